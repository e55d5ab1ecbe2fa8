/** What windows leave for each other. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { openShelf } from "../../../assets/sync/unsent.js";
import { newStorage } from "../storage.js";

const change = (op) => ({ op, verb: "put", id: op, values: {} });

/** Locks as browsers keep them: those of `held` are held. */
function locks(held) {
  const names = held.map((name) => ({ name }));
  const value = held === null ? undefined : { query: async () => ({ held: names }), request: () => new Promise(() => {}) };
  Object.defineProperty(globalThis, "navigator", { value: { locks: value }, configurable: true });
}

test("what a closed window has left is found by the next, and only by one of the same workshop", () => {
  newStorage();
  openShelf("w1").release([change("a")]);
  const [[key, changes]] = openShelf("w1").closed();
  assert.deepEqual(changes, [change("a")]);
  assert.match(key, /^canvas\.outbox:w1:/);
  assert.deepEqual(openShelf("w2").closed(), []);
});

test("what is kept by a window that lives is not taken, what a crashed one kept is", async () => {
  const store = newStorage();
  const living = openShelf("w1");
  living.keep([change("a")]);
  const [key] = Object.keys(store);
  locks([key]);
  const next = openShelf("w1");
  assert.deepEqual(next.closed(), []);
  assert.deepEqual(await next.crashed(), []);
  locks([]);
  assert.deepEqual(await next.crashed(), [[key, [change("a")]]]);
  assert.deepEqual(await living.crashed(), [], "nobody takes over from oneself");
});

test("nothing is left when all has been sent, and a full store says so", () => {
  const store = newStorage();
  const shelf = openShelf("w1");
  assert.equal(shelf.keep([change("a")]), true);
  assert.equal(shelf.keep([]), true);
  assert.deepEqual(Object.keys(store), []);
  store.refuses = true;
  assert.equal(shelf.keep([change("a")]), false);
});
