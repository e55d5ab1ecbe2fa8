/** Moving notes: by mouse and touch (SortableJS), by keys, by menu. */
import { fill } from "../sync/numbers.js";
import { between, spread } from "./order.js";
import { moveNotes } from "./several.js";
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
      const block = blockUnder(board, event);
      const { id } = event.item.dataset;
      if (block && block !== event.to.dataset.block) return dropOnto(board, id, block);
      const siblings = [...event.to.children].filter((child) => child.classList.contains("note")).map((note) => note.dataset.id);
      const at = siblings.indexOf(id);
      const above = siblings.slice(0, at).findLast((other) => !board.selection.has(other));
      if (board.selection.isOneOfSeveral(id)) moveNotes(board, board.selection.ids(), event.to.dataset.block, above ?? null);
      else settle(board, id, event.to.dataset.block, siblings[at - 1], siblings[at + 1]);
      board.render();
    },
  });
}

/** The block that a note was let go over: its heading and its alternatives are as good a place as its list. */
function blockUnder(board, { originalEvent }) {
  const { clientX, clientY } = originalEvent.changedTouches?.[0] ?? originalEvent;
  const under = board.element.getRootNode().elementsFromPoint(clientX, clientY);
  return under.map((element) => element.closest("section.block")?.dataset.block).find(Boolean) ?? null;
}

function dropOnto(board, id, block) {
  if (board.selection.isOneOfSeveral(id)) moveNotes(board, board.selection.ids(), block);
  else settle(board, id, block, board.facts.notesByBlock().get(block)?.at(-1)?.id, undefined);
  board.render();
}

/** Put a note into a block between two others (ids, or undefined at an end). */
async function settle(board, id, block, above, below) {
  const { facts } = board;
  const note = facts.note(id);
  const others = (facts.notesByBlock().get(block) ?? []).filter((other) => other.id !== id);
  const order = facts.notesByBlock().get(block) ?? [];
  const here = order.findIndex((other) => other.id === id);
  if (!note || (note.block === block && order[here - 1]?.id === above && order[here + 1]?.id === below)) return;
  const low = others.find((other) => other.id === above)?.position;
  const high = others.find((other) => other.id === below)?.position;
  const position = between(low, high);
  const changes = [];
  if (position === null) changes.push(...spread(others, id, below, block));
  else changes.push([id, { block, position }]);
  const results = await Promise.all(changes.map(([moved, values]) => facts.put("note", moved, values)));
  const refused = results.find((result) => !result.ok);
  if (refused) board.toast(refused.message);
}

export function moveWithin(board, id, step) {
  const notes = board.facts.notesByBlock().get(board.facts.note(id)?.block) ?? [];
  const at = notes.findIndex((note) => note.id === id);
  const to = at + step;
  if (at < 0 || to < 0 || to >= notes.length) return;
  const rest = notes.filter((note) => note.id !== id);
  settle(board, id, notes[at].block, rest[to - 1]?.id, rest[to]?.id);
  arrived(board, id);
}

export function moveAcross(board, id, step) {
  moveTo(board, id, blockBeside(board, id, step));
}

/** The block `step` further than the note's own, round in a circle. */
export function blockBeside(board, id, step) {
  const { blocks } = board.data;
  const at = blocks.findIndex((block) => block.id === board.facts.note(id)?.block);
  return blocks[(at + step + blocks.length) % blocks.length].id;
}

export function moveTo(board, id, block) {
  settle(board, id, block, board.facts.notesByBlock().get(block)?.at(-1)?.id, undefined);
  if (!board.isWide()) board.openBlock(block);
  arrived(board, id);
}

function arrived(board, id) {
  board.renderNow();
  board.focusNote(id);
  const note = board.facts.note(id);
  const notes = board.facts.notesByBlock().get(note.block);
  const place = notes.findIndex((other) => other.id === id) + 1;
  board.announce(fill(board.texts.moved, { block: board.block(note.block).name, place, count: notes.length }));
}
