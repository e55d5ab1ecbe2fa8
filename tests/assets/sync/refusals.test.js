/** Changes that were refused once their page was gone. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { openRefusals } from "../../../assets/sync/refusals.js";
import { newStorage } from "../storage.js";

const refused = (op) => ({ change: { op }, result: { ok: false } });

test("a refusal is heard at once, by every later page, and not after it has found its place", () => {
  newStorage();
  const refusals = openRefusals("w1");
  const heard = [];
  const hear = (kept) => heard.push(kept.change.op);
  refusals.hear(hear);
  refusals.keep(refused("a"));
  refusals.keep(refused("b"));
  assert.deepEqual(heard, ["a", "b"]);
  openRefusals("w1").hear(hear);
  assert.deepEqual(heard, ["a", "b", "a", "b"]);
  refusals.dismiss("a");
  openRefusals("w1").hear(hear);
  assert.deepEqual(heard, ["a", "b", "a", "b", "b"]);
  openRefusals("w2").hear(hear);
  assert.equal(heard.length, 5);
});

test("one that nothing can store is told all the same", () => {
  newStorage().refuses = true;
  const refusals = openRefusals("w1");
  const heard = [];
  refusals.hear((kept) => heard.push(kept.change.op));
  assert.equal(refusals.keep(refused("a")), false);
  assert.deepEqual(heard, ["a"]);
});
