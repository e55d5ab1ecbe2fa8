/** Two people wrote the same text: both are shown, and neither is lost. */
import { isConflict } from "../sync/changes.js";
import { make } from "../sync/dom.js";
import { newId } from "../sync/ids.js";
import { openDialog } from "./dialog.js";

export function openConflict(board, { kind, id, name, values, note = null, result }) {
  const { texts, facts } = board;
  const mine = values[name] ?? note?.[name] ?? "";
  const theirs = result.current?.[name] ?? null;
  const saw = { base: result.version, seen: theirValues(values, result) };
  let chosen = false;
  const choice = (label, act, attributes = {}) =>
    make("button", { type: "button", class: "quiet", text: label, onclick: () => choose(act), ...attributes });
  const text = (label, words) => make("div", { class: "text" }, make("h3", { text: label }), make("p", { dir: "auto", text: words }));
  const dialog = theirs === null ? askDeleted() : askBoth();
  dialog.addEventListener("close", () => {
    board.outbox.forgive();
    if (!chosen) giveBack();
  });

  function askBoth() {
    return openDialog(
      board,
      texts.conflict,
      make("h2", { text: texts.conflict }),
      make("p", { text: result.message }),
      make("div", { class: "texts" }, text(texts.your_text, mine), text(texts.their_text, theirs)),
      make(
        "div",
        { class: "acts" },
        choice(texts.keep_theirs, () => {}),
        choice(texts.keep_mine, () => save(mine)),
        choice(texts.join, () => save(`${theirs}\n${mine}`), { class: "primary", autofocus: true }),
      ),
    );
  }

  function askDeleted() {
    return openDialog(
      board,
      texts.deleted_meanwhile,
      make("h2", { text: texts.deleted_meanwhile }),
      text(texts.your_text, mine),
      make(
        "div",
        { class: "acts" },
        choice(texts.let_go, () => {}),
        choice(texts.keep_as_new, keepAsNew, { class: "primary", autofocus: true }),
      ),
    );
  }

  function choose(act) {
    chosen = true;
    dialog.close();
    act();
  }

  async function save(text) {
    const again = await facts.put(kind, id, { ...values, [name]: text }, saw);
    if (again.ok) return;
    const whole = { ...values, [name]: text };
    if (isConflict(again)) openConflict(board, { kind, id, name, values: whole, note, result: again });
    else reopen(text, again.message);
  }

  function keepAsNew() {
    const { block, department = "other", position = 0 } = { ...note, ...values };
    facts.put("note", newId(), { block, text: mine, department, position });
  }

  /** Closed without a choice: what was typed goes back into a field. */
  function giveBack() {
    if (kind === "note" && theirs === null) board.writers.get(note?.block ?? values.block)?.giveBack(mine, "");
    else if (kind === "note") reopen(mine, result.message);
    else save(`${theirs}\n${mine}`);
  }

  function reopen(text, message) {
    if (kind === "note") board.edit(id, { draft: { text, department: note?.department, saw, note }, message });
    else board.toast(message);
  }
}

function theirValues(values, result) {
  return Object.fromEntries(Object.keys(values).map((name) => [name, result.current?.[name] ?? null]));
}
