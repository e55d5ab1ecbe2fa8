/** The always visible field under a block, where new notes are written. */
import { make, hasFocus, setAttribute, setText } from "../sync/dom.js";
import { draftName } from "../sync/drafts.js";
import { newId } from "../sync/ids.js";
import { fill } from "../sync/numbers.js";
import { makeAuthors } from "./authors.js";
import { grow, makeField } from "./field.js";
import { placesBetween } from "./order.js";
import { pointsOf } from "./pasted_list.js";
import { askPasted } from "./pasting.js";
import { remembered } from "./remembered.js";
import { putNotes } from "./note_actions.js";

export function makeWriter(board, block) {
  const { texts, drafts, facts } = board;
  const draft = draftName.writer(block.id);
  const label = fill(texts.write_in, { block: block.name });
  const fault = make("p", { class: "fault", role: "alert", id: `fault-${block.id}` });
  const field = makeField({
    label,
    value: drafts.of(draft)?.text ?? "",
    placeholder: block.prompt,
    describedby: `${fault.id} field-keys`,
    onsave: save,
    oninput: (text) => {
      drafts.keep(draft, text ? { text } : null);
      blame("");
    },
  });
  const author = makeAuthors(board, { department: "" }, (chosen) => {
    remembered("author", chosen);
    for (const writer of board.writers.values()) writer.takeAuthor(chosen);
  });
  author.take(remembered("author") ?? "");
  const button = make("button", { type: "submit", class: "primary", text: texts.add });
  const tools = make("div", { class: "tools" }, author.element, button);
  const element = make("form", { class: "writer", onsubmit: submit }, field, fault, tools);
  tint();
  field.addEventListener("paste", pasted);
  field.addEventListener("focus", () => {
    author.fill();
    tint();
    invite(true);
  });
  field.addEventListener("blur", () => invite(false));

  /** In a narrow column the block's own question shows once somebody is about to write. */
  function invite(writing) {
    field.placeholder = writing || !board.isWide() ? block.prompt : `+ ${texts.write}`;
    grow(field);
  }

  function submit(event) {
    event.preventDefault();
    save();
  }

  function tint() {
    element.dataset.tint = board.tint(author.said().department);
  }

  function blame(message) {
    setText(fault, message);
    setAttribute(field, "aria-invalid", message ? "true" : null);
  }

  async function save() {
    const text = field.value;
    if (!text.trim()) return;
    const fits = [...text.trim()].length <= board.data.note_limit;
    if (fits) clear();
    field.focus();
    const id = newId();
    const notes = facts.notesByBlock().get(block.id) ?? [];
    const position = Math.floor(notes.at(-1)?.position ?? 0) + 1;
    board.showSoon(id);
    const result = await facts.put("note", id, { block: block.id, text, ...author.said(), position });
    if (!result.ok) giveBack(text, result.message);
    else if (!fits && field.value === text) clear();
  }

  function pasted({ clipboardData }) {
    if (pointsOf(clipboardData?.getData("text") ?? "").length < 2) return;
    setTimeout(() => askPasted(board, field.value, { several: saveAll, one: save })); // the field has the text by then
  }

  /** One note for each text, as one step. */
  function saveAll(all) {
    const fitting = all.every((text) => [...text].length <= board.data.note_limit);
    if (!fitting) return blame(fill(texts.point_too_long, { limit: board.numbers.short(board.data.note_limit) }));
    const last = (facts.notesByBlock().get(block.id) ?? []).at(-1)?.position ?? 0;
    const places = placesBetween(Math.floor(last), undefined, all.length);
    clear();
    const added = all.map((text, at) => [newId(), { block: block.id, text, ...author.said(), position: places[at] }]);
    board.showSoon(added[0][0]);
    putNotes(board, added);
    field.focus();
  }

  function clear() {
    field.value = "";
    drafts.keep(draft, null);
    blame("");
    grow(field);
  }

  /** Put a refused text back into the field, before anything typed since. */
  function giveBack(text, message) {
    if (!field.value.includes(text)) field.value = [text, field.value].filter(Boolean).join("\n");
    drafts.keep(draft, { text: field.value });
    blame(message ?? texts.refused);
    grow(field);
  }

  return {
    element,
    focus: () => field.focus(),
    giveBack,
    invite: () => invite(hasFocus(field)),
    takeAuthor: (chosen) => {
      author.take(chosen);
      tint();
    },
  };
}
