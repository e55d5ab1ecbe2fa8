/** The place of a note in its block: a number between those of its neighbours. */

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
 * notes are `notes`: none where they stand so already. Where there is no room the block is numbered anew.
 */
export function gathered(notes, ids, after, block) {
  const rest = notes.filter((note) => !ids.includes(note.id));
  const at = rest.findIndex((note) => note.id === after);
  const order = [...rest.slice(0, at + 1).map((note) => note.id), ...ids, ...rest.slice(at + 1).map((note) => note.id)];
  if (order.every((id, place) => id === notes[place]?.id)) return [];
  const places = placesBetween(rest[at]?.position, rest[at + 1]?.position, ids.length);
  if (places) return ids.map((id, index) => [id, { block, position: places[index] }]);
  const before = new Map(rest.map((note) => [note.id, note.position]));
  return order.flatMap((id, index) => {
    const position = index + 1;
    if (ids.includes(id)) return [[id, { block, position }]];
    return before.get(id) === position ? [] : [[id, { position }]];
  });
}

/** The same when those of the notes `ids` that are in the block come one place up (-1) or down (1), and so together. */
export function shifted(notes, ids, step, block) {
  const moves = (note) => ids.includes(note.id);
  const above = step < 0 ? notes[notes.findIndex(moves) - 2] : (notes[notes.findLastIndex(moves) + 1] ?? notes.findLast((note) => !moves(note)));
  return gathered(notes, notes.filter(moves).map((note) => note.id), above?.id ?? null, block);
}
