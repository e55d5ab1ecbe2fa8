/** Two people wrote the same text of the canvas: both are shown in a dialog, and neither is lost. */
import { isConflict } from "../sync/changes.js";
import { CHOICE, conflictTitle, makeConflict } from "../sync/conflict.js";
import { newId } from "../sync/ids.js";
import { openDialog } from "./dialog.js";

/** `values` were refused because of `result.current`; `name` is the text among them, `note` the note as it was. */
export function openConflict(board, { kind, id, name, values, note = null, result }) {
  const { facts } = board;
  const words = board.data.conflict;
  const mine = values[name] ?? note?.[name] ?? "";
  const theirs = result.current?.[name] ?? null;
  const joined = `${theirs}\n${mine}`;
  const saw = { base: result.version, seen: theirValues(values, result) };
  let chosen = false;
  const deleted = { [CHOICE.none]: choosing(() => {}), [CHOICE.asNew]: choosing(keepAsNew) };
  const changed = {
    [CHOICE.theirs]: choosing(() => {}),
    [CHOICE.mine]: choosing(() => save(mine)),
    [CHOICE.both]: choosing(() => save(joined)),
  };
  const view = makeConflict({ words, mine, theirs, acts: theirs === null ? deleted : changed });
  view.querySelector(".preferred").autofocus = true;
  const dialog = openDialog(board, conflictTitle(words, theirs), view);
  dialog.addEventListener("close", () => {
    board.outbox.forgive();
    if (!chosen) giveBack();
  });

  function choosing(act) {
    return () => {
      chosen = true;
      dialog.close();
      act();
    };
  }

  async function save(text) {
    const whole = { ...values, [name]: text };
    const again = await facts.put(kind, id, whole, saw);
    if (again.ok) return;
    if (isConflict(again)) openConflict(board, { kind, id, name, values: whole, note, result: again });
    else reopen(text, again.message);
  }

  function keepAsNew() {
    const { block, department = "", member = null, position = 0 } = { ...note, ...values };
    facts.put("note", newId(), { block, text: mine, department, member, position });
  }

  /** Closed without a choice: what was typed goes back into a field. */
  function giveBack() {
    if (kind === "note" && theirs === null) board.writers.get(note?.block ?? values.block)?.giveBack(mine, "");
    else if (kind === "note") reopen(mine, result.message);
    else save(joined);
  }

  function reopen(text, message) {
    if (kind === "note") board.edit(id, { draft: { text, department: note?.department, member: note?.member, saw, note }, message });
    else board.toast(message);
  }
}

function theirValues(values, result) {
  return Object.fromEntries(Object.keys(values).map((name) => [name, result.current?.[name] ?? null]));
}
