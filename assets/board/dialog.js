/** Dialogs over the canvas: something to read, or a question with its answers. Closing one gives the focus back. */
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

/** Ask what is to be done: `about` is what the question shows, each answer `{label, act, disabled}`; the first is the preferred one. */
export function openQuestion(board, title, about, answers) {
  const buttons = answers.map(({ label, act, disabled = false }, at) =>
    make("button", {
      type: "button",
      class: at === 0 ? "primary" : "quiet",
      text: label,
      disabled,
      autofocus: at === 0,
      onclick: () => {
        dialog.close();
        act();
      },
    }),
  );
  buttons.push(make("button", { type: "button", class: "quiet", text: board.texts.cancel, onclick: () => dialog.close() }));
  const dialog = openDialog(board, title, make("h2", { text: title }), ...about, make("div", { class: "answers" }, ...buttons));
}
