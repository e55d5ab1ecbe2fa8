/** A note: a card with its department's tint, and the field it turns into while it is edited. */

function makeNote(board, id) {
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

// --- editing -----------------------------------------------------------------------------------------------------------

/** Turn a note into its field; `draft` is what was typed before a reload or a refusal. */
function startEditing(board, id, { draft = null, message = "", focus = true } = {}) {
  const { texts, facts, drafts } = board;
  const note = facts.note(id) ?? draft?.note;
  const element = board.noteElements.get(id);
  if (!note || !element || board.editing.has(id)) return;
  const saw = draft?.saw ?? facts.sight("note", id, ["text", "department"]);
  const fault = make("p", { class: "fault", role: "alert", text: message });
  const field = makeField({
    label: texts.edit_note,
    value: draft?.text ?? note.text,
    onsave: () => finish(true),
    oncancel: () => finish(false),
    oninput: keepDraft,
  });
  const department = makeDepartments(board, draft?.department ?? note.department, keepDraft);
  const editor = make(
    "div",
    { class: "editor" },
    field,
    fault,
    make(
      "div",
      { class: "tools" },
      department,
      make("button", { type: "button", class: "quiet", text: texts.cancel, onclick: () => finish(false) }),
      make("button", { type: "button", class: "primary", text: texts.save, onclick: () => finish(true) }),
    ),
  );
  editor.addEventListener("focusout", () => setTimeout(leave));
  board.editing.set(id, note);
  element.classList.add("editing");
  element.append(editor);
  grow(field);
  if (focus) {
    field.focus();
    field.setSelectionRange(field.value.length, field.value.length);
  }

  function keepDraft() {
    drafts.keep(`note:${id}`, { text: field.value, department: department.value, saw, note });
  }

  /** Going elsewhere in the page saves; going to another window does not. */
  function leave() {
    const active = element.getRootNode().activeElement;
    if (editor.isConnected && document.hasFocus() && !editor.contains(active)) finish(true, { refocus: false });
  }

  function finish(save, { refocus = true } = {}) {
    if (!board.editing.has(id)) return;
    board.editing.delete(id);
    element.classList.remove("editing");
    editor.remove();
    drafts.keep(`note:${id}`, null);
    if (refocus) board.focusNote(id);
    if (save) saveEdit(board, id, note, saw, { text: field.value, department: department.value });
    board.render();
  }
}

async function saveEdit(board, id, note, saw, typed) {
  const before = saw.seen ?? {};
  const values = Object.fromEntries(Object.entries(typed).filter(([name, value]) => value !== before[name]));
  if (!Object.keys(values).length) return;
  const seen = Object.fromEntries(Object.keys(values).map((name) => [name, before[name] ?? null]));
  const result = await board.facts.put("note", id, values, { base: saw.base, seen });
  if (result.ok) return;
  if (result.error === "ConflictError") openConflict(board, { kind: "note", id, name: "text", values, note, result });
  else if (board.facts.note(id)) startEditing(board, id, { draft: { ...typed, saw, note }, message: result.message });
  else board.toast(result.message);
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
