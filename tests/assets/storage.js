/** A browser's store in place of the missing one; `refuses` makes it full. */
export class Storage {
  constructor() {
    Object.defineProperty(this, "refuses", { value: false, writable: true, enumerable: false });
  }

  getItem(key) {
    return Object.hasOwn(this, key) ? this[key] : null;
  }

  setItem(key, value) {
    if (this.refuses) throw new DOMException("full", "QuotaExceededError");
    this[key] = String(value);
  }

  removeItem(key) {
    delete this[key];
  }
}

/** A new, empty store for the scripts under test. */
export function newStorage() {
  const storage = new Storage();
  Object.defineProperty(globalThis, "localStorage", { value: storage, configurable: true });
  return storage;
}
