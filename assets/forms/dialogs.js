/** A form in a dialog: where the focus begins, and what keeps the dialog from closing. */

import { whenDrawn } from "../streamlit/when_drawn.js";

const DONE = "[class*='_done'] button"; // the button at the foot, by the key that it has on the page

const hostOf = (root) => root.getRootNode().host ?? root;

/** The dialog that a form stands in, or null. */
export function dialogOf(root) {
  return hostOf(root).closest("[role=dialog]");
}

/**
 * Give the first field of the dialog the focus, once it is drawn: the form's own, or one of the page's, of which `before` stand
 * before the form. The dialog opens at its top; it scrolls only as far as the field needs to be seen.
 */
export function focusFirst(root, own, before) {
  const find = () => (before ? fieldsBefore(root)[before - 1] && fieldsBefore(root)[0] : own.control);
  whenDrawn(find, null, (field) => {
    (before ? field : own).focus({ preventScroll: true });
    field.scrollIntoView({ block: "nearest" });
  });
}

function fieldsBefore(root) {
  const fields = [...(dialogOf(root)?.querySelectorAll("input, select, textarea") ?? [])];
  return fields.filter((field) => hostOf(root).compareDocumentPosition(field) & Node.DOCUMENT_POSITION_PRECEDING);
}

/**
 * "Done" leaves the dialog open while something stands in the way of closing it (`inTheWay()`). What `isSaving()` is waited
 * for first (`saved()`), for it may be refused. Gives what ends this.
 */
export function openClosing(root, { inTheWay, isSaving, saved }) {
  let waited = false; // for what was on its way when the button was pressed

  function pressed(event) {
    const button = event.target.closest?.(DONE);
    if (!button || !dialogOf(root)?.contains(button)) return;
    const waits = !waited && isSaving();
    if (!waits && !inTheWay()) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (waits) pressAgain(button);
  }

  async function pressAgain(button) {
    await saved();
    waited = true;
    button.click();
    waited = false;
  }

  window.addEventListener("click", pressed, { capture: true });
  return () => window.removeEventListener("click", pressed, { capture: true });
}
