/** How the canvas is looked at: at full length, fitted to the screen, or presented with nothing else around it. */
import { LARGEST_PRESENTED, PRECISION, SMALLEST, SMALLEST_PRESENTED, grown, largestFitting, outside } from "./fitting.js";
import { openColumns } from "./columns.js";
import { remembered } from "./remembered.js";

const ROUNDS = 3; // of widening full columns and drawing larger again
const HOPELESS = 3; // times the room: no widening helps
const EDGE = 12; // pixels that stay free below the canvas; half of them where it is presented

/** `blocks` are the parts made by `makeBlock`, by id; `grid` is what they stand in. */
export function openView(board, grid, blocks) {
  const columns = openColumns(grid, blocks);
  const wish = () => remembered("fit"); // "yes", "no", or nobody has said: then it is fitted as long as nothing is hidden
  let presenting = false;
  let back = null; // what had the focus when presenting began
  let isFitted = false;
  let frame = ""; // the room that was filled last
  let top = 0; // where it began: the toolbar may take another line
  let content = ""; // what it was filled with, so that nothing is measured twice

  function toggleFit() {
    if (presenting) return;
    remembered("fit", isFitted ? "no" : "yes");
    show();
  }

  /** Nothing but the canvas: over the whole screen where the browser allows it, else over the whole window. */
  async function present() {
    if (presenting) return leave();
    presenting = true;
    back = board.element.getRootNode().activeElement;
    rise();
    board.element.focus({ preventScroll: true }); // the button that was pressed is not shown meanwhile
    show();
    await document.documentElement.requestFullscreen?.().catch(() => {});
    if (!presenting) return;
    board.element.hidePopover();
    rise(); // above the page, which is now the full screen
    show();
  }

  /** The top layer: no menu of the page lies over it, whatever it stands in. */
  function rise() {
    board.element.setAttribute("popover", "manual");
    board.element.showPopover();
  }

  function leave() {
    if (!presenting) return;
    presenting = false;
    board.element.hidePopover();
    board.element.removeAttribute("popover");
    if (document.fullscreenElement) document.exitFullscreen().catch(() => {});
    show();
    if (!board.element.getRootNode().activeElement?.closest(".note")) back?.focus({ preventScroll: true });
  }

  function left() {
    if (presenting && !document.fullscreenElement) leave();
  }

  function show() {
    frame = "";
    board.element.classList.toggle("presenting", presenting);
    board.renderNow();
  }

  /** Spread what is shown now over the room there is; what has been spread already and still fits stays as it is. */
  function settle() {
    const parts = [...blocks.values()];
    const nextFrame = JSON.stringify([
      board.isWide(), presenting, innerHeight, topOf(board.element), grid.clientWidth, parts.map((block) => block.element.style.gridArea),
    ]);
    const nextContent = JSON.stringify(parts.map((block) => block.content()));
    const isSameRoom = nextFrame === frame && topOf(grid) === top;
    const hasGrown = nextContent.length >= content.length;
    if (isSameRoom && nextContent === content) return;
    [frame, content] = [nextFrame, nextContent];
    if (!isSameRoom || !isGoodFor(hasGrown)) spread();
    board.showView({ fit: isFitted, presenting });
    top = topOf(grid);
  }

  /** Whether the canvas may stay as it is spread, with other notes in the same room. */
  function isGoodFor(hasGrown) {
    if (!board.isWide() || wish() === "no") return true;
    return isFitted ? !grid.classList.contains("cut") && grid.scrollHeight <= room() : hasGrown;
  }

  function spread() {
    if (!board.isWide()) release();
    else if (presenting || wish() !== "no") fill();
    else lengthen();
  }

  /** The height that the window has for the grid. */
  function room() {
    return Math.floor(innerHeight - (presenting ? EDGE / 2 : EDGE) - topOf(grid));
  }

  /** As long as its notes need: the page scrolls. */
  function lengthen() {
    release();
    columns.spread(1);
  }

  /** Draw the canvas as large as the room allows; where even the smallest type does not fit, say at each block what is hidden. */
  function fill() {
    release();
    isFitted = true;
    board.element.classList.add("fitted");
    let scale = presenting ? null : largestIn(1, 1);
    if (scale !== 1) {
      board.element.classList.add("dense");
      scale = presenting ? largestIn(SMALLEST_PRESENTED, LARGEST_PRESENTED) : largestIn(SMALLEST, 1);
    }
    const isCut = scale === null;
    if (isCut && !presenting && wish() !== "yes") return lengthen();
    grid.classList.toggle("cut", isCut);
    grid.style.setProperty(isCut ? "height" : "min-height", `${room()}px`);
    for (const block of blocks.values()) block.tellHidden(isCut ? () => hiddenIn(block) : null);
  }

  /**
   * Draw the canvas at the largest scale from `smallest` to `largest` at which it fits, and give that; else at the smallest,
   * and give null. Columns are widened only where it does not fit as it is.
   */
  function largestIn(smallest, largest) {
    const height = room();
    const heightAt = (scale) => {
      draw(scale);
      return grid.scrollHeight;
    };
    if (heightAt(largest) <= height) return largest;
    let best = { scale: null, height: heightAt(smallest), columns: columns.now() };
    for (let round = 0; round < ROUNDS && best.scale !== largest && best.height <= HOPELESS * height; round += 1) {
      const near = best.scale ?? Math.min(largest, Math.max(smallest, grown(smallest, best.height, height)));
      draw(near);
      columns.spread(smallest);
      if (board.element.classList.contains("dense")) columns.across(near);
      const least = best.scale ? Math.min(largest, best.scale + PRECISION) : smallest;
      const scale = largestFitting(least, largest, height, heightAt);
      if (scale) best = { scale, height: heightAt(scale), columns: columns.now() };
      else if (best.scale) break;
      else if (grid.scrollHeight < best.height) best = { scale, height: grid.scrollHeight, columns: columns.now() };
    }
    columns.take(best.columns);
    draw(best.scale ?? smallest);
    return best.scale;
  }

  function draw(scale) {
    grid.style.setProperty("--px", `${scale}px`);
  }

  function hiddenIn({ list, body }) {
    return outside([...list.children].map((note) => note.getBoundingClientRect()), body.getBoundingClientRect());
  }

  function release() {
    isFitted = false;
    for (const name of ["height", "min-height", "--px"]) grid.style.removeProperty(name);
    grid.classList.remove("cut");
    board.element.classList.remove("fitted", "dense");
    columns.even();
    for (const block of blocks.values()) block.tellHidden(null);
  }

  function resized() {
    frame = "";
    board.render();
  }

  document.addEventListener("fullscreenchange", left);
  addEventListener("resize", resized);
  addEventListener("beforeprint", leave);
  document.fonts?.ready.then(resized);

  return {
    settle,
    present,
    toggleFit,
    leave,
    isPresenting: () => presenting,
    stop() {
      leave();
      document.removeEventListener("fullscreenchange", left);
      removeEventListener("resize", resized);
      removeEventListener("beforeprint", leave);
    },
  };
}

/** Where something begins in the window when nothing is scrolled. */
function topOf(element) {
  let top = element.getBoundingClientRect().top;
  for (let above = element.parentNode; above; above = above.parentNode ?? above.host) top += above.scrollTop ?? 0;
  return top;
}
