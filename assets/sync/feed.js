/** Milliseconds to wait before the server is asked again: doubled from the shortest to the longest. */
const CANVAS_PAUSES = { SHORTEST_PAUSE: 500, LONGEST_PAUSE: 10_000 };

/**
 * The live feed of a workshop: `heard` gets each change once, in order, whoever made it.
 *
 * The browser reconnects by itself while the server merely went away; after a refusal we open the feed again.
 */
function canvasFeed(api, heard) {
  const { SHORTEST_PAUSE, LONGEST_PAUSE } = CANVAS_PAUSES;
  let source = null;
  let revision = null; // of the last change that was heard; null: from now on
  let pause = SHORTEST_PAUSE;
  let timer = null;
  let spoken = "en";

  /** Listen from the changes after a revision; the first wish counts. */
  function open(after) {
    if (source) return;
    revision = after;
    listen();
  }

  function listen() {
    clearTimeout(timer);
    source?.close();
    source = new EventSource(`${api}/feed?lang=${spoken}${revision === null ? "" : `&after=${revision}`}`);
    source.addEventListener("open", () => (pause = SHORTEST_PAUSE));
    source.addEventListener("change", (message) => {
      const event = JSON.parse(message.data);
      if (revision !== null && event.revision <= revision) return;
      revision = event.revision;
      heard(event);
    });
    source.addEventListener("error", () => {
      if (source.readyState !== EventSource.CLOSED) return;
      timer = setTimeout(listen, pause);
      pause = Math.min(pause * 2, LONGEST_PAUSE);
    });
  }

  return {
    open,
    /** The network is back: do not wait. */
    again: () => source && listen(),
    speak: (language) => (spoken = language),
  };
}
