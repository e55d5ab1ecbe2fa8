/**
 * The notes and choices that this browser knows: the server's state, with the changes that wait to be sent on top.
 *
 * A row is {kind, id, version, values}, values null when the thing is hidden, and comes with the revision it was read at.
 */
import { VERB, isConflict } from "../sync/changes.js";

/** `kinds` are those that are kept, `pending()` gives the changes that wait. */
export function openEntries(kinds, pending) {
  const known = new Map(kinds.map((kind) => [kind, new Map()])); // kind -> id -> {version, revision, values, last}
  const knownOf = (kind, id) => known.get(kind)?.get(id);

  /** Take a row, unless something newer is known. */
  function take({ kind, id, version = null, values }, revision) {
    const before = knownOf(kind, id);
    if (!known.has(kind) || (before && before.revision > revision)) return;
    known.get(kind).set(id, { version, revision, values, last: values ?? before?.last ?? null });
  }

  /** Take all there is of a kind, [{id, version, …values}]: what is not in the list is hidden. */
  function takeAll(kind, entries, revision) {
    const present = new Set(entries.map((entry) => entry.id));
    for (const { id, version, ...values } of entries) take({ kind, id, version, values }, revision);
    for (const [id, thing] of known.get(kind)) {
      if (!present.has(id) && thing.revision <= revision) take({ kind, id, values: null }, revision);
    }
  }

  /** A change met what somebody else had saved: that is what is there now. */
  function takeTheirs(change, result, revision) {
    if (!isConflict(result) || !known.has(change.kind)) return;
    const { id: _id, version: _version, ...values } = result.current ?? {};
    const row = { kind: change.kind, id: change.id, version: result.version, values: result.current ? values : null };
    take(row, Math.max(revision, knownOf(change.kind, change.id)?.revision ?? 0));
  }

  /** The things of a kind as the person sees them: id -> {id, …values}. */
  function shown(kind) {
    const things = new Map();
    for (const [id, { values }] of known.get(kind)) if (values) things.set(id, { ...values, id });
    for (const { kind: changed, verb, id, values } of pending()) {
      if (changed !== kind) continue;
      if (verb === VERB.put) things.set(id, { ...things.get(id), ...values, id });
      if (verb === VERB.hide) things.delete(id);
      const last = knownOf(kind, id)?.last;
      if (verb === VERB.restore && last) things.set(id, { ...last, id });
    }
    return things;
  }

  /** What a person sees of a thing when beginning to change it: the version, and the values of these names. */
  function sight(kind, id, names) {
    const thing = shown(kind).get(id);
    if (!thing) return { base: null, seen: null };
    const seen = Object.fromEntries(names.map((name) => [name, thing[name] ?? null]));
    return { base: versionOf(kind, id), seen };
  }

  function versionOf(kind, id) {
    return knownOf(kind, id)?.version ?? null;
  }

  return { take, takeAll, takeTheirs, shown, sight, versionOf };
}
