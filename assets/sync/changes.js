/**
 * What goes to the server and what comes back, by name.
 *
 * A change is {op, verb, kind, id, values, base, seen}: `op` names this one change, `base` is the version of the thing
 * and `seen` the values that the person saw when changing it; changes that share a `step` are undone together. A result is {op, ok, rows, revision} or, when refused,
 * {op, ok: false, status, error, message} and for a conflict {current, version}: what stands there now.
 */
export const VERB = Object.freeze({ put: "put", hide: "hide", restore: "restore", undo: "undo", redo: "redo" });

const CONFLICT = "ConflictError";
const TRY_LATER = new Set([401, 408, 425, 429]); // 401: once this browser has the key again

/** Somebody else changed the same thing meanwhile. */
export function isConflict(result) {
  return result.error === CONFLICT;
}

/** The server could not be reached or could not take the change for the moment: it is sent again. */
export function isPassing(result) {
  return !result.ok && (result.status < 400 || result.status >= 500 || TRY_LATER.has(result.status));
}

/** Undo and redo concern everything before them: nothing joins a change across them. */
export function isStep(change) {
  return change.verb === VERB.undo || change.verb === VERB.redo;
}
