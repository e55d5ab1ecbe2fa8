/** Who wishes to hear what, and what a feed must bring for all. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { brings, isNext, query, together } from "../../../assets/sync/feed_wishes.js";

test("together several wish all that any of them misses", () => {
  assert.deepEqual(together([]), {});
  assert.deepEqual(together([{ a: 5, b: 2 }, { a: 3 }, { c: null }]), { a: 3, b: 2, c: null });
  assert.deepEqual(together([{ a: null }, { a: 7 }]), { a: 7 }, "what is new from now on is among what comes after a revision");
});

test("a feed stays as long as it brings what is wished, and nothing that nobody wishes", () => {
  assert.equal(brings({ a: 5 }, { a: 5 }), true);
  assert.equal(brings({ a: 5 }, { a: 9 }), true, "who knows more hears the rest in a moment");
  assert.equal(brings({ a: 5 }, { a: 4 }), false, "who knows less has missed something");
  assert.equal(brings({ a: 5 }, { a: null }), true);
  assert.equal(brings({ a: null }, { a: 5 }), false, "a feed that begins anywhere may have left something out");
  assert.equal(brings({ a: 5 }, { a: 5, b: 1 }), false);
  assert.equal(brings({ a: 5, b: 1 }, { a: 5 }), false, "a workshop that was left is given up");
});

test("a change is next only where nothing lies between it and what is known", () => {
  const change = (before, revision) => ({ before, event: { revision } });
  assert.equal(isNext(5, change(5, 6)), true);
  assert.equal(isNext(5, change(4, 6)), true, "revisions that are gone leave no gap");
  assert.equal(isNext(5, change(6, 7)), false, "the sixth is missing, and will be brought again");
  assert.equal(isNext(5, change(3, 5)), false, "known already");
  assert.equal(isNext(5, change(null, 6)), false, "nobody knows where this feed began");
  assert.equal(isNext(null, change(null, 6)), true);
});

test("the address names every workshop and what is known of it", () => {
  assert.equal(query({ a: 5, b: null, c: 0 }), "w=a:5&w=b&w=c:0");
});
