/** Those who want to hear of something. */
export function openListeners() {
  const listeners = new Set();
  return {
    /** Add a listener; gives what takes it away again. */
    add(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    /** Tell all; one that fails must not stop the others, nor whoever tells. */
    tell(news) {
      for (const listener of listeners) {
        try {
          listener(news);
        } catch (error) {
          reportError(error);
        }
      }
    },
  };
}
