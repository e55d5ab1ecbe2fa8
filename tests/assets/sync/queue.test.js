/** What waits to be sent: nothing is lost, nothing is sent twice, and nobody's text is overwritten unseen. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { nextBatch } from "../../../assets/sync/sending.js";
import { VERB } from "../../../assets/sync/changes.js";
import { accepted, added, pendingValues, tried } from "../../../assets/sync/queue.js";
import { seeded } from "../random.js";

const note = (id, values, more = {}) => ({ kind: "note", id, values, ...more });

/** A queue from changes, with operations a, b, c and so on. */
function queueOf(...changes) {
  return changes.reduce((queue, change, at) => added(queue, change, "abcdefgh"[at]).queue, []);
}

test("a put joins the unsent put on the same thing, and keeps what the person saw first", () => {
  const first = queueOf(note("1", { text: "m" }, { base: 4, seen: { text: "" } }));
  const { queue, op } = added(first, note("1", { text: "mio", tint: 2 }, { base: 9, seen: { text: "m", tint: 1 } }), "b");
  assert.equal(op, "a");
  assert.equal(queue.length, 1);
  assert.deepEqual(queue[0].values, { text: "mio", tint: 2 });
  assert.deepEqual(queue[0].seen, { text: "", tint: 1 });
  assert.equal(queue[0].base, 4);
});

test("nothing joins a put that may be on the server already", () => {
  const sent = queueOf(note("1", { text: "m" }));
  const { queue, op } = added(tried(sent, sent), note("1", { text: "mio" }), "b");
  assert.equal(op, "b");
  assert.deepEqual(queue.map((change) => change.values.text), ["m", "mio"]);
});

for (const verb of [VERB.undo, VERB.redo]) {
  test(`nothing joins a put across ${verb}`, () => {
    assert.equal(queueOf(note("1", { text: "m" }), { verb }, note("1", { text: "mio" })).length, 3);
  });
}

for (const verb of [VERB.hide, VERB.restore]) {
  test(`nothing joins a put across ${verb} of the same thing, but that of another thing is no hindrance`, () => {
    assert.equal(queueOf(note("1", { text: "m" }), { verb, kind: "note", id: "1" }, note("1", { text: "n" })).length, 3);
    assert.equal(queueOf(note("1", { text: "m" }), { verb, kind: "note", id: "2" }, note("1", { text: "n" })).length, 2);
  });
}

test("one id of two kinds is two things", () => {
  assert.equal(queueOf(note("1", { text: "m" }), { kind: "task", id: "1", values: { name: "n" } }).length, 2);
});

test("a change of what is still waiting was made by somebody who saw what waits", () => {
  const sent = queueOf(note("1", { text: "m", tint: 1 }, { seen: { text: "", tint: 0 } }));
  const { queue } = added(tried(sent, sent), note("1", { text: "mio" }, { seen: { text: "", place: 7 } }), "b");
  assert.deepEqual(queue[1].seen, { text: "m", place: 7 });
});

test("a change that asks for nothing seen stays so", () => {
  const { queue } = added(queueOf(note("1", { text: "m" })), note("2", { text: "n" }), "b");
  assert.equal(queue[1].seen, null);
});

test("no queue is changed in place", () => {
  const before = queueOf(note("1", { text: "m" }, { seen: { text: "" } }), note("2", { text: "n" }, { seen: { text: "" } }));
  const copy = structuredClone(before);
  added(before, note("2", { text: "o" }), "c");
  tried(before, before);
  accepted(before, before[0], { id: "2", values: { text: "p" } });
  assert.deepEqual(before, copy);
});

test("what waits for a thing is the last value of each name", () => {
  const sent = queueOf(note("1", { text: "m", tint: 1 }));
  const { queue } = added(tried(sent, sent), note("1", { text: "mio" }), "b");
  assert.deepEqual(pendingValues(queue, "1"), { text: "mio", tint: 1 });
  assert.equal(pendingValues(queue, "2"), null);
  assert.equal(pendingValues(queueOf({ verb: VERB.hide, kind: "note", id: "1" }), "1"), null);
});

test("what was accepted is what the next change of the same thing has seen", () => {
  const sent = queueOf(note("1", { text: " m" }, { seen: { text: "" } }));
  const { queue } = added(tried(sent, sent), note("1", { text: "mio", tint: 2 }, { seen: { text: "", tint: 1 } }), "b");
  const left = accepted(queue.slice(1), queue[0], { id: "1", version: 3, values: { text: "m" } });
  assert.deepEqual(left[0].seen, { text: "m", tint: 1 });
});

/** A server that takes batches, knows each operation once, and refuses what somebody else changed unseen. */
function serverOf() {
  const things = new Map();
  const results = new Map();
  return {
    things,
    take(change) {
      if (results.has(change.op)) return results.get(change.op);
      const now = things.get(change.id) ?? {};
      const clash = Object.entries(change.seen ?? {}).some(([name, value]) => (now[name] ?? null) !== value);
      const row = { id: change.id, values: clash ? now : { ...now, ...change.values } };
      if (!clash) things.set(change.id, row.values);
      results.set(change.op, { ok: !clash, row });
      return results.get(change.op);
    },
  };
}

for (let seed = 1; seed <= 200; seed += 1) {
  test(`one person who writes alone loses nothing and meets no conflict, however answers are lost (seed ${seed})`, () => {
    const chance = seeded(seed);
    const server = serverOf();
    const shown = new Map(); // what the person sees: the last thing written
    let queue = [];
    let inFlight = null;
    let op = 0;

    function write() {
      const [id, name, value] = [String(chance(3)), ["text", "tint"][chance(2)], chance(1000)];
      const seen = { [name]: server.things.get(id)?.[name] ?? null }; // what the screen knew: perhaps long ago
      queue = added(queue, note(id, { [name]: value }, { seen }), String((op += 1))).queue;
      shown.set(id, { ...shown.get(id), [name]: value });
    }

    function depart() {
      if (inFlight || !queue.length) return;
      const batch = nextBatch(queue, chance(3) === 0);
      queue = tried(queue, batch);
      inFlight = batch.map((change) => [change, chance(4) > 0 ? server.take(change) : null]);
    }

    function arrive() {
      for (const [{ op: sent }, result] of inFlight ?? []) {
        if (!result || chance(4) === 0) continue; // lost on its way there, or on its way back
        const change = queue.find((other) => other.op === sent);
        assert.ok(result.ok, "somebody who writes alone met a conflict");
        queue = accepted(queue.filter((other) => other !== change), change, result.row);
      }
      inFlight = null;
    }

    for (let step = 0; step < 60; step += 1) [write, depart, arrive][chance(3)]();
    for (let step = 0; queue.length && step < 1000; step += 1) (inFlight ? arrive : depart)();
    assert.deepEqual(queue, []);
    assert.deepEqual(new Map([...server.things].toSorted()), new Map([...shown].toSorted()));
  });
}
