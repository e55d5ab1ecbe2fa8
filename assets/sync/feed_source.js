/** The connection of a feed to the server: only the window that leads has one, for all windows of the browser. */
import { brings, query } from "./feed_wishes.js";
import { SHORTEST_PAUSE, longer } from "./retry_pause.js";

const GATHER = 20; // milliseconds in which several wishes become one connection
const AWAY = 1500; // milliseconds before a server that went away is tried again
const SILENCE = 40_000; // milliseconds after which a line is dead: the server says every 15 seconds that it is there

/**
 * `wishes()` says what is to be brought, from where on. `heard` gets each change as {event, before}: `before` is where the
 * feed of its workshop stood before it. `figured` gets the figures of a workshop whenever there are new ones.
 */
export function openSource(wishes, heard, figured) {
  let source = null;
  let positions = {}; // workshop -> revision of the last change that came; null: none came yet
  let pause = SHORTEST_PAUSE;
  let timer = null;
  let watch = null;

  function connect() {
    close();
    positions = wishes();
    if (!Object.keys(positions).length) return;
    source = new EventSource(`/api/feed?${query(positions)}`);
    source.addEventListener("open", () => (pause = SHORTEST_PAUSE));
    source.addEventListener("here", alive);
    source.addEventListener("change", take);
    source.addEventListener("figures", (message) => figured(JSON.parse(message.data)));
    source.addEventListener("error", failed);
    alive();
  }

  /** A line that broke somewhere on the way says nothing, not even that. */
  function alive() {
    clearTimeout(watch);
    watch = setTimeout(connect, SILENCE);
  }

  function close() {
    clearTimeout(timer);
    clearTimeout(watch);
    timer = null;
    source?.close();
    source = null;
  }

  function take(message) {
    alive();
    const event = JSON.parse(message.data);
    const before = positions[event.workshop];
    positions[event.workshop] = event.revision;
    heard({ event, before });
  }

  /** The browser would come back to the old address, and we ask from where we are. Whoever was refused waits longer. */
  function failed() {
    const refused = source.readyState === EventSource.CLOSED;
    close();
    timer = setTimeout(connect, refused ? pause : AWAY);
    if (refused) pause = longer(pause);
  }

  return {
    /** The wishes may have changed; a connection that brings them already stays. */
    look() {
      if (source && brings(positions, wishes())) return;
      clearTimeout(timer);
      timer = setTimeout(connect, GATHER);
    },
    /** The network is back: do not wait. */
    again() {
      if (source || timer) connect();
    },
    close,
  };
}
