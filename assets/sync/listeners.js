/** Those who want to hear of something. */
export function openListeners() {
  const listeners = new Set();
  return {
    /** Add a listener; gives what takes it away again. */
    add(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    /** Tell all. */
    tell(news) {
      for (const listener of listeners) tellOne(listener, news);
    },
  };
}

/** Tell one, whose failure is reported and stops nobody. */
export function tellOne(listener, news) {
  try {
    listener(news);
  } catch (error) {
    reportError(error);
  }
}
