/** The keys of the canvas: of a note that has the focus, and of the whole; letters only while the focus is in the canvas or nowhere. */
import { TYPED_IN, stepOf } from "../sync/undo_keys.js";
import { startEditing } from "./editing.js";
import { moveAcross, moveWithin } from "./moving.js";
import { openNoteMenu } from "./note_menu.js";
import { deleteNotes } from "./note_actions.js";
import { SHORTCUT } from "./shortcuts.js";

/** Do what a key says to the note that has the focus. */
export function noteKeys(board, id, event) {
  if (event.target !== event.currentTarget || !board.facts.note(id)) return;
  const acts = {
    Enter: () => startEditing(board, id),
    F2: () => startEditing(board, id),
    " ": () => board.selection.toggle(id),
    Delete: () => deleteNotes(board, board.selection.meantBy(id)),
    Backspace: () => deleteNotes(board, board.selection.meantBy(id)),
    ContextMenu: () => openNoteMenu(board, id, event.currentTarget.parts.more),
    ArrowDown: () => step(board, id, 1, event),
    ArrowUp: () => step(board, id, -1, event),
    ArrowRight: () => event.altKey && moveAcross(board, id, 1),
    ArrowLeft: () => event.altKey && moveAcross(board, id, -1),
    Home: () => board.focusEnd(id, 0),
    End: () => board.focusEnd(id, -1),
  };
  if (!acts[event.key] || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  acts[event.key]();
}

function step(board, id, by, { altKey, shiftKey }) {
  if (altKey) moveWithin(board, id, by);
  else if (shiftKey) board.selection.extend(id, by);
  else board.focusBeside(id, by);
}

/** Listen for the keys; gives what ends it. */
export function listenForKeys(board) {
  const letters = {
    [SHORTCUT.search]: () => board.search.focus(),
    [SHORTCUT.fit]: () => board.view.toggleFit(),
    [SHORTCUT.present]: () => board.view.present(),
  };

  /** A key means the canvas unless a dialog or a menu is open, or somebody is typing. */
  function pressed(event) {
    if (event.defaultPrevented || board.element.querySelector("dialog[open]")) return;
    const verb = stepOf(event);
    if (verb) return act(event, () => board.stepBack(verb));
    const target = event.composedPath()[0];
    if (event.ctrlKey || event.metaKey || event.altKey || target.closest?.(`${TYPED_IN}, select, [role=menu], .chip-card`)) return;
    if (event.key === "Escape") return escaped(event);
    const isMeant = event.currentTarget === board.element || target === document.body; // elsewhere a letter may be a dictated word
    const run = isMeant && letters[event.key.toUpperCase()];
    if (run) act(event, run);
  }

  /** Escape lets go of what is chosen, else it ends presenting. */
  function escaped(event) {
    if (board.selection.size()) act(event, board.selection.clear);
    else if (board.view.isPresenting()) act(event, board.view.leave);
  }

  document.addEventListener("keydown", pressed);
  board.element.addEventListener("keydown", own);
  return () => {
    document.removeEventListener("keydown", pressed);
    board.element.removeEventListener("keydown", own);
  };

  /** Keys inside the canvas never reach the document: Streamlit has shortcuts of single letters. */
  function own(event) {
    if (event.ctrlKey || event.metaKey) return;
    pressed(event);
    event.stopPropagation();
  }
}

function act(event, run) {
  event.preventDefault();
  run();
}
