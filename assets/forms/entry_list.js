/**
 * A list of one kind that people make longer, shorter and reorder; what they delete they can take back.
 *
 * `told` gives what the page says of the list: its kind, the template of an entry with "@" for its id, and the texts.
 */
import { VERB } from "../sync/changes.js";
import { isComposing, make } from "../sync/dom.js";
import { draftName } from "../sync/drafts.js";
import { newId } from "../sync/ids.js";
import { fill } from "../sync/numbers.js";
import { isSeen } from "./text_fields.js";

export function openGrowing({ outbox, drafts, texts, store, groups, arrange, focusGroup, changed, told }) {
  const undo = make("div", { class: "undo", role: "status" });
  const gone = new Set();
  const placed = new Map(); // id -> the name that an entry is sorted by

  /** A group for each entry, in the order of the list. */
  function instances() {
    const { kind, template, badges } = told();
    const rows = [...store.things.values()].filter((thing) => thing.kind === kind && thing.values && !gone.has(thing.id));
    rows.sort(told().ordered ? byPlace : byName());
    const ids = rows.map((row) => row.id);
    return ids.map((id, index) => {
      const copy = JSON.parse(JSON.stringify(template).replaceAll('"@"', JSON.stringify(id)));
      return { ...copy, key: id, badges: badges?.[id] ?? [], row: { id, index, ids } };
    });
  }

  function byPlace(one, other) {
    return (one.values.position ?? 0) - (other.values.position ?? 0) || one.id.localeCompare(other.id);
  }

  /** In the order of the tool's language, by the names that were there first: a row that is being renamed stays. */
  function byName() {
    const { compare } = new Intl.Collator(texts.locale, { numeric: true });
    const first = (id) => placed.get(id) ?? placed.set(id, nameOf(id)).get(id);
    return (one, other) => compare(first(one.id), first(other.id)) || one.id.localeCompare(other.id);
  }

  /** Whether an entry of the list has this name already, however its letters are written. */
  function hasName(name) {
    const { compare } = new Intl.Collator(texts.locale, { sensitivity: "accent" });
    const names = [...store.things.values()].filter(({ id, kind, values }) => kind === told().kind && values && !gone.has(id)).map(({ id }) => nameOf(id));
    return names.some((each) => compare(each.trim(), name) === 0);
  }

  function dressTools(made, row) {
    const name = nameOf(row.id);
    const tool = (sign, words, act, off) =>
      make("button", { type: "button", class: "tool", "aria-label": fill(words, { name }), title: fill(words, { name }), disabled: off, onclick: act }, sign);
    const signature = JSON.stringify([row.index, row.ids.length, texts.up, name]);
    if (made.tools.dataset.signature === signature) return;
    made.tools.dataset.signature = signature;
    made.tools.replaceChildren(
      told().ordered ? tool("↑", texts.up, () => shift(row, -1), row.index === 0) : "",
      told().ordered ? tool("↓", texts.down, () => shift(row, 1), row.index === row.ids.length - 1) : "",
      tool("×", texts.remove, () => remove(row.id), false),
    );
  }

  function nameOf(id) {
    return store.things.get(id)?.values?.[told().template.titleField] ?? "";
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
    const name = nameOf(id);
    gone.add(id);
    arrange();
    const back = make("button", { type: "button", class: "plain", onclick: () => restore(id) }, texts.undo);
    undo.replaceChildren(make("span", {}, fill(texts.removed, { name })), back);
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
    const { add, kind, placeholder } = told();
    const looks = { type: "text", class: "control", placeholder, "aria-label": add, autocomplete: "off" };
    const input = make("input", { ...looks, value: drafts.of(draftName.next(kind))?.text, onkeydown: settleWord, oninput: typed });
    const words = make("p", { role: "alert" });
    const form = make("form", { class: "adder" }, input, make("button", { type: "submit", class: "strong" }, add), words);
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const name = input.value.trim();
      input.focus();
      if (!isSeen(name)) return say(texts.needed);
      const isTwice = hasName(name);
      input.value = ""; // the next name may be typed at once
      keep();
      const id = newId();
      const values = { [told().template.titleField]: name };
      const rows = [...store.things.values()].filter((thing) => thing.kind === told().kind);
      if (told().ordered) values.position = Math.max(-1, ...rows.map((thing) => thing.values?.position ?? 0)) + 1;
      say(isTwice ? fill(texts.twice, { name }) : "", "hint");
      const result = await outbox.send({ verb: VERB.put, kind: told().kind, id, values, base: null, seen: {} });
      if (!result.ok) return giveBack(name, result.message ?? "");
      for (const row of result.rows ?? []) store.learn(row.id, { kind: told().kind, ...row });
      arrange();
      changed(result.revision);
      if (!told().template.compact) focusGroup(id, 1);
    });

    function typed() {
      say("");
      keep();
    }

    function say(sentence, kindOfWord = "fault") {
      words.className = kindOfWord;
      words.textContent = sentence;
      if (sentence) words.scrollIntoView({ block: "nearest" });
    }

    /** What is typed and not added yet outlives a reload. */
    function keep() {
      drafts.keep(draftName.next(kind), input.value.trim() ? { kind, text: input.value } : null);
    }

    /** What was refused stands in the field again, or with the refusal where the next name is being typed. */
    function giveBack(name, message) {
      const isFree = !input.value.trim();
      if (isFree) input.value = name;
      keep();
      say(isFree ? message : `${name}: ${message}`);
    }
    return form;
  }

  /** An Enter that chooses a word of an input method adds nothing. */
  function settleWord(event) {
    if (event.key === "Enter" && isComposing(event)) event.preventDefault();
  }

  return { groups: instances, undo, dressTools, adder };
}
