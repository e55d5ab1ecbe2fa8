/** What can be done with a note: its menu, deleting it, and bringing it back. */
import { startEditing } from "./editing.js";
import { fill } from "../sync/numbers.js";
import { openMenu } from "./menu.js";
import { moveTo, moveWithin } from "./moving.js";
import { duplicateNotes } from "./several.js";

/** Who wrote a note, with the department; null where that is not known. */
export function writerOf(board, { member, department }) {
  const name = board.facts.nameOf(member);
  return name && department ? `${name}, ${board.department(department)}` : name;
}

export function openNoteMenu(board, id, anchor) {
  const { texts } = board;
  const by = writerOf(board, board.facts.note(id));
  const label = anchor.getAttribute("aria-label");
  const about = by ? fill(texts.written_by, { name: by }) : null;
  openMenu(board, anchor, about ? `${label}. ${about}` : label, [
    { label: texts.edit, act: () => startEditing(board, id) },
    { label: texts.move_to, act: () => openMoveMenu(board, id, anchor), leaves: true },
    { label: texts.move_up, act: () => moveWithin(board, id, -1), keys: "Alt ↑" },
    { label: texts.move_down, act: () => moveWithin(board, id, 1), keys: "Alt ↓" },
    { label: texts.duplicate, act: () => duplicateNotes(board, [id]) },
    { label: board.selection.has(id) ? texts.let_go : texts.choose_note, act: () => board.selection.toggle(id), keys: texts.space_key },
    { label: texts.delete, act: () => deleteNote(board, id), danger: true },
  ], about);
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

/** Delete this note, or all that are chosen if it is one of them. */
export function deleteWhatIsChosen(board, id) {
  if (board.selection.isOneOfSeveral(id)) board.selection.remove();
  else deleteNote(board, id);
}

async function deleteNote(board, id) {
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
