/** Places between places. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { between, gathered, placesBetween, spread } from "../../../assets/board/order.js";
import { seeded } from "../random.js";

test("a place lies between its neighbours, beyond the last, before the first", () => {
  assert.equal(between(undefined, undefined), 1);
  assert.equal(between(undefined, 4), 3);
  assert.equal(between(4, undefined), 5);
  assert.equal(between(1, 2), 1.5);
});

test("where there is no room there is no place", () => {
  assert.equal(between(1, 1), null);
  assert.equal(between(2, 1), null);
  assert.equal(between(1, 1 + Number.EPSILON), null);
});

test("a block without room is numbered anew, and only what moves is told", () => {
  const others = [{ id: "a", position: 1 }, { id: "b", position: 1 }, { id: "c", position: 4 }];
  assert.deepEqual(spread(others, "x", "b", "data"), [
    ["x", { block: "data", position: 2 }],
    ["b", { position: 3 }],
  ]);
  assert.deepEqual(spread(others, "x", undefined, "data"), [
    ["b", { position: 2 }],
    ["c", { position: 3 }],
    ["x", { block: "data", position: 4 }],
  ]);
});

for (let seed = 1; seed <= 50; seed += 1) {
  test(`notes stay in the order that people gave them (seed ${seed})`, () => {
    const chance = seeded(seed);
    const positions = new Map(Array.from({ length: 6 }, (_, at) => [`n${at}`, at + 1]));
    let order = [...positions.keys()];
    for (let step = 0; step < 300; step += 1) {
      const id = order[chance(order.length)];
      const rest = order.filter((other) => other !== id);
      const at = chance(2) ? Math.min(1, rest.length) : chance(rest.length + 1); // often the same gap, until it is full
      order = [...rest.slice(0, at), id, ...rest.slice(at)];
      const place = between(positions.get(rest[at - 1]), positions.get(rest[at]));
      const others = rest.map((other) => ({ id: other, position: positions.get(other) }));
      const moves = place === null ? spread(others, id, rest[at], "data") : [[id, { position: place }]];
      for (const [moved, values] of moves) positions.set(moved, values.position);
      assert.deepEqual([...positions.keys()].toSorted((one, other) => positions.get(one) - positions.get(other)), order);
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
