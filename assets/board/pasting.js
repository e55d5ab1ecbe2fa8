/** A pasted list: people say whether it is one note or several. */
import { make } from "../sync/dom.js";
import { openDialog } from "./dialog.js";
import { pointsOf } from "./pasted_list.js";

/** Ask what becomes of a text with several points; `several(points)` or `one()` is called, or nothing when it is left. */
export function askPasted(board, text, { several, one }) {
  const { texts, numbers } = board;
  const points = pointsOf(text);
  const title = numbers.counted("pasted_title", points.length);
  const decide = (act) => () => {
    dialog.close();
    act();
  };
  const dialog = openDialog(
    board,
    title,
    make("h2", { text: title }),
    make("ol", { class: "preview" }, ...points.map((point) => make("li", { dir: "auto", text: point }))),
    make(
      "div",
      { class: "answers" },
      make("button", { type: "button", class: "primary", autofocus: true, text: numbers.counted("make_notes", points.length), onclick: decide(() => several(points)) }),
      make("button", { type: "button", class: "quiet", text: texts.one_note, onclick: decide(one) }),
      make("button", { type: "button", class: "quiet", text: texts.cancel, onclick: () => dialog.close() }),
    ),
  );
}
