/**
 * What windows wish to hear: `{workshop: revision}`, each the last revision that they know; null for what is new from now on.
 */

/** What several wish, as one: of each workshop all that any of them misses. */
export function together(wishes) {
  const all = {};
  for (const [workshop, revision] of wishes.flatMap(Object.entries)) all[workshop] = lower(all[workshop] ?? null, revision);
  return all;
}

function lower(one, other) {
  return one === null || other === null ? (one ?? other) : Math.min(one, other);
}

/** Whether a feed that is at `positions` brings what is wished, and nothing that nobody wishes. */
export function brings(positions, wished) {
  const same = Object.keys(positions).length === Object.keys(wished).length;
  return same && Object.entries(wished).every(([workshop, revision]) => workshop in positions && reaches(positions[workshop], revision));
}

function reaches(position, revision) {
  return revision === null || (position !== null && position <= revision);
}

/**
 * Whether a change is the next one for whoever knows `revision`. `before` is where the feed stood before it: a change after
 * a part that one has missed must wait for that part.
 */
export function isNext(revision, { event, before }) {
  if (revision === null) return true;
  return event.revision > revision && before !== null && before <= revision;
}

/** The query of the address of a feed that brings what is wished. */
export function query(wished) {
  return Object.entries(wished)
    .map(([workshop, revision]) => `w=${workshop}${revision === null ? "" : `:${revision}`}`)
    .join("&");
}
