/** What a browser knows of the canvas, with what it has not sent yet on top. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { byPlace } from "../../../assets/board/order.js";
import { openEntries } from "../../../assets/board/entries.js";

const row = (id, values, version = 1) => ({ kind: "note", id, version, values });
const put = (id, values) => ({ verb: "put", kind: "note", id, values });

/** Things with two notes, read at revision 5, and a list of waiting changes that tests may fill. */
function opened() {
  const waiting = [];
  const entries = openEntries(["note", "choice"], () => waiting);
  entries.takeAll("note", [{ id: "a", version: 1, text: "a" }, { id: "b", version: 2, text: "b" }], 5);
  return { entries, waiting, texts: () => [...entries.shown("note").values()].map((note) => note.text) };
}

test("the newer of two rows counts, whichever comes first", () => {
  const { entries, texts } = opened();
  entries.take(row("a", { text: "newer" }, 3), 7);
  entries.take(row("a", { text: "older" }, 2), 6);
  assert.deepEqual(texts(), ["newer", "b"]);
  assert.equal(entries.versionOf("note", "a"), 3);
});

test("what is missing in the whole is hidden, unless it came later", () => {
  const { entries, texts } = opened();
  entries.take(row("c", { text: "c" }), 9);
  entries.takeAll("note", [{ id: "a", version: 1, text: "a" }], 8);
  assert.deepEqual(texts(), ["a", "c"]);
});

test("changes that wait are seen as if they were done, in their order", () => {
  const { waiting, texts } = opened();
  waiting.push(put("a", { text: "x" }), put("c", { text: "c" }), { verb: "hide", kind: "note", id: "b" });
  assert.deepEqual(texts(), ["x", "c"]);
  waiting.push({ verb: "restore", kind: "note", id: "b" }, put("a", { text: "y" }), { verb: "put", kind: "choice", id: "a", values: { text: "no" } });
  assert.deepEqual(texts(), ["y", "c", "b"]);
});

test("a note that somebody hid comes back as it was last", () => {
  const { entries, waiting, texts } = opened();
  entries.take(row("a", null, 4), 6);
  assert.deepEqual(texts(), ["b"]);
  waiting.push({ verb: "restore", kind: "note", id: "a" });
  assert.deepEqual(texts().toSorted(), ["a", "b"]);
});

test("what a person has seen is what was shown, at the version that the server had", () => {
  const { entries, waiting } = opened();
  waiting.push(put("a", { text: "x" }));
  assert.deepEqual(entries.sight("note", "a", ["text", "tint"]), { base: 1, seen: { text: "x", tint: null } });
  assert.deepEqual(entries.sight("note", "none", ["text"]), { base: null, seen: null });
});

test("after a conflict the other's text is what is there, or nothing when it was deleted", () => {
  const { entries, texts } = opened();
  const conflict = { ok: false, error: "ConflictError", version: 7 };
  entries.takeTheirs(put("a", {}), { ...conflict, current: { id: "a", version: 7, text: "theirs" } }, 6);
  entries.takeTheirs(put("b", {}), { ...conflict, current: null }, 6);
  assert.deepEqual(texts(), ["theirs"]);
  entries.takeTheirs(put("a", {}), { ok: false, error: "TooLongError" }, 9);
  assert.deepEqual(texts(), ["theirs"]);
});

test("kinds that are not kept are nothing to this browser", () => {
  const { entries } = opened();
  entries.take({ kind: "task", id: "t", version: 1, values: {} }, 6);
  assert.equal(entries.versionOf("task", "t"), null);
});

test("notes at the same place have one order", () => {
  const notes = [{ id: "b", position: 1 }, { id: "a", position: 1 }, { id: "c" }, { id: "d", position: -1 }];
  assert.deepEqual(notes.toSorted(byPlace).map((note) => note.id), ["d", "c", "a", "b"]);
});
