/** How long to wait before the server is asked again. */
export const SHORTEST_PAUSE = 500; // milliseconds
export const LONGEST_PAUSE = 10_000;

/** The pause after this one: twice as long, up to the longest. */
export function longer(pause) {
  return Math.min(pause * 2, LONGEST_PAUSE);
}
