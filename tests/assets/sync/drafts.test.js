/** Drafts, and the names that people's browsers know them by. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { draftName, openDrafts } from "../../../assets/sync/drafts.js";
import { newStorage } from "../storage.js";

test("a draft of an earlier version of the program is found under the name it was kept by", () => {
  const store = newStorage();
  store.setItem("canvas.draft:w1:data", '{"text":"under a block"}');
  store.setItem("canvas.draft:w1:note:n1", '{"text":"in a note"}');
  store.setItem("canvas.draft:w1:a1:note", '{"values":{"note":"in a form"}}');
  const drafts = openDrafts("w1");
  assert.equal(drafts.of(draftName.writer("data")).text, "under a block");
  assert.equal(drafts.of(draftName.note("n1")).text, "in a note");
  assert.equal(drafts.of(draftName.field("a1", "note")).values.note, "in a form");
});

test("only notes of this workshop are notes that were being edited", () => {
  newStorage();
  const drafts = openDrafts("w1");
  drafts.keep(draftName.note("n1"), { text: "a" });
  drafts.keep(draftName.note("n2"), { text: "b" });
  drafts.keep(draftName.writer("data"), { text: "c" });
  drafts.keep(draftName.field("a1", "note"), { values: {} });
  openDrafts("w2").keep(draftName.note("n3"), { text: "d" });
  assert.deepEqual(drafts.notes().toSorted(), ["n1", "n2"]);
});

test("a draft that is over is forgotten", () => {
  const store = newStorage();
  const drafts = openDrafts("w1");
  drafts.keep("data", { text: "a" });
  drafts.keep("data", null);
  assert.equal(drafts.of("data"), null);
  assert.deepEqual(Object.keys(store), []);
});

test("a full store and a broken draft hurt nobody: the page itself keeps what the store does not take", () => {
  const store = newStorage();
  const drafts = openDrafts("w1");
  store.setItem("canvas.draft:w1:data", "{broken");
  assert.equal(drafts.of("data"), null);
  store.refuses = true;
  drafts.keep("data", { text: "a" });
  assert.equal(drafts.of("data").text, "a");
  drafts.keep("data", null);
  assert.equal(drafts.of("data"), null);
});
