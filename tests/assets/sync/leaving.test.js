/** Before the page is left: what was just typed is kept first, and only then is asked whether something would get lost. */
import assert from "node:assert/strict";
import { test } from "node:test";

const listeners = [];
globalThis.addEventListener = (name, listener) => listeners.push([name, listener]);
const { askBeforeLeaving, beforeLeaving } = await import("../../../assets/sync/leaving.js");

function leave() {
  let asked = false;
  for (const [name, listener] of listeners) if (name === "beforeunload") listener({ preventDefault: () => (asked = true) });
  return asked;
}

test("who asks is heard after what was typed is kept, whoever came first", () => {
  let queue = [];
  const stops = [askBeforeLeaving(() => queue.length > 0), beforeLeaving(() => queue.push("typed"))];
  assert.equal(leave(), true);
  queue = [];
  stops[1]();
  assert.equal(leave(), false);
  stops[0]();
  assert.equal(listeners.length, 1);
});
