/** The keys of undo and redo, where nobody is typing: in a field they are the browser's own. */
import { VERB } from "./changes.js";

export const TYPED_IN = "textarea, [contenteditable], input:not([type=checkbox], [type=radio], [type=button], [type=submit], [type=range])";

/** The verb that a key press asks for: undo, redo, or null. */
export function stepOf(event) {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return null;
  if (event.composedPath()[0].matches?.(TYPED_IN)) return null;
  const letter = event.key.toLowerCase();
  if (letter === "y" || (letter === "z" && event.shiftKey)) return VERB.redo;
  return letter === "z" ? VERB.undo : null;
}
