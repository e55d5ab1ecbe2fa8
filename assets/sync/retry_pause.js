/** How long to wait before the server is asked again. */
export const SHORTEST_PAUSE = 500; // milliseconds
export const LONGEST_PAUSE = 10_000;

/** The pause after this one: twice as long, up to the longest. */
export function longer(before) {
  return Math.min(before * 2, LONGEST_PAUSE);
}

/** Resolves after so many milliseconds. */
export function pause(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
