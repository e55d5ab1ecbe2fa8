/** Moving notes, one or all that are selected: by mouse and touch (SortableJS), by keys, by menu. */
import { fill } from "../sync/numbers.js";
import { openMenu } from "./menu.js";
import { gathered, shifted } from "./order.js";
import { putNotes } from "./note_actions.js";
import { Sortable } from "./vendor/sortable.esm.js";

/** Let a block's list take and give notes by dragging. */
export function makeSortable(board, list) {
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  return Sortable.create(list, {
    group: "notes",
    draggable: ".note",
    filter: ".editing, .more",
    preventOnFilter: false,
    forceFallback: true, // the browser's own drag image is clipped by scrolling lists and missing on touch
    fallbackTolerance: 5,
    delay: 220,
    delayOnTouchOnly: true,
    touchStartThreshold: 6,
    animation: still ? 0 : 140,
    scrollSensitivity: 48,
    ghostClass: "gap",
    dragClass: "flying",
    onStart: () => board.dragStarts(),
    onEnd: (event) => {
      board.dragEnds();
      letTheNextClickPass();
      const ids = board.selection.meantBy(event.item.dataset.id);
      const here = event.to.dataset.block;
      const block = blockUnder(board, event) ?? here;
      put(board, ids, block, block === here ? noteAbove(event, ids) : undefined);
    },
  });
}

/** SortableJS swallows the click that follows a drop. Where the browser makes none, that would be the next one that somebody means. */
function letTheNextClickPass() {
  let hasClicked = false;
  const heard = () => (hasClicked = true);
  addEventListener("click", heard, { capture: true });
  setTimeout(() => {
    removeEventListener("click", heard, { capture: true });
    if (!hasClicked) document.dispatchEvent(new MouseEvent("click", { cancelable: true }));
  });
}

/** The block that a note was let go over: its heading and its alternatives are as good a place as its list. */
function blockUnder(board, { originalEvent }) {
  const { clientX, clientY } = originalEvent.changedTouches?.[0] ?? originalEvent;
  const under = board.element.getRootNode().elementsFromPoint(clientX, clientY);
  return under.map((element) => element.closest("section.block")?.dataset.block).find(Boolean) ?? null;
}

/** The note after which notes were let go; null: first. */
function noteAbove({ item }, ids) {
  for (let above = item.previousElementSibling; above; above = above.previousElementSibling) {
    if (above.dataset.id && !ids.includes(above.dataset.id)) return above.dataset.id;
  }
  return null;
}

/** Put notes into a block, after the note `above` (null: first), or last. */
function put(board, ids, block, above) {
  const notes = board.facts.notesByBlock().get(block) ?? [];
  const last = notes.findLast((note) => !ids.includes(note.id))?.id ?? null;
  putNotes(board, gathered(notes, ids, above === undefined ? last : above, block));
}

/** One place up (-1) or down (1): the note, or all that are selected with it, each in its own block. */
export function moveWithin(board, id, step) {
  const ids = board.selection.meantBy(id);
  const moves = [...board.facts.notesByBlock()].flatMap(([block, notes]) => shifted(notes, ids, step, block));
  if (!moves.length) return;
  putNotes(board, moves);
  arrived(board, ids, id);
}

/** Into the next block (1) or the one before (-1), round in a circle. */
export function moveAcross(board, id, step) {
  const { blocks } = board.data;
  const at = blocks.findIndex((block) => block.id === board.facts.note(id)?.block);
  moveTo(board, board.selection.meantBy(id), blocks[(at + step + blocks.length) % blocks.length].id);
}

/** Ask into which block notes are to go. */
export function openMoveMenu(board, ids, anchor) {
  const blocks = board.data.blocks.filter((block) => ids.some((id) => board.facts.note(id)?.block !== block.id));
  const items = blocks.map((block) => ({ label: `${block.number}  ${block.name}`, act: () => moveTo(board, ids, block.id) }));
  openMenu(board, anchor, board.texts.move_to, items);
}

function moveTo(board, ids, block) {
  put(board, ids, block);
  if (!board.isWide()) board.openBlock(block);
  arrived(board, ids, ids[0]);
}

/** Stand at a note that was moved, and say where it is now, or how many were moved with it. */
function arrived(board, ids, id) {
  const { facts, texts, numbers } = board;
  board.focusNote(id);
  if (ids.length > 1) return board.announce(numbers.counted("moved_count", ids.length));
  const { block } = facts.note(id);
  const notes = facts.notesByBlock().get(block);
  const place = notes.findIndex((other) => other.id === id) + 1;
  board.announce(fill(texts.moved, { block: board.block(block).name, place, count: notes.length }));
}
