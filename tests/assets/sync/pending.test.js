/** What is written in this browser and not saved yet, and on which screen. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { draftName, openDrafts } from "../../../assets/sync/drafts.js";
import { pendingTexts } from "../../../assets/sync/pending.js";
import { openShelf } from "../../../assets/sync/unsent.js";
import { newStorage } from "../storage.js";

test("drafts of notes are the canvas's, drafts of forms those of the screen that has the form", () => {
  newStorage();
  const drafts = openDrafts("w1");
  drafts.keep(draftName.writer("data"), { text: "under a block" });
  drafts.keep(draftName.note("n1"), { text: "in a note" });
  drafts.keep(draftName.field("a1", "note"), { kind: "answer", fixed: { question: "data.q1" } });
  drafts.keep(draftName.field("a2", "note"), { kind: "answer", fixed: { question: "r10" } });
  drafts.keep(draftName.field("t1", "name"), { kind: "task" });
  drafts.keep(draftName.field("k1", "event"), { kind: "risk" });
  drafts.keep(draftName.field("s1", "name"), { kind: "segment" });
  const found = Object.fromEntries(pendingTexts("w1"));
  assert.deepEqual(found, { canvas: 2, interview: 1, relationships: 2, plan: 1, risks: 1 });
});

test("a draft of an earlier version, which does not say what it is of, is counted too", () => {
  const store = newStorage();
  store.setItem("canvas.draft:w1:a1:note", '{"values":{"note":"in a form"}}');
  assert.deepEqual(pendingTexts("w1"), [["interview", 1]]);
});

test("what waits to be sent is counted, whichever window wrote it, and nothing of another workshop", () => {
  newStorage();
  openShelf("w1").release([{ kind: "note", values: { text: "a" } }]);
  openShelf("w1").keep([{ kind: "answer", values: { question: "r2" } }, { kind: "note", values: {} }]);
  openShelf("w2").keep([{ kind: "risk", values: {} }]);
  openDrafts("w2").keep(draftName.writer("data"), { text: "elsewhere" });
  assert.deepEqual(Object.fromEntries(pendingTexts("w1")), { canvas: 2, relationships: 1 });
});

test("nothing is pending once all is saved", () => {
  newStorage();
  const [drafts, shelf] = [openDrafts("w1"), openShelf("w1")];
  drafts.keep(draftName.writer("data"), { text: "a" });
  shelf.keep([{ kind: "note", values: {} }]);
  drafts.keep(draftName.writer("data"), null);
  shelf.keep([]);
  assert.deepEqual(pendingTexts("w1"), []);
});
