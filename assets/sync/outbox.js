/**
 * The outbox: keeps what people write in this browser until the server has acknowledged it.
 *
 * One outbox per workshop and window, shared by every component of the page. A change is stored before it is sent, sent
 * in order, and sent again with the same operation id until an answer comes, so a retried change is the same change.
 */
function canvasOutbox(workshop, language) {
  const outboxes = (window.canvasOutboxes ??= new Map());
  if (!outboxes.has(workshop)) outboxes.set(workshop, openOutbox(workshop));
  const outbox = outboxes.get(workshop);
  outbox.speak(language);
  return outbox;
}

function openOutbox(workshop) {
  const { SHORTEST_PAUSE, LONGEST_PAUSE } = CANVAS_PAUSES;
  const ANSWER_WITHIN = 20_000;
  const BATCH_CHANGES = 50;
  const BATCH_CHARACTERS = 200_000;
  const ALIVE_FOR = 90_000;
  const TRY_LATER = new Set([408, 425, 429]);

  const api = `/api/workshops/${workshop}`;
  const shelf = `canvas.outbox:${workshop}:`;
  const refusedShelf = `canvas.refused:${workshop}`;
  const { newId, naturalId } = canvasIds(workshop);
  const self = newId();
  const feed = canvasFeed(api, (event) => tell(changeListeners, { ...event, own: ownOps.has(event.op) }));
  const stateListeners = new Set();
  const changeListeners = new Set();
  const refusalListeners = new Set();
  const waiting = new Map(); // op -> resolvers of the promises that wait for its result
  const ownOps = new Set();
  const successors = new Map(); // id -> (version seen -> version after this window's own change)
  let queue = [];
  let spoken = "en";
  let sending = false;
  let problem = null; // {message} while the server cannot be reached or cannot store
  let refusal = null; // {message} of the last change refused for good
  let savedAt = null;
  let stored = true;
  let wake = () => {};

  // --- what is waiting ---------------------------------------------------------------------------------------------

  function send(change) {
    const wanted = { verb: "put", kind: "", id: null, values: {}, base: null, seen: null, ...change };
    refusal = null;
    return new Promise((resolve) => {
      const earlier = mergeable(wanted);
      if (earlier) merge(earlier, wanted);
      else queue.push(followingOn({ ...wanted, op: newId(), tried: false }));
      const op = earlier ? earlier.op : queue.at(-1).op;
      ownOps.add(op);
      waiting.set(op, [...(waiting.get(op) ?? []), resolve]);
      store();
      report();
      pump();
    });
  }

  /** The unsent put that a later put on the same thing can join; one that was tried may already be on the server. */
  function mergeable(wanted) {
    if (wanted.verb !== "put") return null;
    for (const change of queue.toReversed()) {
      if (change.tried || change.verb === "undo" || change.verb === "redo") return null;
      if (change.id === wanted.id) return change.verb === "put" && change.kind === wanted.kind ? change : null;
    }
    return null;
  }

  function merge(earlier, later) {
    earlier.values = { ...earlier.values, ...later.values };
    if (earlier.seen || later.seen) earlier.seen = { ...later.seen, ...earlier.seen };
  }

  /** What is still waiting for the same thing is what the person saw, whatever the screen knew when it was sent. */
  function followingOn(change) {
    if (!change.seen) return change;
    const seen = { ...change.seen };
    for (const earlier of queue.filter((other) => other.id === change.id)) {
      for (const name of Object.keys(seen)) if (name in earlier.values) seen[name] = earlier.values[name];
    }
    return { ...change, seen };
  }

  function pendingFor(id) {
    const puts = queue.filter((change) => change.id === id && change.verb === "put");
    return puts.length ? Object.assign({}, ...puts.map((change) => change.values)) : null;
  }

  // --- kept in the browser -----------------------------------------------------------------------------------------

  function store() {
    try {
      if (queue.length) localStorage.setItem(shelf + self, JSON.stringify({ alive: Date.now(), changes: queue }));
      else localStorage.removeItem(shelf + self);
      stored = true;
    } catch {
      stored = false; // private mode or full: memory keeps it, and leaving the page asks first
    }
  }

  function release() {
    if (!queue.length) return;
    try {
      localStorage.setItem(shelf + self, JSON.stringify({ alive: 0, changes: queue }));
    } catch {
      stored = false;
    }
  }

  /** Take over what pages that are gone have left, oldest page first. */
  function adopt(gone) {
    const left = [];
    for (const key of Object.keys(localStorage).filter((name) => name.startsWith(shelf) && name !== shelf + self)) {
      const other = read(key);
      if (!other || !gone(key.slice(shelf.length), other)) continue;
      left.push([key, other]);
    }
    const known = new Set(queue.map((change) => change.op));
    const changes = left.flatMap(([, other]) => other.changes).filter((change) => !known.has(change.op));
    if (!left.length) return;
    for (const change of changes) ownOps.add(change.op);
    queue = [...changes, ...queue];
    store();
    if (stored) for (const [key] of left) localStorage.removeItem(key);
    report();
    pump();
  }

  async function adoptCrashed() {
    const held = navigator.locks ? (await navigator.locks.query()).held.map((lock) => lock.name) : null;
    adopt((window, other) => (held ? !held.includes(shelf + window) : Date.now() - other.alive > ALIVE_FOR));
  }

  function read(key) {
    try {
      return JSON.parse(localStorage.getItem(key));
    } catch {
      return null;
    }
  }

  // --- sending -----------------------------------------------------------------------------------------------------

  async function pump() {
    if (sending) return;
    sending = true;
    let pause = SHORTEST_PAUSE;
    let alone = false;
    while (queue.length) {
      const batch = nextBatch(alone);
      const answer = await post(batch);
      if (answer.split) {
        alone = true;
        continue;
      }
      for (const result of answer.results) if (!later(result)) settle(result);
      const failed = answer.results.find(later);
      problem = failed ? { message: failed.message ?? null } : null;
      store();
      report();
      if (!failed) {
        pause = SHORTEST_PAUSE;
        alone = false;
        continue;
      }
      await rest(pause);
      pause = Math.min(pause * 2, LONGEST_PAUSE);
    }
    sending = false;
  }

  /** The next changes that do not depend on each other's answers. */
  function nextBatch(alone) {
    const batch = [];
    const touched = new Set();
    let characters = 0;
    for (const change of queue) {
      characters += JSON.stringify(change).length;
      const full = batch.length === (alone ? 1 : BATCH_CHANGES) || (batch.length && characters > BATCH_CHARACTERS);
      if (full || touched.has(change.id)) break;
      batch.push(change);
      touched.add(change.id);
      if (change.verb === "undo" || change.verb === "redo") break;
    }
    for (const change of batch) change.tried = true;
    store();
    return batch;
  }

  async function post(batch) {
    const changes = batch.map(({ op, verb, kind, id, values, base, seen }) => {
      return { op, verb, kind, id, values, base: succeeded(id, base), seen };
    });
    const all = (result) => ({ results: batch.map((change) => ({ op: change.op, ok: false, ...result })) });
    try {
      const response = await fetch(`${api}/changes?lang=${spoken}`, {
        method: "POST",
        headers: { "Content-Type": "application/json", "X-Canvas": "1" },
        body: JSON.stringify({ changes }),
        cache: "no-store",
        signal: deadline(),
      });
      const body = await response.json().catch(() => ({}));
      if (response.ok && body.results) return body;
      if (batch.length > 1 && (response.status === 400 || response.status === 413)) return { split: true };
      return all({ ...body, status: response.ok ? 502 : response.status });
    } catch {
      return all({ status: 0, message: null });
    }
  }

  function deadline() {
    const stop = new AbortController();
    setTimeout(() => stop.abort(), ANSWER_WITHIN);
    return stop.signal;
  }

  function later(result) {
    return !result.ok && (result.status < 400 || result.status >= 500 || TRY_LATER.has(result.status));
  }

  function settle(result) {
    const change = queue.find((waitingChange) => waitingChange.op === result.op);
    if (!change) return;
    queue = queue.filter((other) => other !== change);
    const resolvers = waiting.get(result.op) ?? [];
    waiting.delete(result.op);
    if (result.ok) {
      savedAt = new Date();
      refusal = null;
      for (const row of result.rows ?? []) acknowledge(row, change, result.repeated);
    } else {
      refusal = { message: result.message ?? null };
      if (!resolvers.length) keepRefused({ change, result });
    }
    for (const resolve of resolvers) resolve(result);
  }

  function acknowledge(row, change, repeated) {
    if (!repeated && row.version) {
      const steps = successors.get(row.id) ?? new Map();
      steps.set(row.version === 1 ? null : row.version - 1, row.version);
      successors.set(row.id, steps);
    }
    for (const other of queue) {
      if (other.id !== row.id || !other.seen || !row.values) continue;
      for (const name of Object.keys(change.values)) if (name in other.seen) other.seen[name] = row.values[name];
    }
  }

  /** The version a person has seen who saw `base` and then made only changes of this window. */
  function succeeded(id, base) {
    const steps = successors.get(id);
    let version = base;
    while (steps?.has(version)) version = steps.get(version);
    return version;
  }

  function rest(milliseconds) {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  // --- refusals of changes whose page is gone ----------------------------------------------------------------------

  function keepRefused(kept) {
    try {
      localStorage.setItem(refusedShelf, JSON.stringify([...refused(), kept]));
    } catch {
      stored = false;
    }
    tell(refusalListeners, kept);
  }

  function refused() {
    return read(refusedShelf) ?? [];
  }

  function dismiss(op) {
    const left = refused().filter((kept) => kept.change.op !== op);
    if (left.length) localStorage.setItem(refusedShelf, JSON.stringify(left));
    else localStorage.removeItem(refusedShelf);
  }

  // --- telling the page ----------------------------------------------------------------------------------------------

  function state() {
    const pending = queue.length;
    if (pending && problem) return { state: "offline", pending, savedAt, message: problem.message };
    if (pending) return { state: "saving", pending, savedAt, message: null };
    if (refusal) return { state: "refused", pending, savedAt, message: refusal.message };
    return { state: "saved", pending, savedAt, message: null };
  }

  function report() {
    tell(stateListeners, state());
  }

  /** A listener that fails must not stop the sending. */
  function tell(listeners, news) {
    for (const listener of [...listeners]) {
      try {
        listener(news);
      } catch (error) {
        reportError(error);
      }
    }
  }

  function subscribe(listeners, listener) {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }

  // --- beginning -------------------------------------------------------------------------------------------------------

  navigator.locks?.request(shelf + self, () => new Promise(() => {}));
  adopt((_, other) => other.alive === 0);
  const ready = adoptCrashed().catch(() => {});
  if (!navigator.locks) setInterval(adoptCrashed, ALIVE_FOR / 2);
  if (!navigator.locks) setInterval(() => queue.length && store(), ALIVE_FOR / 4);
  window.addEventListener("online", () => {
    wake();
    feed.again();
  });
  window.addEventListener("pagehide", release);
  window.addEventListener("pageshow", (event) => event.persisted && store());
  window.addEventListener("beforeunload", (event) => {
    if (queue.length && !stored) event.preventDefault();
  });

  return {
    ready,
    send,
    pendingFor,
    newId,
    naturalId,
    onChange: (listener, after = null) => {
      feed.open(after);
      return subscribe(changeListeners, listener);
    },
    pending: () => queue.map(({ verb, kind, id, values }) => ({ verb, kind, id, values })),
    onState: (listener) => {
      listener(state());
      return subscribe(stateListeners, listener);
    },
    onRefusal: (listener) => {
      refused().forEach((kept) => listener(kept));
      return subscribe(refusalListeners, listener);
    },
    dismiss,
    retry: () => wake(),
    /** The refusal has been shown where it belongs, and is settled. */
    forgive: () => {
      refusal = null;
      report();
    },
    speak: (language) => {
      spoken = language;
      feed.speak(language);
    },
  };
}
