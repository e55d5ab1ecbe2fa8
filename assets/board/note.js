/** A note: a card with its department's tint. */
import { make, setAttribute, setText } from "../sync/dom.js";
import { fill } from "../sync/numbers.js";
import { writerOf } from "./authors.js";
import { noteKeys } from "./canvas_keys.js";
import { startEditing } from "./editing.js";
import { ICONS, icon } from "./icons.js";
import { openNoteMenu } from "./note_menu.js";
import { showWords } from "./note_words.js";

export function makeNote(board, id) {
  const { texts } = board;
  const words = make("div", { class: "words", dir: "auto" });
  const by = make("span", { class: "by" });
  const who = make("span", { class: "who" });
  const mark = make("span", { class: "mark" });
  const waiting = make("span", { class: "waiting", text: texts.waiting, hidden: true });
  const more = make(
    "button",
    { type: "button", class: "more", "aria-haspopup": "menu", tabindex: "-1", onclick: () => openNoteMenu(board, id, more) },
    icon(ICONS.more),
  );
  const foot = make("div", { class: "foot" }, mark, by, who, waiting);
  const element = make("li", { class: "note", tabindex: "-1", "data-id": id, "aria-describedby": "note-keys" }, words, foot, more);
  element.addEventListener("keydown", (event) => noteKeys(board, id, event));
  element.addEventListener("click", (event) => choose(board, id, event), { capture: true });
  words.addEventListener("click", (event) => event.target.closest("a") || board.justDropped() || startEditing(board, id));

  element.show = (note) => {
    const found = board.search.found(note);
    const chosen = board.selection.has(id);
    showWords(words, note.text, found);
    setText(by, note.department ? board.department(note.department) : "");
    setText(who, writerOf(board, note) ?? "");
    setText(mark, chosen ? `✓ ${texts.chosen_note}` : "");
    element.classList.toggle("written", who.textContent !== "");
    element.classList.toggle("chosen", chosen);
    element.classList.toggle("hit", found !== null);
    element.classList.toggle("current", board.search.isCurrent(id));
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

/** A click with Ctrl (or Command) chooses a note, one with Shift all from the one chosen last. */
function choose(board, id, event) {
  if (!(event.ctrlKey || event.metaKey || event.shiftKey) || event.target.closest("a, .editor, .more")) return;
  event.preventDefault();
  event.stopPropagation();
  board.focusNote(id);
  if (event.shiftKey) board.selection.reach(id);
  else board.selection.toggle(id);
}
