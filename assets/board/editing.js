/** The text of a note while it is edited: the field it turns into, and what becomes of it. */
import { make } from "../sync/dom.js";
import { isConflict } from "../sync/changes.js";
import { draftName } from "../sync/drafts.js";
import { openConflict } from "./note_conflict.js";
import { makeAuthors } from "./authors.js";
import { grow, makeField } from "./field.js";

/** Turn a note into its field; `draft` is what was typed before a reload or a refusal. */
export function startEditing(board, id, { draft = null, message = "", focus = true } = {}) {
  const { texts, facts, drafts } = board;
  const note = facts.note(id) ?? draft?.note;
  const element = board.noteElements.get(id);
  if (!note || !element || board.editing.has(id)) return;
  const saw = draft?.saw ?? facts.sight("note", id, ["text", "department", "member"]);
  const fault = make("p", { class: "fault", role: "alert", text: message });
  const field = makeField({
    label: texts.edit_note,
    value: draft?.text ?? note.text,
    onsave: () => finish(true),
    oncancel: () => finish(false),
    oninput: keepDraft,
  });
  const author = makeAuthors(board, draft?.department === undefined ? note : draft, keepDraft);
  const editor = make(
    "div",
    { class: "editor" },
    field,
    fault,
    make(
      "div",
      { class: "tools" },
      author.element,
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
    drafts.keep(draftName.note(id), { text: field.value, ...author.said(), saw, note });
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
    drafts.keep(draftName.note(id), null);
    if (refocus) board.focusNote(id);
    if (save) saveEdit(board, id, note, saw, { text: field.value, ...author.said() });
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
  if (isConflict(result)) openConflict(board, { kind: "note", id, name: "text", values, note, result });
  else if (board.facts.note(id)) startEditing(board, id, { draft: { ...typed, saw, note }, message: result.message });
  else board.toast(result.message);
}
