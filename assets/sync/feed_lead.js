/**
 * Which window of this browser leads, that is, holds the feed for all: the one that somebody looked at last, since browsers
 * put windows to sleep that nobody sees. A lock says so, and passes on when its window ends, however it ends.
 *
 * Where the browser has no locks for us (site data blocked, an address without TLS) every window that is seen leads itself.
 */
const NAME = "canvas.feed";

/** `begin(alone)` is called when this window leads, for itself alone or for all, and `end()` when it does not any more. */
export function openLead({ begin, end }, page = document) {
  let joined = false;
  let alone = false;
  let current = null; // the request for the lock that counts, and how it is given up

  const seen = () => page.visibilityState === "visible";

  /** Ask for the lock, and wait until it is free or take it away. */
  function seek(takeAway) {
    const request = { leads: false, give: () => {} };
    const stop = new AbortController();
    const held = () => {
      if (current !== request) return null; // given up meanwhile
      request.leads = true;
      begin(false);
      return new Promise((give) => (request.give = give));
    };
    request.drop = () => {
      stop.abort();
      request.give();
    };
    current = request;
    const how = takeAway ? { steal: true } : { signal: stop.signal };
    asked(how, held).catch((error) => current === request && lost(request, error));
  }

  async function asked(how, held) {
    await navigator.locks.request(NAME, how, held);
  }

  function lost(request, error) {
    current = null;
    if (request.leads) end();
    if (error.name === "AbortError") return seek(false); // somebody looks at another window
    alone = true;
    look();
  }

  /** Alone: only a window that is seen has a feed. */
  function look() {
    if (alone && joined && seen()) begin(true);
    else if (alone) end();
    else if (joined && seen() && current && !current.leads) {
      current.drop();
      seek(true);
    }
  }

  page.addEventListener("visibilitychange", look);
  return {
    /** This window has something to listen to. */
    join() {
      if (joined) return;
      joined = true;
      if (alone) look();
      else seek(seen());
    },
    /** It has not any more. */
    leave() {
      if (!joined) return;
      joined = false;
      const before = current;
      current = null;
      before?.drop();
      end();
    },
  };
}
