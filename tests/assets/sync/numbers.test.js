/** Numbers in the reader's language. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { fill, openNumbers } from "../../../assets/sync/numbers.js";

const TEXTS = { percent: "{number}%", notes_one: "{count} note", notes_other: "{count} notes" };
const english = openNumbers("en-GB", TEXTS);
const italian = openNumbers("it-IT", { percent: "{number}%", notes_one: "{count} nota", notes_other: "{count} note" });

test("a level has one digit behind the comma, and none is a dash", () => {
  assert.deepEqual([2, 2.25, 3.04, null, undefined].map((value) => english.level(value)), ["2.0", "2.3", "3.0", "–", "–"]);
  assert.deepEqual([2, 2.25].map((value) => italian.level(value)), ["2,0", "2,3"]);
  assert.equal(english.level(2.53, 2), "2.53");
});

test("a sum that misses a half by a hair is rounded as in the files", () => {
  assert.equal(english.level(0.1 + 0.2 - 0.05), "0.3");
  assert.equal(english.level(2.25 - 1e-12), "2.3");
  assert.equal(english.percent(62.5 - 1e-11), "63%");
  assert.equal(italian.percent(59.6, 1), "59,6%");
});

test("short numbers have no empty digit", () => {
  assert.deepEqual([3, 2.5, 2.03, 1.98].map(english.short), ["3", "2.5", "2", "2"]);
  assert.equal(italian.short(2.5), "2,5");
});

test("notes are counted in words that fit", () => {
  assert.deepEqual([0, 1, 2, 1234].map((count) => english.counted("notes", count)), ["0 notes", "1 note", "2 notes", "1,234 notes"]);
  assert.deepEqual([0, 1, 2].map((count) => italian.counted("notes", count)), ["0 note", "1 nota", "2 note"]);
});

test("a language with more plural forms gets each of them", () => {
  const polish = openNumbers("pl-PL", { notes_one: "{count} notatka", notes_few: "{count} notatki", notes_many: "{count} notatek", notes_other: "{count} notatki" });
  assert.deepEqual([1, 3, 5, 22].map((count) => polish.counted("notes", count)), ["1 notatka", "3 notatki", "5 notatek", "22 notatki"]);
});

test("an hour is two and two digits in both languages", () => {
  const evening = new Date(2026, 10, 2, 21, 5);
  assert.equal(english.clock(evening), "21:05");
  assert.equal(italian.clock(evening), "21:05");
});

test("what has no value stays as it is, and a value is not read again", () => {
  assert.equal(fill("{a} and {b}", { a: "{b}" }), "{b} and {b}");
  assert.equal(fill("{a} $& {a}", { a: "$&" }), "$& $& $&");
});
