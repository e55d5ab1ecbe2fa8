/** Pasted lists. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { pointsOf } from "../../../assets/board/pasted_list.js";

test("each line is a point, without its bullet or number", () => {
  assert.deepEqual(pointsOf("- one\n• two\r\n* three\n4. four\n5) five\n(6) six\nb) and b\n- [x] seven\n\n"), ["one", "two", "three", "four", "five", "six", "and b", "seven"]);
  assert.deepEqual(pointsOf("one\ntwo"), ["one", "two"]);
});

test("a line without a bullet goes on from the point above, where the others have one", () => {
  assert.deepEqual(pointsOf("- one\n  goes on\n- two"), ["one goes on", "two"]);
});

test("a heading above a list is a point, and an indented line goes on there too", () => {
  assert.deepEqual(pointsOf("Sales:\n- one\n  goes on\n- two\nService:\n- three\n- four"), ["Sales:", "one goes on", "two", "Service:", "three", "four"]);
});

test("the bullets of word processors and boxes to tick are bullets", () => {
  assert.deepEqual(pointsOf("\uf0b7\tone\n\uf0a7\ttwo\n☐ three\n☑ four\n→ five\n➤ six"), ["one", "two", "three", "four", "five", "six"]);
});

test("a bullet with nothing after it, or nothing one can see, is no point", () => {
  assert.deepEqual(pointsOf("-\n-\n"), []);
  assert.deepEqual(pointsOf("1.\n2.\n3. three"), ["three"]);
  assert.deepEqual(pointsOf("- \u200b\n- \u200b"), []);
  assert.deepEqual(pointsOf("➤\n✔\n☒\n⁃"), []);
  assert.deepEqual(pointsOf("a)\nb)\n"), []);
  assert.deepEqual(pointsOf("- [ ]\n- [x] "), []);
  assert.deepEqual(pointsOf("- 😀\n- 1\n- ✓ done"), ["😀", "1", "✓ done"]);
});

test("one line is no list", () => {
  assert.deepEqual(pointsOf("  just one  "), ["just one"]);
  assert.deepEqual(pointsOf("\n \n"), []);
});

test("what only looks like a bullet stays", () => {
  assert.deepEqual(pointsOf("-5 %\n2009 was better\n=1+1\n3.5 people\n1.000 notes"), ["-5 %", "2009 was better", "=1+1", "3.5 people", "1.000 notes"]);
  assert.deepEqual(pointsOf("e. g. this\nA day"), ["e. g. this", "A day"]);
});

test("two hundred lines are two hundred points, and markup stays text", () => {
  const lines = Array.from({ length: 200 }, (_, at) => `<img onerror=${at}> 👩‍👩‍👧`);
  assert.deepEqual(pointsOf(lines.join("\n")), lines);
});
