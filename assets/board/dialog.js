/** A dialog over the canvas; closing it gives the focus back. */
import { make } from "../sync/dom.js";
import { ICONS, icon } from "./icons.js";

export function openDialog(board, label, ...children) {
  board.closePopover();
  const before = board.element.getRootNode().activeElement;
  const shut = make("button", { type: "button", class: "shut", "aria-label": board.texts.close, onclick: () => dialog.close() }, icon(ICONS.close));
  const dialog = make("dialog", { "aria-label": label }, ...children, shut);
  dialog.addEventListener("close", () => {
    dialog.remove();
    if (before?.isConnected) before.focus();
  });
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  board.element.append(dialog);
  dialog.showModal();
  return dialog;
}
