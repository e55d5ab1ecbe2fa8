/** A pasted list: people say whether it is one note or several. */
import { make } from "../sync/dom.js";
import { openQuestion } from "./dialog.js";
import { pointsOf } from "./pasted_list.js";

/** Ask what becomes of a text with several points; `several(points)` or `one()` is called, or nothing when it is left. */
export function askPasted(board, text, { several, one }) {
  const { texts, numbers } = board;
  const points = pointsOf(text);
  openQuestion(
    board,
    numbers.counted("pasted_title", points.length),
    [make("ol", { class: "preview" }, ...points.map((point) => make("li", { dir: "auto", text: point })))],
    [
      { label: numbers.counted("make_notes", points.length), act: () => several(points) },
      { label: texts.one_note, act: one },
    ],
  );
}
