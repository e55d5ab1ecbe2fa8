/** The canvas on the screen that there is. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { largestFitting, outside, widened } from "../../../assets/board/fitting.js";

const sum = (values) => values.reduce((whole, value) => whole + value, 0);

/** The height of a text at a scale: lines of words, each as wide as the scale makes it. */
const lines = (scale) => scale * 20 * Math.ceil((scale * 3000) / 400);

test("the largest scale that fits is found to a hundredth, and none where even the smallest does not fit", () => {
  assert.equal(largestFitting(0.8, 2, 1, () => 1), 2);
  assert.equal(largestFitting(0.8, 2, 1, () => 1.1), null);
  for (let height = 100; height < 700; height += 7) {
    const found = largestFitting(0.8, 2, height, lines);
    assert.ok(lines(found) <= height && (found === 2 || lines(found + 0.011) > height), `${height}: ${found}`);
  }
});

test("few scales are tried: each lays all texts out anew", () => {
  const tried = [];
  for (let height = 100; height < 700; height += 7) {
    largestFitting(0.8, 2, height, (scale) => (tried.push(scale), lines(scale)));
  }
  assert.ok(tried.length / 86 < 7, String(tried.length / 86));
});

test("it ends where the height jumps", () => {
  const found = largestFitting(0.8, 2, 100, (scale) => (scale < 1.234 ? 1 : 1_000_000));
  assert.ok(found < 1.234 && found > 1.22, String(found));
});

test("full columns get room from half-empty ones, and none less than the narrowest", () => {
  const shares = widened([1, 1, 1, 1, 1], [300, 900, 300, 900, 100], 0.7);
  assert.ok(Math.abs(sum(shares) - 5) < 1e-9);
  assert.ok(Math.min(...shares) >= 0.7 - 1e-9);
  assert.ok(shares[1] > 1.2 && shares[1] === shares[3]);
  assert.ok(shares[4] <= shares[0]);
});

test("columns stay as they are where nothing stands in them, or there is no room to give", () => {
  assert.deepEqual(widened([1, 1], [0, 0], 0.5), [1, 1]);
  assert.deepEqual(widened([1, 1], [10, 90], 1), [1, 1]);
});

test("what is cut above or below counts as outside, what touches the edge does not", () => {
  const boxes = [{ top: 0, bottom: 10 }, { top: -20, bottom: -5 }, { top: 90, bottom: 100.5 }, { top: 95, bottom: 120 }];
  assert.equal(outside(boxes, { top: 0, bottom: 100 }), 2);
});
