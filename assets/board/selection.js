/** Several notes chosen at once, and the bar with what can be done to them. */
import { make, setText } from "../sync/dom.js";
import { openMoveMenu } from "./moving.js";
import { askTogether } from "./putting_together.js";
import { deleteNotes, duplicateNotes } from "./note_actions.js";

export function openSelection(board) {
  const { texts, numbers, facts } = board;
  const chosen = new Set();
  let last = null; // where a range begins
  const count = make("strong", { role: "status" });
  const act = (label, run, danger = null) => make("button", { type: "button", class: `quiet ${danger ?? ""}`.trim(), text: label, onclick: run });
  const move = act(texts.move_to, () => openMoveMenu(board, ids(), move));
  move.setAttribute("aria-haspopup", "menu");
  const together = act(texts.put_together, () => askTogether(board, ids(), clear));
  const bar = make(
    "div",
    { class: "chosen-bar", role: "group", "aria-label": texts.chosen_notes, hidden: true },
    count,
    move,
    act(texts.duplicate, () => duplicateNotes(board, ids())),
    together,
    act(texts.delete, () => deleteNotes(board, ids()), "danger"),
    act(texts.let_go, () => clear()),
  );
  bar.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    clear();
  });

  /** The chosen notes in the order of the canvas. */
  function ids() {
    const notes = facts.notesByBlock();
    return board.data.blocks.flatMap((block) => notes.get(block.id) ?? []).map((note) => note.id).filter((id) => chosen.has(id));
  }

  function toggle(id) {
    if (!chosen.delete(id)) chosen.add(id);
    last = id;
    tell();
  }

  /** From the note chosen last to this one, where both are in one block. */
  function reach(id) {
    const siblings = facts.notesByBlock().get(facts.note(id)?.block) ?? [];
    const ends = [last, id].map((end) => siblings.findIndex((note) => note.id === end));
    if (ends.includes(-1)) return toggle(id);
    for (const note of siblings.slice(Math.min(...ends), Math.max(...ends) + 1)) chosen.add(note.id);
    tell();
  }

  /** Shift with an arrow key: choose this note and the one beside it, and go there. */
  function extend(id, step) {
    const next = board.beside(id, step);
    if (!next) return;
    chosen.add(id).add(next);
    last = next;
    board.focusNote(next);
    tell();
  }

  function clear() {
    if (!chosen.size) return;
    const back = ids()[0];
    const inBar = bar.contains(bar.getRootNode().activeElement);
    chosen.clear();
    last = null;
    tell();
    if (inBar && back) board.focusNote(back);
  }

  function tell() {
    board.renderNow();
    board.announce(chosen.size ? numbers.counted("chosen_count", chosen.size) : texts.none_chosen);
  }

  /** Forget what is no longer there, and show the bar where something is chosen. */
  function show() {
    for (const id of chosen) if (!facts.note(id)) chosen.delete(id);
    bar.hidden = !chosen.size;
    board.element.classList.toggle("choosing", chosen.size > 0);
    setText(count, chosen.size ? numbers.counted("chosen_count", chosen.size) : "");
    together.disabled = chosen.size < 2;
  }

  return {
    element: bar,
    show,
    toggle,
    reach,
    extend,
    clear,
    has: (id) => chosen.has(id),
    /** The notes that a key or a drag means: all that are chosen if this is one of them, else this one. */
    meantBy: (id) => (chosen.has(id) ? ids() : [id]),
    size: () => chosen.size,
  };
}
