/** What can be done with a note: its menu, deleting it, and bringing it back. */
import { startEditing } from "./editing.js";
import { openMenu } from "./menu.js";
import { moveTo, moveWithin } from "./moving.js";

export function openNoteMenu(board, id, anchor) {
  const { texts } = board;
  openMenu(board, anchor, anchor.getAttribute("aria-label"), [
    { label: texts.edit, act: () => startEditing(board, id) },
    { label: texts.move_to, act: () => openMoveMenu(board, id, anchor), leaves: true },
    { label: texts.move_up, act: () => moveWithin(board, id, -1), keys: "Alt ↑" },
    { label: texts.move_down, act: () => moveWithin(board, id, 1), keys: "Alt ↓" },
    { label: texts.delete, act: () => deleteNote(board, id), danger: true },
  ]);
}

function openMoveMenu(board, id, anchor) {
  const here = board.facts.note(id)?.block;
  const blocks = board.data.blocks.filter((block) => block.id !== here);
  const items = blocks.map((block) => ({
    label: `${block.number}  ${block.name}`,
    act: () => moveTo(board, id, block.id),
  }));
  openMenu(board, anchor, board.texts.move_to, items);
}

export async function deleteNote(board, id) {
  const { facts, texts } = board;
  const next = board.beside(id);
  const block = facts.note(id)?.block;
  const deletion = facts.hide("note", id);
  board.renderNow();
  if (next) board.focusNote(next);
  else board.writers.get(block)?.focus();
  board.toast(texts.deleted, { label: texts.undo, act: () => bringBack(board, id) });
  const result = await deletion;
  if (!result.ok) board.toast(result.message);
}

async function bringBack(board, id) {
  const restored = board.facts.restore("note", id);
  board.renderNow();
  board.focusNote(id);
  const result = await restored;
  if (!result.ok) board.toast(result.message);
}
