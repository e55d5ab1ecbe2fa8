/** Small choices that this browser remembers between visits. */
import { isOpen, read, write } from "../sync/browser_store.js";

const kept = new Map(); // where the browser's store is closed to us: for as long as the page lasts

/** Remember a value under a name, if one is given; gives what is remembered, or null. */
export function remembered(name, value) {
  const key = `canvas.${name}`;
  if (!isOpen()) {
    if (value !== undefined) kept.set(key, value);
    return kept.get(key) ?? null;
  }
  if (value !== undefined) write(key, value);
  return read(key);
}
