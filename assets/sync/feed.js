/** The live feed of a workshop: each change once, in order, whoever made it. */
import { SHORTEST_PAUSE, longer } from "./retry_pause.js";

/**
 * `heard` gets each change. The browser reconnects by itself while the server merely went away; after a refusal we open
 * the feed again.
 */
export function openFeed(api, heard) {
  let source = null;
  let revision = null; // of the last change that was heard; null: from now on
  let pause = SHORTEST_PAUSE;
  let timer = null;
  let spoken = "en";

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
      pause = longer(pause);
    });
  }

  return {
    /** Listen from the changes after a revision; the first wish counts. */
    open(after) {
      if (source) return;
      revision = after;
      listen();
    },
    /** The network is back: do not wait. */
    again: () => source && listen(),
    speak: (language) => (spoken = language),
  };
}
