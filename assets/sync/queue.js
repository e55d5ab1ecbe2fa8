/**
 * The changes that wait to be sent, oldest first, and what joins what. Nothing here is changed in place:
 * each function takes a queue (a list of changes, each with `tried`: whether it was sent before) and gives the new one.
 */
import { VERB, isStep } from "./changes.js";

const BLANK = Object.freeze({ verb: VERB.put, kind: "", id: null, values: {}, base: null, seen: null });

/** The queue with one more change, and the operation that stands for it: `op`, or that of an earlier put that it joins. */
export function added(queue, change, op) {
  const wanted = { ...BLANK, ...change };
  const earlier = mergeable(queue, wanted);
  if (!earlier) return { queue: [...queue, followingOn(queue, { ...wanted, op, tried: false })], op };
  return { queue: queue.map((other) => (other === earlier ? merged(earlier, wanted) : other)), op: earlier.op };
}

/** The unsent put that a later put on the same thing can join; one that was tried may already be on the server. */
function mergeable(queue, wanted) {
  if (wanted.verb !== VERB.put) return null;
  for (const change of queue.toReversed()) {
    if (change.tried || isStep(change)) return null;
    if (change.id === wanted.id) return joins(wanted, change) ? change : null;
  }
  return null;
}

function joins(later, earlier) {
  return earlier.verb === VERB.put && earlier.kind === later.kind && earlier.step === later.step;
}

function merged(earlier, later) {
  const seen = earlier.seen || later.seen ? { ...later.seen, ...earlier.seen } : null;
  return { ...earlier, values: { ...earlier.values, ...later.values }, seen };
}

/** What is still waiting for the same thing is what the person saw, whatever the screen knew when it was sent. */
function followingOn(queue, change) {
  if (!change.seen) return change;
  const seen = { ...change.seen };
  for (const earlier of queue.filter((other) => other.id === change.id)) {
    for (const name of Object.keys(seen)) if (name in earlier.values) seen[name] = earlier.values[name];
  }
  return { ...change, seen };
}

/** The values that wait for a thing; null when none do. */
export function pendingValues(queue, id) {
  const puts = queue.filter((change) => change.id === id && change.verb === VERB.put);
  return puts.length ? Object.assign({}, ...puts.map((change) => change.values)) : null;
}

/** The queue with a batch marked as sent once: it may be on the server from here on, and nothing joins it. */
export function tried(queue, batch) {
  const sent = new Set(batch);
  return queue.map((change) => (sent.has(change) ? { ...change, tried: true } : change));
}

/** The queue once `change` was accepted, and `row` is what the server holds now: the person's next change has seen that. */
export function accepted(queue, change, row) {
  if (!row.values) return queue;
  return queue.map((other) => {
    if (other.id !== row.id || !other.seen) return other;
    const names = Object.keys(change.values).filter((name) => name in other.seen);
    return { ...other, seen: { ...other.seen, ...Object.fromEntries(names.map((name) => [name, row.values[name]])) } };
  });
}
