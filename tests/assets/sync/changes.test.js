/** What a result means. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { isConflict, isPassing, isStep } from "../../../assets/sync/changes.js";

test("no answer, a busy server and a broken one are tried again", () => {
  for (const status of [0, 408, 425, 429, 500, 502, 503, 507]) assert.equal(isPassing({ ok: false, status }), true, String(status));
});

test("a refusal is for good", () => {
  for (const status of [400, 403, 404, 409, 413, 422]) assert.equal(isPassing({ ok: false, status }), false, String(status));
  assert.equal(isPassing({ ok: true }), false);
});

test("only a conflict is a conflict", () => {
  assert.equal(isConflict({ ok: false, error: "ConflictError" }), true);
  assert.equal(isConflict({ ok: false, error: "UndoConflictError" }), false);
  assert.equal(isConflict({ ok: true }), false);
});

test("undo and redo are steps", () => {
  assert.deepEqual(["put", "hide", "restore", "undo", "redo"].filter((verb) => isStep({ verb })), ["undo", "redo"]);
});
