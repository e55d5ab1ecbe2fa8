/** Searching the notes of the whole canvas: what is found is marked and counted, and the keys go from one to the next. */
import { isComposing, make, setText } from "../sync/dom.js";
import { fill } from "../sync/numbers.js";
import { ICONS, icon } from "./icons.js";
import { SHORTCUT, withKey } from "./shortcuts.js";
import { matches } from "./text_matching.js";

export function openSearch(board) {
  const { texts, numbers, facts, data } = board;
  let current = null; // the note that was gone to last
  const field = make("input", {
    type: "search",
    "aria-label": texts.search,
    ...withKey(texts.search, SHORTCUT.search),
    placeholder: texts.search,
    autocomplete: "off",
    oninput: () => {
      current = null;
      board.renderNow();
    },
    onkeydown: keys,
  });
  const count = make("span", { class: "found", role: "status" });
  const step = (by, path, label) =>
    make("button", { type: "button", class: "tool", "aria-label": label, title: label, hidden: true, onclick: () => go(by) }, icon(path));
  const steps = [step(-1, ICONS.up, texts.search_previous), step(1, ICONS.down, texts.search_next)];
  const element = make("div", { class: "search", role: "search" }, field, count, ...steps);

  function keys(event) {
    if (isComposing(event)) return;
    if (event.key === "Enter") go(event.shiftKey ? -1 : 1);
    else if (event.key === "Escape" && field.value) clear();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  function clear() {
    field.value = "";
    current = null;
    board.renderNow();
  }

  /** The places of a note's text that the search has found; null where it has not, or nothing is searched. */
  function found(note) {
    return matches(note.text, field.value, data.language);
  }

  /** The notes that were found, in the order of the canvas. */
  function hits() {
    const notes = facts.notesByBlock();
    return data.blocks.flatMap((block) => notes.get(block.id) ?? []).filter(found);
  }

  function go(by) {
    const notes = hits();
    if (!notes.length) return;
    const at = notes.findIndex((note) => note.id === current);
    const next = at < 0 ? (by > 0 ? 0 : notes.length - 1) : (at + by + notes.length) % notes.length;
    current = notes[next].id;
    if (!board.isWide()) board.openBlock(notes[next].block);
    board.renderNow();
    board.noteElements.get(current)?.scrollIntoView({ block: "center" });
    board.announce(notes[next].text);
  }

  function show() {
    const searching = field.value.trim() !== "";
    const notes = searching ? hits() : [];
    const at = notes.findIndex((note) => note.id === current) + 1;
    const place = at ? fill(texts.search_place, { place: numbers.short(at), count: numbers.short(notes.length) }) : null;
    setText(count, searching ? (place ?? (notes.length ? numbers.counted("found", notes.length) : texts.found_none)) : "");
    for (const button of steps) button.hidden = !notes.length;
  }

  return {
    element,
    show,
    found,
    isCurrent: (id) => id === current,
    /** Go to the field, with what stands in it chosen. */
    focus() {
      field.focus();
      field.select();
    },
  };
}
