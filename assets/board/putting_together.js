/** Putting similar notes together: people say which and how, nothing is done before they have. */
import { make } from "../sync/dom.js";
import { fill } from "../sync/numbers.js";
import { openQuestion } from "./dialog.js";
import { joinTexts, placeTogether } from "./note_actions.js";

/** Ask how the notes are put together; `whenDone` is called once that is decided. */
export function askTogether(board, ids, whenDone) {
  const { texts, numbers, facts } = board;
  const notes = ids.map((id) => facts.note(id));
  const whole = notes.map((note) => note.text).join("\n");
  const tooLong = [...whole].length > board.data.note_limit;
  const decide = (act) => () => {
    act();
    whenDone();
    board.focusNote(ids[0]);
  };
  openQuestion(
    board,
    numbers.counted("together_title", ids.length),
    [
      make("ul", { class: "preview" }, ...notes.map((note) => make("li", { dir: "auto", text: note.text }))),
      make("p", { text: fill(texts.place_together_means, { block: board.block(notes[0].block).name }) }),
      make("p", { text: tooLong ? fill(texts.join_too_long, { limit: numbers.short(board.data.note_limit) }) : texts.join_means }),
    ],
    [
      { label: texts.place_together, act: decide(() => placeTogether(board, ids)) },
      { label: texts.join_texts, act: decide(() => joinTexts(board, ids, whole)), disabled: tooLong },
    ],
  );
}
