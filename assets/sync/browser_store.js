/** Values in the browser's own store, as JSON. It may be full, or closed to us in a private window. */

/** What is stored under a key; null when there is nothing that can be read. */
export function read(key) {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null;
  }
}

/** Store a value, or forget it when it is null; says whether that worked. */
export function write(key, value) {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

/** The keys that begin with a prefix. */
export function keysFrom(prefix) {
  return Object.keys(localStorage).filter((key) => key.startsWith(prefix));
}
