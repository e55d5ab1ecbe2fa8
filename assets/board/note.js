/** A note: a card with its department's tint, its keys and its menu. */
import { make, setAttribute, setText } from "../sync/dom.js";
import { fill } from "../sync/numbers.js";
import { startEditing } from "./editing.js";
import { ICONS, icon } from "./icons.js";
import { openMenu } from "./menu.js";
import { moveAcross, moveTo, moveWithin } from "./moving.js";

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

function noteKeys(board, id, event) {
  if (event.target !== event.currentTarget) return;
  const acts = {
    Enter: () => startEditing(board, id),
    F2: () => startEditing(board, id),
    Delete: () => deleteNote(board, id),
    Backspace: () => deleteNote(board, id),
    ContextMenu: () => openNoteMenu(board, id, event.currentTarget.parts.more),
    ArrowDown: () => (event.altKey ? moveWithin(board, id, 1) : board.focusBeside(id, 1)),
    ArrowUp: () => (event.altKey ? moveWithin(board, id, -1) : board.focusBeside(id, -1)),
    ArrowRight: () => event.altKey && moveAcross(board, id, 1),
    ArrowLeft: () => event.altKey && moveAcross(board, id, -1),
    Home: () => board.focusEnd(id, 0),
    End: () => board.focusEnd(id, -1),
  };
  if (!acts[event.key] || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  acts[event.key]();
}

function openNoteMenu(board, id, anchor) {
  const { texts } = board;
  openMenu(board, anchor, anchor.getAttribute("aria-label"), [
    { label: texts.edit, act: () => startEditing(board, id) },
    { label: texts.move_to, act: () => openMoveMenu(board, id, anchor), leaves: true },
    { label: texts.move_up, act: () => moveWithin(board, id, -1), keys: "Alt ↑" },
    { label: texts.move_down, act: () => moveWithin(board, id, 1), keys: "Alt ↓" },
    { label: texts.delete, act: () => deleteNote(board, id), danger: true },
  ]);
}

function openMoveMenu(board, id, anchor) {
  const here = board.facts.note(id)?.block;
  const blocks = board.data.blocks.filter((block) => block.id !== here);
  const items = blocks.map((block) => ({
    label: `${block.number}  ${block.name}`,
    act: () => moveTo(board, id, block.id),
  }));
  openMenu(board, anchor, board.texts.move_to, items);
}

async function deleteNote(board, id) {
  const { facts, texts } = board;
  const next = board.beside(id);
  const block = facts.note(id)?.block;
  const deletion = facts.hide("note", id);
  board.renderNow();
  if (next) board.focusNote(next);
  else board.writers.get(block)?.focus();
  board.toast(texts.deleted, { label: texts.undo, act: () => bringBack(board, id) });
  const result = await deletion;
  if (!result.ok) board.toast(result.message);
}

async function bringBack(board, id) {
  const restored = board.facts.restore("note", id);
  board.renderNow();
  board.focusNote(id);
  const result = await restored;
  if (!result.ok) board.toast(result.message);
}
