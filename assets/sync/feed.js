/**
 * The live feed: every change of the workshops that this window shows, once and in order, whoever made it.
 *
 * Browsers allow six connections to a server, and a feed keeps one of them: so one window leads, has a single connection for
 * all windows and workshops, and passes on what comes. Each listener knows the revision it has heard last, and the leader
 * asks the server for all that any of them misses; another leader may take over at any moment.
 */
import { newId } from "./ids.js";
import { openLead } from "./feed_lead.js";
import { openSource } from "./feed_source.js";
import { isNext, together } from "./feed_wishes.js";
import { tellOne } from "./listeners.js";

const LINGER = 1000; // milliseconds between leaving one screen and listening on the next

/** The feed of this window, made of the parts that a browser has; a test gives others. */
export function openFeed({ lead = openLead, source = openSource, channel = openChannel } = {}) {
  const window = newId();
  const listeners = new Set(); // {workshop, revision, heard, figured}
  const others = new Map(); // other window -> its wishes; kept by the leader
  let leads = false;
  let shared = true; // whether the windows of this browser hear of each other's feeds
  let resting = false;
  let leaving = null;

  const own = () => together(resting ? [] : [...listeners].map(({ workshop, revision }) => ({ [workshop]: revision })));
  const connection = source(() => together([own(), ...others.values()]), (change) => {
    take(change);
    tell({ change });
  }, (figures) => {
    takeFigures(figures);
    tell({ figures });
  });
  const windows = channel(told);
  const leading = lead({ begin, end });

  function begin(alone) {
    leads = true;
    shared = !alone;
    tell({ asked: true });
    connection.look();
  }

  function end() {
    leads = false;
    others.clear();
    connection.close();
  }

  function tell(message) {
    if (shared) windows.tell(message);
  }

  function tellWishes() {
    tell({ from: window, wishes: own() });
  }

  /** Another window tells its wishes, asks for those of all, or passes on a change or figures. */
  function told({ from, wishes, asked, change, figures }) {
    if (!shared) return;
    if (change) take(change);
    if (figures) takeFigures(figures);
    if (asked) tellWishes();
    if (!wishes || !leads) return;
    if (Object.keys(wishes).length) others.set(from, wishes);
    else others.delete(from);
    connection.look();
  }

  function take(change) {
    const { workshop, revision } = change.event;
    for (const listener of listeners) {
      if (listener.workshop !== workshop || !isNext(listener.revision, change)) continue;
      listener.revision = revision;
      tellOne(listener.heard, change.event);
    }
    for (const wishes of others.values()) if (workshop in wishes && isNext(wishes[workshop], change)) wishes[workshop] = revision;
  }

  function takeFigures(figures) {
    for (const listener of listeners) if (listener.workshop === figures.workshop) tellOne(listener.figured, figures);
  }

  function changed() {
    clearTimeout(leaving);
    if (listeners.size) leading.join();
    else leaving = setTimeout(leading.leave, LINGER);
    tellWishes();
    if (leads) connection.look();
  }

  return {
    /** Hear the changes of a workshop after a revision, or the coming ones, and its figures; gives what ends it. */
    listen(workshop, revision, heard, figured = () => {}) {
      const listener = { workshop, revision: revision ?? own()[workshop] ?? null, heard, figured };
      listeners.add(listener);
      changed();
      return () => listeners.delete(listener) && changed();
    },
    /** The network is back: do not wait. */
    again: () => leads && connection.again(),
    /** The page is left, and perhaps kept to come back to: its connection and its lead are not. */
    rest() {
      resting = true;
      leading.leave();
      tellWishes();
    },
    /** The page has come back. */
    wake() {
      resting = false;
      changed();
    },
  };
}

/** The other windows of this browser: `tell(message)` reaches them, `told` hears them. Where there is no way, nobody is there. */
function openChannel(told) {
  try {
    const others = new BroadcastChannel("canvas.feed");
    others.addEventListener("message", ({ data }) => told(data));
    return { tell: others.postMessage.bind(others) };
  } catch {
    return { tell() {} };
  }
}

let feed = null;

/** The one feed of this window. */
export function feedOfWindow() {
  if (feed) return feed;
  feed = openFeed();
  window.addEventListener("online", feed.again);
  window.addEventListener("pagehide", feed.rest);
  window.addEventListener("pageshow", (event) => event.persisted && feed.wake());
  return feed;
}
