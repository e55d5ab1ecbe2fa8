/** The fields of a form and the server: what is typed stays until it is saved, or until the person has chosen. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { openBindings } from "../../../assets/forms/bindings.js";
import { CHOICE } from "../../../assets/sync/conflict.js";
import { TYPING_PAUSE } from "../../../assets/sync/typing_pause.js";
import { newStorage } from "../storage.js";

const THING = { kind: "answer", version: 1, values: { note: "before", level: 2 }, fixed: { question: "q1" } };
const CLASH = { ok: false, error: "ConflictError", version: 4, current: { note: "theirs", level: 2 } };

/** A form with one field on a thing; `answers` are the server's, in their order. */
function form(...answers) {
  return formIn("en", ...answers);
}

/** The same in a language. */
function formIn(language, ...answers) {
  const sent = [];
  const outbox = {
    pendingFor: () => null,
    dismiss: () => {},
    async send(change) {
      sent.push(change);
      return answers.shift() ?? saved(change);
    },
  };
  const store = openBindings(outbox, "w1", () => {}, () => language);
  store.learn("a1", THING);
  const field = store.bind("a1", ["note"], () => {});
  return { store, field, sent, shown: () => store.shown(field).note };
}

function saved(change, version = 9) {
  return { ok: true, revision: version, rows: [{ id: "a1", kind: "answer", version, values: { ...THING.values, ...change.values } }] };
}

/** Until what was sent has been answered. */
const answered = () => new Promise((resolve) => setImmediate(resolve));

test("what is typed is sent with what the person saw, and is what is there once it is saved", async () => {
  newStorage();
  const { store, field, sent, shown } = form();
  store.write(field, { note: "mine" }, 0);
  assert.equal(shown(), "mine");
  await answered();
  assert.deepEqual(sent, [
    { verb: "put", kind: "answer", id: "a1", values: { question: "q1", note: "mine" }, base: 1, seen: { question: "q1", note: "before" } },
  ]);
  assert.deepEqual([field.typed, shown(), field.saved], [null, "mine", true]);
});

test("what is typed as it was is not sent", async () => {
  newStorage();
  const { store, field, sent } = form();
  store.write(field, { note: "before" }, 0);
  await answered();
  assert.deepEqual(sent, []);
});

test("a refused text stays, in this page and in the next, until it is saved", async () => {
  const browser = newStorage();
  const { store, field, shown } = form({ ok: false, error: "TooLongError", message: "too long" });
  store.write(field, { note: "much" }, 0);
  await answered();
  assert.deepEqual([shown(), field.fault], ["much", { message: "too long" }]);
  const next = form();
  assert.deepEqual([next.shown(), next.field.fault], ["much", { message: "too long" }]);
  next.store.write(next.field, { note: "less" }, 0);
  await answered();
  assert.deepEqual(Object.keys(browser), []);
});

test("what was refused in one language is asked again in another, and waits meanwhile", async () => {
  newStorage();
  const { store, field } = form({ ok: false, error: "TooLongError", message: "too long" });
  store.write(field, { note: "much" }, 0);
  await answered();
  const next = formIn("it", { ok: false, error: "TooLongError", message: "troppo lungo" });
  assert.deepEqual([next.shown(), next.field.fault], ["much", null]);
  await new Promise((resolve) => setTimeout(resolve, 2 * TYPING_PAUSE));
  assert.deepEqual([next.shown(), next.field.fault], ["much", { message: "troppo lungo" }]);
});

test("somebody else's change is shown where nobody writes, and waits where somebody does", () => {
  newStorage();
  const { store, field, shown } = form();
  store.learn("a1", { ...THING, version: 2, values: { note: "theirs" } });
  assert.equal(shown(), "theirs");
  store.write(field, { note: "mine" }, 60_000);
  store.learn("a1", { ...THING, version: 3, values: { note: "theirs again" } });
  assert.equal(shown(), "mine");
  clearTimeout(field.timer);
});

test("what somebody else wrote before a late answer came was not seen, and the next edit says so", async () => {
  newStorage();
  const late = { ...saved({ values: { note: "mine" } }, 2), repeated: true };
  const { store, field, sent, shown } = form(late);
  store.write(field, { note: "mine" }, 0);
  store.learn("a1", { ...THING, version: 3, values: { note: "theirs" } });
  store.write(field, { note: "mine and more" }, 60_000);
  await answered();
  store.left(field);
  await answered();
  assert.deepEqual([sent[1].base, sent[1].seen.note, shown()], [2, "mine", "mine and more"]);
});

const CHOICES = [
  [CHOICE.theirs, undefined, "theirs", 1],
  [CHOICE.mine, undefined, "mine", 2],
  [CHOICE.both, { note: "theirs\nmine" }, "theirs\nmine", 2],
];
for (const [choice, joined, kept, times] of CHOICES) {
  test(`two texts: ${choice} keeps what it says`, async () => {
    const browser = newStorage();
    const { store, field, sent, shown } = form(CLASH);
    store.write(field, { note: "mine" }, 0);
    await answered();
    assert.deepEqual([shown(), field.conflict], ["mine", { current: CLASH.current, version: 4 }]);
    assert.equal(Object.keys(browser).length, 1, "a reload would take the text away");
    await store.resolve(field, choice, joined);
    await answered();
    assert.deepEqual([shown(), field.typed, field.conflict, sent.length], [kept, null, null, times]);
    if (times > 1) assert.deepEqual([sent[1].base, sent[1].seen.note], [4, "theirs"]);
    assert.deepEqual(Object.keys(browser), []);
  });
}

