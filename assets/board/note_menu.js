/** The menu of a note: what can be done with it, or with all that are selected if it is one of them. */
import { fill } from "../sync/numbers.js";
import { writerOf } from "./authors.js";
import { startEditing } from "./editing.js";
import { openMenu } from "./menu.js";
import { moveWithin, openMoveMenu } from "./moving.js";
import { deleteNotes, duplicateNotes } from "./note_actions.js";

export function openNoteMenu(board, id, anchor) {
  const { texts } = board;
  const ids = board.selection.meantBy(id);
  const isOne = ids.length === 1;
  const by = writerOf(board, board.facts.note(id));
  const label = anchor.getAttribute("aria-label");
  const written = by ? fill(texts.written_by, { name: by }) : null;
  const about = isOne ? written : board.numbers.counted("chosen_count", ids.length);
  openMenu(board, anchor, about ? `${label}. ${about}` : label, [
    ...(isOne ? [{ label: texts.edit, act: () => startEditing(board, id) }] : []),
    { label: texts.move_to, act: () => openMoveMenu(board, ids, anchor), leaves: true },
    { label: texts.move_up, act: () => moveWithin(board, id, -1), keys: "Alt ↑" },
    { label: texts.move_down, act: () => moveWithin(board, id, 1), keys: "Alt ↓" },
    { label: texts.duplicate, act: () => duplicateNotes(board, ids) },
    { label: board.selection.has(id) ? texts.let_go_note : texts.choose_note, act: () => board.selection.toggle(id), keys: texts.space_key },
    { label: texts.delete, act: () => deleteNotes(board, ids), danger: true },
  ], about);
}
