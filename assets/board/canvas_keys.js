/** The keys of the whole canvas. */
import { VERB } from "../sync/changes.js";

/** The verb that a key press asks for, where nobody is typing: undo, redo, or null. */
export function stepOf(event) {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return null;
  if (event.composedPath()[0].matches?.("input, textarea, select, [contenteditable]")) return null;
  const letter = event.key.toLowerCase();
  if (letter === "y" || (letter === "z" && event.shiftKey)) return VERB.redo;
  return letter === "z" ? VERB.undo : null;
}

/** Streamlit has shortcuts of single letters; they are not for somebody who works here. */
export function shield(event) {
  if (!event.ctrlKey && !event.metaKey) event.stopPropagation();
}
