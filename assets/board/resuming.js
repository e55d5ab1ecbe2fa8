/** What an earlier page left unfinished: drafts of notes, and changes that were refused once that page was gone. */
import { isConflict } from "../sync/changes.js";
import { draftName } from "../sync/drafts.js";
import { openConflict } from "./note_conflict.js";
import { startEditing } from "./editing.js";

/** Open the notes again that were being edited; one that was deleted meanwhile is shown as it was. */
export function resumeDrafts(board) {
  for (const id of board.drafts.notes()) {
    const draft = board.drafts.of(draftName.note(id));
    if (draft?.note && !board.facts.note(id)) board.editing.set(id, draft.note);
    board.renderNow();
    board.editing.delete(id);
    if (draft) startEditing(board, id, { draft, focus: false });
  }
}

/** Give a refused text back to the field that it came from. */
export function takeRefusal(board, { change, result }) {
  board.outbox.dismiss(change.op);
  const { values } = change;
  const text = values?.text;
  const note = board.facts.note(change.id);
  if (change.kind !== "note" || text === undefined) return board.toast(result.message);
  if (isConflict(result)) openConflict(board, { kind: "note", id: change.id, name: "text", values, note, result });
  else if (note) startEditing(board, note.id, { draft: { text, note, saw: board.facts.sight("note", note.id, ["text"]) }, message: result.message });
  else board.writers.get(values.block)?.giveBack(text, result.message);
}
