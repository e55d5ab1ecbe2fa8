/**
 * The moment before the page is left: first what was just typed is kept, then whoever has something that would get lost asks.
 *
 * One listener does both in this order; several would run in the order in which they were added.
 */
const last = new Set();
const losses = new Set();
let listening = false;

/** Do something before the page is left; gives what undoes it. */
export function beforeLeaving(act) {
  return added(last, act);
}

/** Ask before the page is left while `wouldLose()` says that something would get lost; gives what undoes it. */
export function askBeforeLeaving(wouldLose) {
  return added(losses, wouldLose);
}

function added(set, entry) {
  if (!listening) globalThis.addEventListener?.("beforeunload", leave);
  listening = true;
  set.add(entry);
  return () => set.delete(entry);
}

function leave(event) {
  for (const act of last) act();
  if ([...losses].some((wouldLose) => wouldLose())) event.preventDefault();
}
