/** Changes that were refused for good after the page that made them was gone, kept until a page has shown them. */
import { openListeners } from "./listeners.js";
import { read, write } from "./browser_store.js";

export function openRefusals(workshop) {
  const shelf = `canvas.refused:${workshop}`;
  const listeners = openListeners();
  const all = () => read(shelf) ?? [];
  return {
    /** Keep a refusal, {change, result}, and tell of it; says whether the store took it. */
    keep(refused) {
      const stored = write(shelf, [...all(), refused]);
      listeners.tell(refused);
      return stored;
    },
    /** Hear of those that are kept and of every one to come. */
    hear(listener) {
      all().forEach(listener);
      return listeners.add(listener);
    },
    /** The refusal of this operation has found its place. */
    dismiss(op) {
      const left = all().filter((refused) => refused.change.op !== op);
      write(shelf, left.length ? left : null);
    },
  };
}
