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

/** So many places between two others (undefined at an end), in order; null where there is no room for them. */
export function placesBetween(low, high, count) {
  const places = [];
  const bottom = low ?? (high === undefined ? 0 : high - count - 1);
  const step = high === undefined ? 1 : (high - bottom) / (count + 1);
  for (let at = 1; at <= count; at += 1) places.push(bottom + at * step);
  const order = [bottom, ...places, ...(high === undefined ? [] : [high])];
  return order.every((place, at) => at === 0 || place > order[at - 1]) ? places : null;
}

/**
 * `[id, values]` for each note that moves when the notes `ids` come after note `after` (null: first) in a block whose
 * notes are `notes`; the block is numbered anew where there is no room.
 */
export function gathered(notes, ids, after, block) {
  const rest = notes.filter((note) => !ids.includes(note.id));
  const at = rest.findIndex((note) => note.id === after);
  const places = placesBetween(rest[at]?.position, rest[at + 1]?.position, ids.length);
  if (places) return ids.map((id, index) => [id, { block, position: places[index] }]);
  const order = [...rest.slice(0, at + 1).map((note) => note.id), ...ids, ...rest.slice(at + 1).map((note) => note.id)];
  return order.map((id, index) => [id, ids.includes(id) ? { block, position: index + 1 } : { position: index + 1 }]);
}
