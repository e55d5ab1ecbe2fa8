/** The door to the browser's store, open, full and closed. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { forget, isOpen, keysFrom, read, write } from "../../../assets/sync/browser_store.js";
import { newStorage } from "../storage.js";

/** Site data are blocked: whoever asks for the store is refused. */
function blocked() {
  const get = () => {
    throw new DOMException("denied", "SecurityError");
  };
  Object.defineProperty(globalThis, "localStorage", { get, configurable: true });
}

function leaving() {
  let asked = false;
  const event = new Event("beforeunload", { cancelable: true });
  listeners.forEach((listener) => listener(event));
  asked = event.defaultPrevented;
  return asked;
}

const listeners = [];
globalThis.addEventListener = (_name, listener) => listeners.push(listener);

test("what is stored is read, listed and forgotten", () => {
  newStorage();
  assert.equal(isOpen(), true);
  assert.equal(write("canvas.a:1", { text: "x" }), true);
  assert.deepEqual(read("canvas.a:1"), { text: "x" });
  assert.deepEqual(keysFrom("canvas.a:"), ["canvas.a:1"]);
  forget("canvas.a:1");
  assert.equal(read("canvas.a:1"), null);
});

test("where site data are blocked the page's memory keeps it, and leaving asks first", () => {
  blocked();
  assert.equal(isOpen(), false);
  assert.deepEqual(keysFrom("canvas."), []);
  assert.equal(read("canvas.a:1"), null);
  assert.equal(leaving(), false);
  assert.equal(write("canvas.a:1", { text: "x" }), false);
  assert.deepEqual(read("canvas.a:1"), { text: "x" });
  assert.deepEqual(keysFrom("canvas.a:"), ["canvas.a:1"]);
  assert.equal(leaving(), true);
  assert.equal(write("canvas.a:1", null), true);
  assert.deepEqual(keysFrom("canvas."), []);
  assert.equal(leaving(), false);
});

test("a full store keeps what it had, and the page what came later", () => {
  const store = newStorage();
  write("canvas.a:1", "old");
  store.refuses = true;
  assert.equal(write("canvas.a:1", "new"), false);
  assert.equal(read("canvas.a:1"), "new");
  store.refuses = false;
  assert.equal(write("canvas.a:1", "newer"), true);
  assert.equal(read("canvas.a:1"), "newer");
});
