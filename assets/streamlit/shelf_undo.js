/** Ctrl+Z on the list of workshops presses its own undo button; Streamlit's shortcut would take the key from text fields. */
import { VERB } from "../sync/changes.js";
import { stepOf } from "../sync/undo_keys.js";

export function openShelfUndo() {
  document.addEventListener("keydown", (event) => {
    const button = document.querySelector(".st-key-cv_undo button");
    if (!button || stepOf(event) !== VERB.undo) return;
    event.preventDefault();
    button.click();
  });
}
