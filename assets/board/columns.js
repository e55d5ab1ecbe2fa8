/** The columns of the canvas, and of the notes in its blocks: whatever makes the whole as low as it can be. */
import { widened } from "./fitting.js";

const ROUNDS = 5;
const NARROWEST = 180; // pixels of a column at full size
const MOST_ACROSS = 4; // notes beside each other in a block
const NARROWEST_NOTE = 128; // pixels at full size

/** `grid` has ten columns, in which the blocks stand two by two, and below them five by five. */
export function openColumns(grid, blocks) {
  let shares = null; // of each pair of columns; null: even
  const counts = new Map([...blocks.values()].map((block) => [block, 1])); // of notes beside each other

  /** Give full columns more room, when the canvas is drawn at `scale`. */
  function spread(scale) {
    const groups = pairs();
    if (!groups.length) return;
    const narrowest = Math.min(1, (NARROWEST * scale * groups.length) / grid.clientWidth);
    let tried = shares ?? groups.map(() => 1);
    let best = { shares: tried, height: grid.scrollHeight };
    for (let round = 0; round < ROUNDS; round += 1) {
      tried = widened(tried, groups.map((group) => group.reduce((sum, block) => sum + block.needs(), 0)), narrowest);
      draw(tried);
      const height = grid.scrollHeight;
      if (height < best.height) best = { shares: tried, height };
    }
    draw(best.shares);
  }

  /** Put as many notes beside each other in each block as make it lowest, when the canvas is drawn at `scale`. */
  function across(scale) {
    const all = [...blocks.values()];
    const found = all.map(() => ({ count: 1, height: Infinity }));
    for (let count = 1; count <= MOST_ACROSS; count += 1) {
      for (const block of all) put(block, count);
      all.forEach((block, at) => {
        const isWideEnough = count === 1 || block.list.clientWidth / count >= NARROWEST_NOTE * scale;
        const height = block.needs();
        if (isWideEnough && height < found[at].height - 1) found[at] = { count, height };
      });
    }
    all.forEach((block, at) => put(block, found[at].count));
  }

  function put(block, count) {
    counts.set(block, count);
    block.list.style.setProperty("--across", count);
  }

  function draw(next) {
    shares = next;
    grid.style.gridTemplateColumns = next?.map((share) => `repeat(2, minmax(0, ${share.toFixed(3)}fr))`).join(" ") ?? "";
  }

  /** The blocks of each pair of columns, from left to right. */
  function pairs() {
    const found = new Map();
    for (const block of blocks.values()) {
      const cell = block.cell();
      if (cell?.width === 2) found.set(cell.column, [...(found.get(cell.column) ?? []), block]);
    }
    return [...found].toSorted(([one], [other]) => one - other).map(([, group]) => group);
  }

  return {
    spread,
    across,
    /** The columns as they are, for `take`. */
    now: () => ({ shares, counts: new Map(counts) }),
    take(kept) {
      draw(kept.shares);
      for (const [block, count] of kept.counts) put(block, count);
    },
    even() {
      draw(null);
      for (const block of blocks.values()) put(block, 1);
    },
  };
}
