/** The canvas: nine blocks in canvas geometry where there is room, a list with one open block on a phone. */
import { arrange, make, setText } from "../sync/dom.js";
import { openDrafts } from "../sync/drafts.js";
import { beforeLeaving } from "../sync/leaving.js";
import { openNumbers } from "../sync/numbers.js";
import { outboxOf } from "../sync/outbox.js";
import { makeBlock } from "./block.js";
import { listenForKeys } from "./canvas_keys.js";
import { startEditing } from "./editing.js";
import { openFacts } from "./facts.js";
import { openFocus, takeFocus } from "./focus.js";
import { makeFooter } from "./footer.js";
import { makeNote } from "./note.js";
import { remembered } from "./remembered.js";
import { resumeDrafts, takeRefusal } from "./resuming.js";
import { openSearch } from "./search.js";
import { openSelection } from "./selection.js";
import { makeToasts } from "./toasts.js";
import { makeToolbar } from "./toolbar.js";
import { openView } from "./view.js";

const WIDE = 820; // pixels of the canvas itself, beside a sidebar
const DROPPED = 250; // milliseconds after a drop in which a click belongs to it

/** The board of a workshop in `root`; `component` is what Streamlit hands over: {data, setTriggerValue}. */
export function openBoard(root, component) {
  const { data } = component;
  const { texts, workshop, language } = data;
  const outbox = outboxOf(workshop, language);
  const facts = openFacts(workshop, outbox, language, { whenChanged: () => board.render(), whenLost: (message) => lost(message) });
  const noteElements = new Map();
  const focus = openFocus(facts, noteElements);
  const departments = new Map(data.departments.map((department) => [department.id, department]));
  let leaveFor = component.setTriggerValue;
  let wide = true;
  let frame = null;
  let dragging = false;
  let droppedAt = 0;
  let soon = null; // the note to bring into view when it appears
  let openId = remembered(`open:${workshop}`) ?? data.blocks[0].id;

  /** What the parts know of the board and ask of it. */
  const board = {
    data,
    texts,
    outbox,
    facts,
    noteElements,
    numbers: openNumbers(data.locale, texts),
    drafts: openDrafts(workshop),
    writers: new Map(),
    editing: new Map(), // id of a note that is being edited -> the note as it was
    block: (id) => data.blocks.find((block) => block.id === id),
    department: (id) => departments.get(id)?.name ?? (id || data.texts.no_department),
    tint: (id) => departments.get(id)?.tint ?? "plain",
    isWide: () => wide,
    justDropped: () => Date.now() - droppedAt < DROPPED,
    leaveFor: (screen, block) => leaveFor("leave", { screen, block }),
    render: () => (frame ??= requestAnimationFrame(renderNow)),
    renderNow,
    announce,
    edit: (id, how) => startEditing(board, id, how),
    toast: (message, action) => toasts.toast(message, action),
    complain: (result) => result.ok || toasts.toast(result.message),
    closePopover: () => element.querySelector("[popover]:popover-open")?.hidePopover(),
    showSoon: (id) => (soon = id),
    dragStarts,
    dragEnds,
    openBlock,
    stepBack,
    showView: (shown) => toolbar.showView(shown),
    beside: focus.beside,
    focusNote: focus.focusNote,
    focusBeside: focus.focusBeside,
    focusEnd: focus.focusEnd,
  };

  const live = make("div", { class: "unseen", role: "status" });
  const keys = make("p", { class: "unseen", id: "note-keys", text: texts.note_keys });
  const fieldKeys = make("p", { class: "unseen", id: "field-keys", text: texts.keys });
  board.search = openSearch(board);
  board.selection = openSelection(board);
  const toolbar = makeToolbar(board);
  const footer = makeFooter(board);
  const toasts = makeToasts(board);
  const blocks = new Map(data.blocks.map((block) => [block.id, makeBlock(board, block)]));
  const grid = make("div", { class: "grid" }, ...[...blocks.values()].map((block) => block.element));
  const loading = make("p", { class: "loading", role: "status", text: texts.loading });
  const element = make("div", { class: "board", lang: language, tabindex: "-1" }, toolbar.element, loading, grid, footer.element, board.selection.element, toasts.element, live, keys, fieldKeys);
  board.element = element;
  board.view = openView(board, grid, blocks);
  root.append(element);

  // --- drawing -----------------------------------------------------------------------------------------------------------

  function renderNow() {
    cancelAnimationFrame(frame);
    frame = null;
    if (dragging || !facts.isLoaded()) return;
    loading.remove();
    element.classList.add("loaded");
    const notes = facts.notesByBlock();
    for (const [id, note] of board.editing) keepEdited(notes, id, note);
    board.selection.show();
    board.search.show();
    renderBlocks(notes);
    sweep(new Set([...notes.values()].flat().map((note) => note.id)));
    toolbar.show();
    footer.show();
    board.view.settle();
    element.querySelector(".chip-card")?.sync();
    reveal();
  }

  function renderBlocks(notes) {
    const choices = facts.choices();
    const results = new Map((facts.readiness()?.blocks ?? []).map((result) => [result.id, result]));
    const cells = new Map(layoutCells().map((cell) => [cell.block, cell]));
    const empty = ![...notes.values()].some((list) => list.length);
    for (const [id, block] of blocks) {
      const here = notes.get(id) ?? [];
      block.place(wide ? cells.get(id) : null);
      block.head(board.view.isPresenting() ? { opens: false, open: true } : { opens: !wide, open: wide || id === openId });
      block.show({ notes: here, choices, result: results.get(id), empty: empty && (wide ? id === "customer" : true) });
      arrange(block.list, here.map(noteElement));
      focus.letReach(here);
    }
  }

  function noteElement(note) {
    if (!noteElements.has(note.id)) noteElements.set(note.id, makeNote(board, note.id));
    const shown = noteElements.get(note.id);
    shown.show(note);
    return shown;
  }

  /** A note that is being edited stays, even if somebody deletes it meanwhile. */
  function keepEdited(notes, id, note) {
    if (facts.note(id)) return;
    notes.set(note.block, [...(notes.get(note.block) ?? []), note]);
  }

  function sweep(present) {
    for (const [id, note] of noteElements) {
      if (present.has(id)) continue;
      note.remove();
      noteElements.delete(id);
    }
  }

  function reveal() {
    const note = soon && noteElements.get(soon);
    if (!note) return;
    soon = null;
    note.scrollIntoView({ block: "nearest" });
    announce(texts.added);
  }

  function layoutCells() {
    return (data.layouts.find((layout) => layout.id === facts.layout()) ?? data.layouts[0]).cells;
  }

  function measure() {
    const room = element.clientWidth >= WIDE;
    if (room === wide && element.classList.contains(room ? "wide" : "narrow")) return board.render();
    wide = room;
    element.classList.toggle("wide", wide);
    element.classList.toggle("narrow", !wide);
    for (const writer of board.writers.values()) writer.invite();
    renderNow();
  }

  // --- dragging, opening, telling ----------------------------------------------------------------------------------------

  function dragStarts() {
    board.closePopover();
    dragging = true;
    element.classList.add("dragging");
  }

  function dragEnds() {
    dragging = false;
    droppedAt = Date.now();
    element.classList.remove("dragging");
  }

  function openBlock(id, { toggle = false } = {}) {
    openId = toggle && openId === id ? null : id;
    remembered(`open:${workshop}`, openId ?? "");
    renderNow();
    if (openId && !wide) blocks.get(openId).element.scrollIntoView({ block: "nearest" });
  }

  function announce(message) {
    setText(live, live.textContent === message ? `${message}\u00a0` : message);
  }

  function lost(message) {
    setText(loading, message ?? texts.unreachable);
  }

  /** Take one step back, or one again; what was taken back is said. */
  async function stepBack(verb) {
    const result = await facts.stepBack(verb);
    toasts.toast(result.ok ? result.said : result.message);
  }

  /** What was typed a moment ago goes to the outbox before the page can be gone, and before the outbox is let go. */
  function keepTyped() {
    element.querySelector(".chip-card")?.flush?.();
  }

  // --- life --------------------------------------------------------------------------------------------------------------

  const size = new ResizeObserver(measure);
  const stops = [outbox.onState(toolbar.showState), outbox.onState(board.render), beforeLeaving(keepTyped), listenForKeys(board)];
  window.addEventListener("pagehide", keepTyped, { capture: true });
  document.addEventListener("visibilitychange", keepTyped);
  element.addEventListener("focusin", focus.follow);
  size.observe(element);
  measure();
  outbox.ready.then(facts.load).then(() => {
    resumeDrafts(board);
    takeFocus(element);
    stops.push(outbox.onRefusal((refused) => takeRefusal(board, refused)));
  });

  return {
    takes: (next) => next.workshop === workshop && next.language === language,
    update: (next) => (leaveFor = next.setTriggerValue),
    close() {
      keepTyped();
      for (const stop of stops) stop();
      window.removeEventListener("pagehide", keepTyped, { capture: true });
      document.removeEventListener("visibilitychange", keepTyped);
      size.disconnect();
      board.view.stop();
      facts.stop();
      toasts.stop();
      for (const block of blocks.values()) block.stop();
      element.remove();
    },
  };
}
