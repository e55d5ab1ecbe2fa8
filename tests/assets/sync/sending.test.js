/** What is sent together. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { nextBatch } from "../../../assets/sync/sending.js";
import { VERB } from "../../../assets/sync/changes.js";
import { added } from "../../../assets/sync/queue.js";

const note = (id, values) => ({ kind: "note", id, values });

/** A queue from changes, with operations a, b, c and so on. */
function queueOf(...changes) {
  return changes.reduce((queue, change, at) => added(queue, change, "abcdefgh"[at]).queue, []);
}

test("a batch holds each thing once, and ends with undo", () => {
  const changes = [note("1", { text: "a" }), note("2", { text: "b" }), { verb: VERB.hide, kind: "note", id: "1" }];
  assert.equal(nextBatch(queueOf(...changes)).length, 2);
  assert.equal(nextBatch(queueOf(note("1", {}), { verb: VERB.undo }, note("2", {}))).length, 2);
  assert.equal(nextBatch(queueOf(...changes), true).length, 1);
  assert.deepEqual(nextBatch([]), []);
});

test("a batch holds 50 changes and 200,000 characters, but always one change", () => {
  const many = Array.from({ length: 60 }, (_, at) => ({ ...note(String(at), { text: "x" }), op: String(at), verb: VERB.put }));
  assert.equal(nextBatch(many).length, 50);
  const long = many.map((change) => ({ ...change, values: { text: "x".repeat(150_000) } }));
  assert.equal(nextBatch(long).length, 1);
  const longest = many.map((change) => ({ ...change, values: { text: "x".repeat(250_000) } }));
  assert.equal(nextBatch(longest).length, 1);
});
