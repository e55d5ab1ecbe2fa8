/** The place of a note in its block: a number between those of its neighbours. */

/** A place between two others (undefined at an end); null where there is no room left between them. */
export function between(low, high) {
  if (low === undefined && high === undefined) return 1;
  if (low === undefined) return high - 1;
  if (high === undefined) return low + 1;
  const middle = (low + high) / 2;
  return low < middle && middle < high ? middle : null;
}

/**
 * New whole places for a block where there is no room between two notes: `[id, values]` for each note that moves, when
 * note `id` comes before note `below` (undefined: last) among the `others`.
 */
export function spread(others, id, below, block) {
  const at = below ? others.findIndex((other) => other.id === below) : others.length;
  const order = [...others.slice(0, at), { id }, ...others.slice(at)];
  return order.flatMap((note, index) => {
    if (note.id === id) return [[id, { block, position: index + 1 }]];
    return note.position === index + 1 ? [] : [[note.id, { position: index + 1 }]];
  });
}

/** Compares notes by their places; those at the same place by their ids, so that everybody sees the same order. */
export function byPlace(one, other) {
  return (one.position ?? 0) - (other.position ?? 0) || (one.id < other.id ? -1 : 1);
}
