/**
 * The one door to the browser's own store: values as JSON.
 *
 * The store may be full, or closed to us: site data blocked, a private window. What it does not take is kept in this page's
 * memory, and whoever leaves the page is asked first while something that must not get lost is only there.
 */
import { askBeforeLeaving } from "./leaving.js";

const memory = new Map(); // key -> text: what the store did not take
let watching = false;

/** Whether this browser keeps anything at all for us. */
export function isOpen() {
  watch();
  const key = "canvas.try";
  try {
    localStorage.setItem(key, "1");
    localStorage.removeItem(key);
    return true;
  } catch {
    return false;
  }
}

/** What is stored under a key; null when there is nothing that can be read. */
export function read(key) {
  try {
    return JSON.parse(memory.get(key) ?? localStorage.getItem(key));
  } catch {
    return null;
  }
}

/** Store a value, or forget it when it is null; says whether the store took it, else it lasts as long as the page. */
export function write(key, value) {
  watch();
  memory.delete(key);
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(value));
    return true;
  } catch {
    if (value === null) return true;
    memory.set(key, JSON.stringify(value));
    return false;
  }
}

/** Forget the value of a key. */
export function forget(key) {
  write(key, null);
}

/** The keys that begin with a prefix. */
export function keysFrom(prefix) {
  return [...new Set([...storedKeys(), ...memory.keys()])].filter((key) => key.startsWith(prefix));
}

function storedKeys() {
  try {
    return Object.keys(localStorage);
  } catch {
    return [];
  }
}

/** From the first use on: a listener that is added while the page is being left would come too late. */
function watch() {
  if (watching) return;
  watching = true;
  askBeforeLeaving(() => memory.size > 0);
}
