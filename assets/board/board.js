/** The canvas: nine blocks in canvas geometry where there is room, a list with one open block on a phone. */

const WIDE = 820; // pixels of the canvas itself, beside a sidebar
const boards = new WeakMap();

function openBoard(root, component) {
  const { data } = component;
  const { texts, workshop, language } = data;
  const outbox = canvasOutbox(workshop, language);
  const board = {
    data,
    texts,
    outbox,
    numbers: openNumbers(language, texts),
    drafts: openDrafts(workshop),
    noteElements: new Map(),
    writers: new Map(),
    editing: new Map(),
    facts: openFacts(workshop, outbox, language, { whenChanged: () => board.render(), whenLost: (message) => lost(message) }),
  };
  const { facts } = board;
  const departments = new Map(data.departments.map((one) => [one.id, one]));
  let leaveFor = component.setTriggerValue;
  let wide = true;
  let frame = null;
  let dragging = false;
  let droppedAt = 0;
  let soon = null; // the note to bring into view when it appears
  let current = null; // the note that Tab reaches, per list the first one else
  let openId = remembered(`open:${workshop}`) ?? data.blocks[0].id;

  // --- what the parts ask of the board ---------------------------------------------------------------------------------

  Object.assign(board, {
    block: (id) => data.blocks.find((block) => block.id === id),
    department: (id) => departments.get(id)?.name ?? id,
    tint: (id) => departments.get(id)?.tint ?? "stone",
    isWide: () => wide,
    justDropped: () => Date.now() - droppedAt < 250,
    leaveFor: (screen, block) => leaveFor("leave", { screen, block }),
    render: () => (frame ??= requestAnimationFrame(renderNow)),
    renderNow,
    announce,
    toast: (message, action) => toasts.toast(message, action),
    complain: (result) => result.ok || toasts.toast(result.message),
    closePopover: () => element.querySelector("[popover]:popover-open")?.hidePopover(),
    showSoon: (id) => (soon = id),
    dragStarts,
    dragEnds,
    openBlock,
    focusNote,
    focusBeside: (id, step) => focusNote(board.beside(id, step)),
    focusEnd: (id, at) => focusNote(siblings(id).at(at)?.id),
    beside,
    stepBack,
  });

  const live = make("div", { class: "unseen", role: "status" });
  const keys = make("p", { class: "unseen", id: "note-keys", text: texts.note_keys });
  const fieldKeys = make("p", { class: "unseen", id: "field-keys", text: texts.keys });
  const toolbar = makeToolbar(board);
  const footer = makeFooter(board);
  const toasts = makeToasts(board);
  const blocks = new Map(data.blocks.map((block) => [block.id, makeBlock(board, block)]));
  const grid = make("div", { class: "grid" }, ...[...blocks.values()].map((block) => block.element));
  const loading = make("p", { class: "loading", role: "status", text: texts.loading });
  const element = make("div", { class: "board", lang: language }, toolbar.element, loading, grid, footer.element, toasts.element, live, keys, fieldKeys);
  board.element = element;
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
    const choices = facts.choices();
    const results = new Map((facts.readiness()?.blocks ?? []).map((result) => [result.id, result]));
    const cells = new Map(layoutCells().map((cell) => [cell.block, cell]));
    const empty = ![...notes.values()].some((list) => list.length);
    for (const [id, block] of blocks) {
      const here = notes.get(id) ?? [];
      block.place(wide ? cells.get(id) : null);
      block.head(wide, id === openId);
      block.show({ notes: here, choices, result: results.get(id), empty: empty && (wide ? id === "customer" : true) });
      arrange(block.list, here.map(noteElement));
      const reached = here.find((note) => note.id === current) ?? here[0];
      for (const note of here) setAttribute(board.noteElements.get(note.id), "tabindex", note === reached ? "0" : "-1");
    }
    sweep(new Set([...notes.values()].flat().map((note) => note.id)));
    toolbar.show();
    footer.show();
    element.querySelector(".chip-card")?.sync();
    reveal();
  }

  function noteElement(note) {
    let made = board.noteElements.get(note.id);
    if (!made) board.noteElements.set(note.id, (made = makeNote(board, note.id)));
    made.show(note);
    return made;
  }

  /** A note that is being edited stays, even if somebody deletes it meanwhile. */
  function keepEdited(notes, id, note) {
    if (facts.note(id)) return;
    notes.set(note.block, [...(notes.get(note.block) ?? []), note]);
  }

  function sweep(present) {
    for (const [id, note] of board.noteElements) {
      if (present.has(id)) continue;
      note.remove();
      board.noteElements.delete(id);
    }
  }

  function reveal() {
    const note = soon && board.noteElements.get(soon);
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
    if (room === wide && element.classList.contains(room ? "wide" : "narrow")) return;
    wide = room;
    element.classList.toggle("wide", wide);
    element.classList.toggle("narrow", !wide);
    for (const writer of board.writers.values()) writer.invite();
    renderNow();
  }

  // --- focus and dragging ------------------------------------------------------------------------------------------------

  function siblings(id) {
    return facts.notesByBlock().get(facts.note(id)?.block) ?? [];
  }

  /** The note after this one (or `step` away), else the one before it. */
  function beside(id, step = null) {
    const notes = siblings(id);
    const at = notes.findIndex((note) => note.id === id);
    return step === null ? (notes[at + 1] ?? notes[at - 1])?.id : notes[at + step]?.id;
  }

  function focusNote(id) {
    const note = board.noteElements.get(id);
    if (!note) return;
    current = id;
    for (const other of note.parentNode?.children ?? []) setAttribute(other, "tabindex", other === note ? "0" : "-1");
    note.focus();
  }

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

  // --- telling -----------------------------------------------------------------------------------------------------------

  function announce(message) {
    setText(live, live.textContent === message ? `${message}\u00a0` : message);
  }

  function lost(message) {
    setText(loading, message ?? texts.unreachable);
  }

  async function stepBack(verb) {
    const result = await facts.stepBack(verb);
    toasts.toast(result.ok ? { undo: texts.undone, redo: texts.redone }[verb] : result.message);
  }

  function takeRefusal({ change, result }) {
    outbox.dismiss(change.op);
    const text = change.values?.text;
    const note = facts.note(change.id);
    if (change.kind !== "note" || text === undefined) return toasts.toast(result.message);
    if (result.error === "ConflictError") openConflict(board, { kind: "note", id: change.id, name: "text", values: change.values, note, result });
    else if (note) startEditing(board, note.id, { draft: { text, note, saw: facts.sight("note", note.id, ["text"]) }, message: result.message });
    else board.writers.get(change.values.block)?.giveBack(text, result.message);
  }

  function resume() {
    for (const name of board.drafts.names().filter((one) => one.startsWith("note:"))) {
      const id = name.slice("note:".length);
      const draft = board.drafts.of(name);
      if (draft?.note && !facts.note(id)) board.editing.set(id, draft.note);
      renderNow();
      board.editing.delete(id);
      if (draft) startEditing(board, id, { draft, focus: false });
    }
  }

  function shortcuts(event) {
    const target = event.composedPath()[0];
    const typing = target.matches?.("input, textarea, select, [contenteditable]") || element.querySelector("dialog[open]");
    if (!(event.ctrlKey || event.metaKey) || event.altKey || typing) return;
    const letter = event.key.toLowerCase();
    const verb = letter === "y" || (letter === "z" && event.shiftKey) ? "redo" : letter === "z" ? "undo" : null;
    if (!verb) return;
    event.preventDefault();
    stepBack(verb);
  }

  /** Streamlit has shortcuts of single letters; they are not for somebody who works here. */
  function shield(event) {
    if (!event.ctrlKey && !event.metaKey) event.stopPropagation();
  }

  /** What was typed a moment ago goes to the outbox before the page can be gone, and before the outbox is let go. */
  function keepTyped() {
    element.querySelector(".chip-card")?.flush?.();
  }

  const size = new ResizeObserver(measure);
  const stops = [outbox.onState(toolbar.showState), outbox.onState(board.render), () => size.disconnect(), () => facts.stop(), () => toasts.stop()];
  document.addEventListener("keydown", shortcuts);
  window.addEventListener("pagehide", keepTyped, { capture: true });
  document.addEventListener("visibilitychange", keepTyped);
  stops.push(() => {
    keepTyped();
    document.removeEventListener("keydown", shortcuts);
    window.removeEventListener("pagehide", keepTyped, { capture: true });
    document.removeEventListener("visibilitychange", keepTyped);
  });
  element.addEventListener("keydown", shield);
  element.addEventListener("focusin", (event) => (current = event.target.closest?.(".note")?.dataset.id ?? current));
  size.observe(element);
  measure();
  outbox.ready.then(facts.load).then(() => {
    resume();
    stops.push(outbox.onRefusal(takeRefusal));
  });

  return {
    takes: (next) => next.workshop === workshop && next.language === language,
    update: (next) => {
      leaveFor = next.setTriggerValue;
    },
    close: () => {
      stops.forEach((stop) => stop());
      for (const block of blocks.values()) block.stop();
      element.remove();
    },
  };
}

/** Streamlit calls this at every rerun; the board stays as long as it shows the same workshop in the same language. */
export default function (component) {
  const { parentElement, data } = component;
  const standing = boards.get(parentElement);
  if (standing?.takes(data)) standing.update(component);
  else {
    standing?.close();
    boards.set(parentElement, openBoard(parentElement, component));
  }
  return () => {
    boards.get(parentElement)?.close();
    boards.delete(parentElement);
  };
}
