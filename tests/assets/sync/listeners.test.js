/** Those who listen. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { openListeners } from "../../../assets/sync/listeners.js";

test("one that fails stops nobody, and the fault is not hidden", () => {
  const faults = [];
  globalThis.reportError = (error) => faults.push(error.message);
  const listeners = openListeners();
  const heard = [];
  listeners.add(() => {
    throw new Error("broken");
  });
  listeners.add((news) => heard.push(news));
  listeners.tell("news");
  assert.deepEqual([heard, faults], [["news"], ["broken"]]);
});

test("one that has gone hears nothing more, even if it goes while it hears", () => {
  const listeners = openListeners();
  const heard = [];
  const stop = listeners.add((news) => {
    heard.push(news);
    stop();
  });
  listeners.tell(1);
  listeners.tell(2);
  assert.deepEqual(heard, [1]);
});
