/** How the canvas is spread over the screen: how large it can be drawn, and how wide each of its columns is. */

export const SMALLEST = 11 / 14; // notes are 14 px at full size, and never below 11
export const SMALLEST_PRESENTED = 11 / 16; // where they are 16 px
export const LARGEST_PRESENTED = 2;
export const PRECISION = 0.01; // of the scale: texts in a new size are laid out anew, which takes long
const GUESSES = 4; // after which the room is halved, so that it always ends

/**
 * The largest scale between `low` and `high` at which `heightAt(scale)` is within `height`, to a hundredth; null where even
 * `low` is too high.
 */
export function largestFitting(low, high, height, heightAt) {
  let found = { scale: low, height: heightAt(low) };
  if (found.height > height) return null;
  let failed = null;
  for (let guess = 0; found.scale < high && (!failed || failed.scale - found.scale > PRECISION); guess += 1) {
    const most = failed ? failed.scale - PRECISION / 2 : high;
    const next = Math.min(most, Math.max(found.scale + PRECISION, guessed(found, failed, height, guess)));
    const tried = { scale: next, height: heightAt(next) };
    if (tried.height <= height) found = tried;
    else failed = tried;
  }
  return found.scale;
}

/** The scale at which texts that are `height` high at `scale` will about be `wanted` high: twice as large needs four times the room. */
export function grown(scale, height, wanted) {
  return scale * Math.sqrt(wanted / height);
}

function guessed(found, failed, height, guess) {
  if (!failed) return grown(found.scale, found.height, height);
  if (guess >= GUESSES) return (found.scale + failed.scale) / 2;
  return found.scale + ((failed.scale - found.scale) * (height - found.height)) / (failed.height - found.height);
}

/**
 * Shares of the width (1 is an even one) that give full columns more room and half-empty ones less, but none less than
 * `narrowest`; `heights` are those that they need now.
 */
export function widened(shares, heights, narrowest) {
  const mean = sum(heights) / heights.length;
  if (!mean) return shares;
  const wanted = shares.map((share, at) => share * Math.sqrt(heights[at] / mean));
  const above = wanted.map((share) => Math.max(0, share - narrowest));
  const room = shares.length * (1 - narrowest);
  return sum(above) && room > 0 ? above.map((share) => narrowest + (share * room) / sum(above)) : shares;
}

function sum(values) {
  return values.reduce((whole, value) => whole + value, 0);
}

/** How many boxes ({top, bottom}) are not wholly within a box: those that are cut or out of sight. */
export function outside(boxes, { top, bottom }) {
  return boxes.filter((box) => box.top < top - 1 || box.bottom > bottom + 1).length;
}
