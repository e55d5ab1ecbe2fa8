/** A note: a card with its department's tint. */
import { make, setAttribute, setText } from "../sync/dom.js";
import { fill } from "../sync/numbers.js";
import { noteKeys } from "./canvas_keys.js";
import { startEditing } from "./editing.js";
import { ICONS, icon } from "./icons.js";
import { openNoteMenu } from "./note_actions.js";

export function makeNote(board, id) {
  const { texts } = board;
  const words = make("div", { class: "words", dir: "auto" });
  const by = make("span", { class: "by" });
  const waiting = make("span", { class: "waiting", text: texts.waiting, hidden: true });
  const more = make(
    "button",
    { type: "button", class: "more", "aria-haspopup": "menu", tabindex: "-1", onclick: () => openNoteMenu(board, id, more) },
    icon(ICONS.more),
  );
  const foot = make("div", { class: "foot" }, by, waiting);
  const element = make("li", { class: "note", tabindex: "-1", "data-id": id, "aria-describedby": "note-keys" }, words, foot, more);
  element.addEventListener("keydown", (event) => noteKeys(board, id, event));
  words.addEventListener("click", () => board.justDropped() || startEditing(board, id));

  element.show = (note) => {
    setText(words, note.text);
    setText(by, board.department(note.department));
    element.dataset.tint = board.tint(note.department);
    waiting.hidden = !board.outbox.pendingFor(id);
    setAttribute(more, "aria-label", fill(texts.actions_for, { note: beginning(note.text) }));
  };
  element.parts = { more };
  return element;
}

function beginning(text) {
  const line = text.split("\n")[0];
  return [...line].length > 60 ? `${[...line].slice(0, 60).join("")}…` : line;
}
