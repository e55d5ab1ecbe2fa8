/**
 * A list of one kind that people make longer, shorter and reorder; what they delete they can take back.
 *
 * `told` gives what the page says of the list: its kind, the template of an entry with "@" for its id, and the texts.
 */
import { VERB } from "../sync/changes.js";
import { make } from "../sync/dom.js";
import { newId } from "../sync/ids.js";

export function openGrowing({ outbox, texts, store, groups, arrange, focusGroup, changed, told }) {
  const undo = make("div", { class: "undo", role: "status" });
  const gone = new Set();

  /** A group for each entry, in the order of the list. */
  function instances() {
    const { kind, template, badges } = told();
    const rows = [...store.things.values()].filter((thing) => thing.kind === kind && thing.values && !gone.has(thing.id));
    rows.sort((a, b) => (a.values.position ?? 0) - (b.values.position ?? 0) || a.id.localeCompare(b.id));
    const ids = rows.map((row) => row.id);
    return ids.map((id, index) => {
      const copy = JSON.parse(JSON.stringify(template).replaceAll('"@"', JSON.stringify(id)));
      return { ...copy, key: id, badges: badges?.[id] ?? [], row: { id, index, ids } };
    });
  }

  function dressTools(made, row) {
    const tool = (words, act, off) =>
      make("button", { type: "button", class: "tool", "aria-label": words, title: words, disabled: off, onclick: act }, icon(words));
    const icon = (words) => ({ [texts.up]: "↑", [texts.down]: "↓", [texts.remove]: "×" })[words];
    const signature = `${row.index}/${row.ids.length}/${texts.up}`;
    if (made.tools.dataset.signature === signature) return;
    made.tools.dataset.signature = signature;
    made.tools.replaceChildren(
      told().ordered ? tool(texts.up, () => shift(row, -1), row.index === 0) : "",
      told().ordered ? tool(texts.down, () => shift(row, 1), row.index === row.ids.length - 1) : "",
      tool(texts.remove, () => remove(row.id), false),
    );
  }

  async function shift(row, by) {
    const ids = row.ids.filter((id) => id !== row.id);
    ids.splice(row.index + by, 0, row.id);
    const moved = ids.map((id, position) => [id, position]).filter(([id, position]) => store.things.get(id).values.position !== position);
    const sent = moved.map(([id, position]) => {
      const thing = store.things.get(id);
      const seen = { position: thing.values.position };
      const base = thing.version;
      thing.values = { ...thing.values, position };
      return outbox.send({ verb: VERB.put, kind: thing.kind, id, values: { position }, base, seen });
    });
    arrange();
    groups.get(row.id)?.tools.querySelector(by < 0 ? "button" : "button:nth-child(2)")?.focus();
    const results = await Promise.all(sent);
    changed(Math.max(...results.map((result) => result.revision ?? 0)));
  }

  async function remove(id) {
    const thing = store.things.get(id);
    const name = thing.values[told().template.titleField] ?? "";
    gone.add(id);
    arrange();
    const back = make("button", { type: "button", class: "plain", onclick: () => restore(id) }, texts.undo);
    undo.replaceChildren(make("span", {}, texts.removed.replace("{name}", name)), back);
    back.focus();
    const result = await outbox.send({ verb: VERB.hide, kind: thing.kind, id, base: thing.version, seen: thing.values });
    if (result.ok) changed(result.revision);
    else {
      gone.delete(id);
      undo.replaceChildren(make("span", { class: "fault" }, result.message ?? ""));
      arrange();
    }
  }

  async function restore(id) {
    undo.replaceChildren();
    const result = await outbox.send({ verb: VERB.restore, kind: told().kind, id });
    gone.delete(id);
    for (const row of result.rows ?? []) store.learn(row.id, { kind: told().kind, ...row });
    if (!result.ok) undo.replaceChildren(make("span", { class: "fault" }, result.message ?? ""));
    arrange();
    focusGroup(id);
    changed(result.revision);
  }

  function adder() {
    const input = make("input", { type: "text", class: "control", placeholder: told().placeholder, "aria-label": told().add, autocomplete: "off" });
    const fault = make("p", { class: "fault", role: "alert" });
    const form = make("form", { class: "adder" }, input, make("button", { type: "submit", class: "strong" }, told().add), fault);
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const name = input.value.trim();
      if (!name) return input.focus();
      const id = newId();
      const values = { [told().template.titleField]: name };
      const rows = [...store.things.values()].filter((thing) => thing.kind === told().kind);
      if (told().ordered) values.position = Math.max(-1, ...rows.map((thing) => thing.values?.position ?? 0)) + 1;
      fault.textContent = "";
      const result = await outbox.send({ verb: VERB.put, kind: told().kind, id, values, base: null, seen: {} });
      if (!result.ok) return (fault.textContent = result.message ?? "");
      if (input.value.trim() === name) input.value = "";
      for (const row of result.rows ?? []) store.learn(row.id, { kind: told().kind, ...row });
      arrange();
      changed(result.revision);
      focusGroup(id, 1);
    });
    return form;
  }

  return { groups: instances, undo, dressTools, adder };
}
