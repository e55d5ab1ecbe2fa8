/** Places between places. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { byPlace, gathered, placesBetween, shifted } from "../../../assets/board/order.js";
import { seeded } from "../random.js";

test("a place lies between its neighbours, beyond the last, before the first", () => {
  assert.deepEqual(placesBetween(undefined, undefined, 1), [1]);
  assert.deepEqual(placesBetween(undefined, 4, 1), [3]);
  assert.deepEqual(placesBetween(4, undefined, 1), [5]);
  assert.deepEqual(placesBetween(1, 2, 1), [1.5]);
});

test("where there is no room there is no place", () => {
  assert.equal(placesBetween(1, 1, 1), null);
  assert.equal(placesBetween(2, 1, 1), null);
  assert.equal(placesBetween(1, 1 + Number.EPSILON, 1), null);
});

test("a block without room is numbered anew, and only what moves is told", () => {
  const others = [{ id: "a", position: 1 }, { id: "b", position: 1 }, { id: "c", position: 4 }];
  assert.deepEqual(gathered(others, ["x"], "a", "data"), [
    ["x", { block: "data", position: 2 }],
    ["b", { position: 3 }],
  ]);
});

test("what stands where it is to stand does not move", () => {
  const notes = [{ id: "a", position: 1 }, { id: "b", position: 2 }, { id: "c", position: 3 }];
  assert.deepEqual(gathered(notes, ["b", "c"], "a", "data"), []);
  assert.deepEqual(shifted(notes, ["a"], -1, "data"), []);
  assert.deepEqual(shifted(notes, ["b", "c"], 1, "data"), []);
  assert.deepEqual(shifted(notes, ["elsewhere"], 1, "data"), []);
});

for (let seed = 1; seed <= 50; seed += 1) {
  test(`notes stay in the order that people gave them (seed ${seed})`, () => {
    const chance = seeded(seed);
    let notes = Array.from({ length: 6 }, (_, at) => ({ id: `n${at}`, position: at + 1 }));
    let order = notes.map((note) => note.id);
    for (let step = 0; step < 300; step += 1) {
      const id = order[chance(order.length)];
      const rest = order.filter((other) => other !== id);
      const at = chance(2) ? Math.min(1, rest.length) : chance(rest.length + 1); // often the same gap, until it is full
      order = [...rest.slice(0, at), id, ...rest.slice(at)];
      for (const [moved, values] of gathered(notes, [id], rest[at - 1] ?? null, "data")) notes.find((note) => note.id === moved).position = values.position;
      assert.deepEqual((notes = notes.toSorted(byPlace)).map((note) => note.id), order);
    }
  });
}

test("several places between two are in order, and none where there is no room", () => {
  assert.deepEqual(placesBetween(undefined, undefined, 2), [1, 2]);
  assert.deepEqual(placesBetween(4, undefined, 3), [5, 6, 7]);
  assert.deepEqual(placesBetween(1, 2, 3), [1.25, 1.5, 1.75]);
  assert.equal(placesBetween(1, 1 + Number.EPSILON, 2), null);
  for (const place of placesBetween(undefined, -3, 2)) assert.ok(place < -3);
});

test("notes that are gathered stand one after the other where they are put, with room or without", () => {
  const notes = [{ id: "a", position: 1 }, { id: "b", position: 2 }, { id: "c", position: 2 }, { id: "d", position: 3 }];
  const order = (moves) => {
    const places = new Map([...notes.map((note) => [note.id, note.position]), ...moves.map(([id, values]) => [id, values.position])]);
    return [...places.keys()].toSorted((one, other) => places.get(one) - places.get(other)).join("");
  };
  assert.equal(order(gathered(notes, ["d", "x"], "a", "data")), "adxbc");
  assert.equal(order(gathered(notes, ["x", "y"], "b", "data")), "abxycd");
  assert.equal(order(gathered(notes, ["c"], null, "data")), "cabd");
  assert.deepEqual(gathered(notes, ["x"], "d", "data"), [["x", { block: "data", position: 4 }]]);
});

test("one note or several go one place up or down, and those that stood apart come together", () => {
  const notes = ["a", "b", "c", "d", "e"].map((id, at) => ({ id, position: at + 1 }));
  const order = (moves) => {
    const places = new Map([...notes.map((note) => [note.id, note.position]), ...moves.map(([id, values]) => [id, values.position])]);
    return [...places.keys()].toSorted((one, other) => places.get(one) - places.get(other)).join("");
  };
  assert.equal(order(shifted(notes, ["b"], -1, "data")), "bacde");
  assert.equal(order(shifted(notes, ["b"], 1, "data")), "acbde");
  assert.equal(order(shifted(notes, ["c", "d"], -1, "data")), "acdbe");
  assert.equal(order(shifted(notes, ["b", "c"], 1, "data")), "adbce");
  assert.equal(order(shifted(notes, ["b", "d"], 1, "data")), "acebd");
  assert.equal(order(shifted(notes, ["b", "d"], -1, "data")), "bdace");
  assert.equal(order(shifted(notes, ["a", "c"], -1, "data")), "acbde");
  assert.equal(order(shifted(notes, ["c", "e"], 1, "data")), "abdce");
});
