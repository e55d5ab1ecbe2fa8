/** The keys of the canvas: of a note that has the focus, and of the whole. */
import { startEditing } from "./editing.js";
import { moveAcross, moveWithin } from "./moving.js";
import { deleteNote, openNoteMenu } from "./note_actions.js";

/** Do what a key says to the note that has the focus. */
export function noteKeys(board, id, event) {
  if (event.target !== event.currentTarget) return;
  const acts = {
    Enter: () => startEditing(board, id),
    F2: () => startEditing(board, id),
    Delete: () => deleteNote(board, id),
    Backspace: () => deleteNote(board, id),
    ContextMenu: () => openNoteMenu(board, id, event.currentTarget.parts.more),
    ArrowDown: () => (event.altKey ? moveWithin(board, id, 1) : board.focusBeside(id, 1)),
    ArrowUp: () => (event.altKey ? moveWithin(board, id, -1) : board.focusBeside(id, -1)),
    ArrowRight: () => event.altKey && moveAcross(board, id, 1),
    ArrowLeft: () => event.altKey && moveAcross(board, id, -1),
    Home: () => board.focusEnd(id, 0),
    End: () => board.focusEnd(id, -1),
  };
  if (!acts[event.key] || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  acts[event.key]();
}

/** Streamlit has shortcuts of single letters; they are not for somebody who works here. */
export function shield(event) {
  if (!event.ctrlKey && !event.metaKey) event.stopPropagation();
}
