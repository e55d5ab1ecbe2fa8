/**
 * The outbox: keeps what people write in this browser until the server has acknowledged it.
 *
 * A change is stored before it is sent, sent in order, and sent again with the same operation id until an answer comes,
 * so a retried change is the same change.
 */
import { nextBatch, post } from "./sending.js";
import { isPassing, isStep } from "./changes.js";
import { feedOfWindow } from "./feed.js";
import { newId } from "./ids.js";
import { askBeforeLeaving } from "./leaving.js";
import { openListeners } from "./listeners.js";
import { SHORTEST_PAUSE, longer } from "./retry_pause.js";
import { accepted, added, pendingValues, tried } from "./queue.js";
import { openRefusals } from "./refusals.js";
import { tellSaved } from "./saved.js";
import { STATE } from "./states.js";
import { openShelf } from "./unsent.js";
import { openVersions } from "./versions.js";

const outboxes = new Map();

/** The outbox of a workshop: one in each window, shared by every component of the page. */
export function outboxOf(workshop, language) {
  if (!outboxes.has(workshop)) outboxes.set(workshop, openOutbox(workshop));
  const outbox = outboxes.get(workshop);
  outbox.speak(language);
  return outbox;
}

function openOutbox(workshop) {
  const api = `/api/workshops/${workshop}`;
  const shelf = openShelf(workshop);
  const refusals = openRefusals(workshop);
  const versions = openVersions();
  const states = openListeners();
  const waiting = new Map(); // op -> resolvers of the promises that wait for its result
  const ownOps = new Set();
  let queue = [];
  let spoken = "en";
  let sending = false;
  let problem = null; // {message} while the server cannot be reached or cannot store
  let refusal = null; // {message} of the last change refused for good
  let savedAt = null;
  let stored = true; // false in private mode or when full: memory keeps it, and leaving the page asks first
  let wake = () => {};

  // --- what is waiting ---------------------------------------------------------------------------------------------

  function send(change) {
    refusal = null;
    return new Promise((resolve) => {
      const next = added(queue, change, newId());
      queue = next.queue;
      ownOps.add(next.op);
      waiting.set(next.op, [...(waiting.get(next.op) ?? []), resolve]);
      keep();
      report();
      pump();
    });
  }

  function keep() {
    stored = shelf.keep(queue);
  }

  /** Take over what windows that are gone have left (`[key, changes]`), before this window's own. */
  function adopt(left) {
    if (!left.length) return;
    const known = new Set(queue.map((change) => change.op));
    const taken = left.flatMap(([, kept]) => kept).filter((change) => !known.has(change.op));
    for (const change of taken) ownOps.add(change.op);
    queue = [...taken, ...queue];
    keep();
    if (stored) shelf.forget(left.map(([key]) => key));
    report();
    pump();
  }

  // --- sending -----------------------------------------------------------------------------------------------------

  async function pump() {
    if (sending) return;
    sending = true;
    let pause = SHORTEST_PAUSE;
    let alone = false;
    while (queue.length) {
      const batch = nextBatch(queue, alone);
      queue = tried(queue, batch);
      keep();
      const answer = await post(api, spoken, batch, versions.seenFrom);
      if (answer.split) {
        alone = true;
        continue;
      }
      for (const result of answer.results) if (!isPassing(result)) settle(result);
      const failed = answer.results.find(isPassing);
      problem = failed ? { message: failed.message ?? null } : null;
      keep();
      report();
      if (failed) {
        await rest(pause);
        pause = longer(pause);
      } else {
        pause = SHORTEST_PAUSE;
        alone = false;
      }
    }
    sending = false;
  }

  function settle(result) {
    const change = queue.find((other) => other.op === result.op);
    if (!change) return;
    queue = queue.filter((other) => other !== change);
    const resolvers = waiting.get(result.op) ?? [];
    waiting.delete(result.op);
    if (result.ok) {
      savedAt = new Date();
      tellSaved(change);
      refusal = null;
      for (const row of result.rows ?? []) {
        if (!result.repeated && row.version) versions.follow(row.id, row.version);
        queue = accepted(queue, change, row);
      }
    } else if (!isStep(change)) { // an undo that finds nothing leaves no text unsaved, and says itself why
      refusal = { message: result.message ?? null };
      if (!resolvers.length && !refusals.keep({ change, result })) stored = false;
    }
    for (const resolve of resolvers) resolve(result);
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

  // --- telling the page ----------------------------------------------------------------------------------------------

  function state() {
    const pending = queue.length;
    if (pending && problem) return { state: STATE.offline, pending, savedAt, message: problem.message };
    if (pending) return { state: STATE.saving, pending, savedAt, message: null };
    if (refusal) return { state: STATE.refused, pending, savedAt, message: refusal.message };
    return { state: STATE.saved, pending, savedAt, message: null };
  }

  function report() {
    states.tell(state());
  }

  // --- beginning -----------------------------------------------------------------------------------------------------

  const adoptCrashed = async () => adopt(await shelf.crashed());
  shelf.live(adoptCrashed, () => queue.length && keep());
  adopt(shelf.closed());
  window.addEventListener("online", () => wake());
  window.addEventListener("pagehide", () => queue.length && (stored = shelf.release(queue)));
  window.addEventListener("pageshow", (event) => event.persisted && keep());
  askBeforeLeaving(() => queue.length > 0 && !stored);

  return {
    /** When what earlier windows left has been taken over. */
    ready: adoptCrashed().catch(() => {}),
    /** Keep and send a change; gives the server's result, however long that takes. */
    send,
    /** The values of a thing that wait to be sent; null when none do. */
    pendingFor: (id) => pendingValues(queue, id),
    pending: () => queue.map(({ verb, kind, id, values }) => ({ verb, kind, id, values })),
    /** Hear of changes by anybody, those after a revision or the coming ones, and of new figures; `own` tells which are this window's. */
    onChange: (listener, after = null, figured = undefined) =>
      feedOfWindow().listen(workshop, after, (event) => listener({ ...event, own: ownOps.has(event.op) }), figured),
    /** Hear how saving stands, now and from now on: {state, pending, savedAt, message}. */
    onState(listener) {
      listener(state());
      return states.add(listener);
    },
    onRefusal: refusals.hear,
    dismiss: refusals.dismiss,
    retry: () => wake(),
    /** The refusal has been shown where it belongs, and is settled. */
    forgive() {
      refusal = null;
      report();
    },
    speak: (language) => (spoken = language),
  };
}
