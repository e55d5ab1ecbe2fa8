/** Windows of one browser in place of real ones, and the server that they listen to. */
import { openFeed } from "../../../assets/sync/feed.js";

/** A browser with windows, and a server whose workshops count their revisions. */
export function openBrowser({ locks = true } = {}) {
  const revisions = new Map(); // workshop -> newest revision
  const windows = [];
  const messages = []; // on their way from window to window
  let leader = null;

  function lead(window) {
    return ({ begin, end }) => {
      Object.assign(window, { begin, end, joined: false });
      return { join: () => join(window), leave: () => leave(window) };
    };
  }

  function join(window) {
    if (window.joined) return;
    window.joined = true;
    if (locks) lookAt(window);
    else window.begin(true);
  }

  function leave(window) {
    window.joined = false;
    window.end();
    if (leader === window) passOn();
  }

  function lookAt(window) {
    if (leader === window || !window.joined) return;
    leader?.end();
    leader = window;
    window.begin(false);
  }

  function passOn() {
    leader = null;
    const next = windows.find((window) => window.joined);
    if (next) lookAt(next);
  }

  /** A connection as `feed_source.js` has one, but for the waiting: it is looked after by `settle`. */
  function source(window) {
    return (wishes, heard, figured) => {
      Object.assign(window, { wishes, heard, figured, positions: null, stale: false });
      return { look: () => (window.stale = true), close: () => Object.assign(window, { positions: null, stale: false }), again() {} };
    };
  }

  const channel = (window) => (told) => {
    window.told = told;
    return { tell: (message) => messages.push([window, structuredClone(message)]) };
  };

  /** Deliver one thing that is under way, which `random(count)` chooses; says whether there was one. */
  function step(random) {
    const acts = [];
    if (messages.length) acts.push(deliver);
    for (const window of windows) {
      if (window.stale) acts.push(() => connect(window));
      for (const workshop of Object.keys(window.positions ?? {})) {
        if (window.positions[workshop] < (revisions.get(workshop) ?? 0)) acts.push(() => bring(window, workshop));
      }
    }
    if (!acts.length) return false;
    acts[random(acts.length)]();
    return true;
  }

  function deliver() {
    const [from, message] = messages.shift();
    for (const window of windows) if (window !== from) window.told(structuredClone(message));
  }

  function connect(window) {
    window.stale = false;
    const wished = window.wishes();
    window.positions = Object.keys(wished).length ? wished : null;
  }

  function bring(window, workshop) {
    const before = window.positions[workshop];
    window.positions[workshop] = before + 1;
    window.heard({ before, event: { workshop, revision: before + 1 } });
  }

  return {
    windows,
    open() {
      const window = {};
      window.feed = openFeed({ lead: lead(window), source: source(window), channel: channel(window) });
      windows.push(window);
      return window;
    },
    /** A window is closed, or crashes: nobody hears of that. */
    close(window) {
      windows.splice(windows.indexOf(window), 1);
      if (leader === window) passOn();
    },
    lookAt,
    write: (workshop) => revisions.set(workshop, (revisions.get(workshop) ?? 0) + 1),
    /** The server has new figures of a workshop. */
    figure(workshop, revision) {
      for (const window of windows) if (workshop in (window.positions ?? {})) window.figured({ workshop, revision });
    },
    newest: (workshop) => revisions.get(workshop) ?? 0,
    connections: () => windows.filter((window) => window.positions),
    step,
    settle() {
      while (step(() => 0));
    },
  };
}