test("what was deleted meanwhile comes back with the text", async () => {
  newStorage();
  const { store, field, sent, shown } = form({ ...CLASH, current: null }, { ok: true, revision: 5, rows: [] });
  store.write(field, { note: "mine" }, 0);
  await answered();
  await store.resolve(field, CHOICE.back);
  await answered();
  assert.deepEqual(sent.map((change) => change.verb), ["put", "restore", "put"]);
  assert.equal(shown(), "mine");
});

test("while two texts wait for a choice, what is typed further stays and is not sent", async () => {
  newStorage();
  const { store, field, sent, shown } = form(CLASH);
  store.write(field, { note: "mine" }, 0);
  await answered();
  store.write(field, { note: "mine and more" }, 0);
  await answered();
  assert.deepEqual([shown(), sent.length], ["mine and more", 1]);
  const next = form();
  assert.deepEqual([next.shown(), next.field.conflict.current.note], ["mine and more", "theirs"]);
});

test("a field that goes sends what was typed a moment ago", async () => {
  newStorage();
  const { store, field, sent } = form();
  store.write(field, { note: "mine" }, 60_000);
  store.release(field);
  await answered();
  assert.equal(sent.length, 1);
});

test("a thing that somebody took back is blank again, and one that is deleted stays while a text stands in the way", () => {
  newStorage();
  const { store, field, shown } = form();
  store.things.get("a1").blank = { note: "", level: null };
  assert.equal(store.lose("a1", 5), false);
  assert.equal(shown(), "");
  store.things.get("a1").blank = null;
  store.write(field, { note: "mine" }, 60_000);
  assert.equal(store.lose("a1", 6), true);
  clearTimeout(field.timer);
});

const newTask = (id) => ({ kind: "task", version: null, values: { name: null, note: "" }, fixed: { task: `own:${id}` }, needs: "name" });

test("nothing is sent of what has no name yet; with its name goes all that was typed", async () => {
  const browser = newStorage();
  const made = { id: "t1", kind: "task", version: 1, values: { name: "Visit", note: "" } };
  const { store, sent } = form({ ok: true, revision: 2, rows: [made] });
  store.learn("t1", newTask("t1"));
  const [name, note] = [store.bind("t1", ["name"], () => {}), store.bind("t1", ["note"], () => {})];
  assert.equal(store.isMissing(name), false);
  store.write(note, { note: "bring cake" }, 0);
  store.flush();
  await answered();
  assert.deepEqual([sent.length, store.isMissing(name), store.isMissing(note)], [0, true, false]);
  store.write(name, { name: "Visit" }, 0);
  await answered();
  await answered();
  assert.deepEqual(sent.map((change) => change.values), [{ task: "own:t1", name: "Visit" }, { task: "own:t1", note: "bring cake" }]);
  assert.deepEqual(Object.keys(browser), []);
});

test("what was typed of a thing that never got its name stands in the next new one, unless it was taken back", async () => {
  const browser = newStorage();
  const { store } = form();
  store.learn("t1", newTask("t1"));
  const note = store.bind("t1", ["note"], () => {});
  store.write(note, { note: "bring cake" }, 60_000);
  store.release(note);
  store.learn("t2", newTask("t2"));
  const next = store.bind("t2", ["note"], () => {});
  assert.equal(store.shown(next).note, "bring cake");
  store.write(next, { note: "" }, 0);
  assert.deepEqual(Object.keys(browser), []);
});

test("what cannot be a value stays in the field with its sentence, and is not sent", async () => {
  newStorage();
  const { store, field, sent, shown } = form();
  store.write(field, { note: "1.2.3" }, 0, "This is not a number");
  store.left(field);
  store.flush();
  await answered();
  assert.deepEqual([shown(), field.fault, sent.length], ["1.2.3", { message: "This is not a number" }, 0]);
  const next = form();
  assert.deepEqual([next.shown(), next.field.held], ["1.2.3", "This is not a number"]);
  store.write(field, { note: "1,2" }, 0);
  await answered();
  assert.deepEqual([field.fault, sent.length], [null, 1]);
});

test("what another part of the page has sent is no longer on its way once it has arrived", () => {
  newStorage();
  let waiting = { note: "typed before the reload " };
  const store = openBindings({ pendingFor: () => waiting }, "w1", () => {}, () => "en");
  store.learn("a1", THING);
  const field = store.bind("a1", ["note"], () => {});
  store.arrived();
  assert.equal(field.typed.note, "typed before the reload ");
  waiting = null;
  store.arrived();
  assert.deepEqual([field.typed, store.shown(field).note], [null, "typed before the reload "]);
});
