/** How the canvas is spread over the screen: how large it can be drawn, and how wide each of its columns is. */

const PRECISION = 0.01; // of the scale: each further halving lays the whole canvas out once more

/** The largest scale between `low` and `high` that `fits(scale)`, to about a hundredth; null where even `low` does not fit. */
export function largestFitting(low, high, fits) {
  if (fits(high)) return high;
  if (!fits(low)) return null;
  while (high - low > PRECISION) {
    const middle = (low + high) / 2;
    if (fits(middle)) low = middle;
    else high = middle;
  }
  return low;
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
