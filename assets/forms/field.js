/**
 * One field of a group: its label and control, what it says of saving, and the two texts when somebody else was faster.
 *
 * A unit is {field, group, kind, binding, element, show, redraw}; `groups` are the cards of the form by key,
 * `conflictWords()` the words for two texts. Where the form `isOneOfMany()`, cards ask for the same things, and what names a
 * field is its label with the title of its card.
 */
import { CHOICE, makeConflict } from "../sync/conflict.js";
import { make } from "../sync/dom.js";
import { fill } from "../sync/numbers.js";
import { KINDS } from "./controls.js";

export function openUnits({ texts, conflictWords, store, groups, isOneOfMany }) {
  let count = 0;

  function unitOf(field, group) {
    count += 1;
    const ids = { label: `l${count}`, control: `c${count}`, message: `m${count}`, clear: `x${count}` };
    ids.name = field.label && isOneOfMany() ? `${ids.label} t-${group.key}` : ids.label;
    const message = make("div", { class: "message", id: ids.message });
    const unit = { field, group, show: () => {}, redraw: () => {} };
    const write = (values, rest, { option, refusal } = {}) => {
      store.write(unit.binding, values, rest, refusal ?? refusalOfOrder(unit, values));
      if (option?.others) giveWay(option.others);
      unit.redraw();
      if (field.rising) reconsider(unit);
      for (const other of groups.get(group.key)?.units ?? []) other.show();
    };
    unit.kind = KINDS[field.as](field, ids, write, texts);
    const isPick = field.as === "pick";
    const label = field.label
      ? make(isPick ? "span" : "label", { id: ids.label, for: isPick ? null : ids.control, class: "label" }, field.label)
      : make("span", { id: ids.label, class: "unseen" }, group.title ?? "");
    unit.element = make("div", { class: `field as-${field.as} ${field.wide ? "wide" : ""}` }, label, field.hint ? make("p", { class: "hint", id: `${ids.label}h` }, field.hint) : "", unit.kind.control, message);
    const input = unit.kind.input ?? unit.kind.control;
    if (!field.label && !isPick) input.setAttribute("aria-label", field.placeholder ?? group.title);
    if (ids.name !== ids.label && !isPick) input.setAttribute("aria-labelledby", ids.name);
    unit.kind.control.addEventListener("focusout", () => requestAnimationFrame(() => store.left(unit.binding)));
    unit.kind.control.addEventListener("focusin", reveal);
    unit.show = () => (unit.element.hidden = !visible(field, unit));
    unit.redraw = () => {
      unit.kind.show(store.shown(unit.binding));
      unit.show();
      mark();
    };

    function mark() {
      const { binding } = unit;
      const bad = binding.fault || binding.conflict;
      unit.element.classList.toggle("faulty", Boolean(bad));
      if (!isPick) input.setAttribute("aria-invalid", String(Boolean(bad)));
      if (binding.conflict) return message.replaceChildren(conflict(unit));
      if (binding.fault) {
        const isNew = message.textContent !== binding.fault.message;
        message.replaceChildren(make("p", { class: "fault", role: "alert" }, binding.fault.message));
        return isNew && reveal();
      }
      const words = wordsOf(binding);
      message.replaceChildren(words ? make("p", { class: "quietly" }, words) : "");
    }

    /** Whoever is in a field sees why it is refused: the words may lie below the edge of the window. */
    function reveal() {
      if (unit.binding.fault && unit.element.matches(":focus-within")) message.scrollIntoView({ block: "nearest" });
    }

    unit.binding = store.bind(field.thing, field.names, () => unit.redraw());
    unit.binding.mark = mark;
    return unit;
  }

  /** How saving stands; nothing of what cannot be sent yet. */
  function wordsOf(binding) {
    if (binding.held) return "";
    if (binding.typed && store.isNameless(binding.id)) return texts.unnamed;
    if (binding.sending || binding.timer || binding.typed) return texts.saving;
    return binding.saved ? texts.saved : "";
  }

  /** Some values must not fall, such as the days at best, most likely and at worst: the sentence where they would. */
  function refusalOfOrder({ field, group, kind }, values) {
    if (!field.rising) return null;
    const [name] = field.names;
    const units = groups.get(group.key)?.units ?? [];
    const all = Object.assign({}, ...units.map((each) => each.kind.counted?.(store.shown(each.binding))), kind.counted(values));
    const label = (of) => units.find((each) => each.field.names.includes(of))?.field.label;
    const place = field.rising.names.indexOf(name);
    const isNumber = (of) => typeof all[of] === "number";
    for (const [at, other] of field.rising.names.entries()) {
      const [low, high] = at < place ? [other, name] : [name, other];
      if (isNumber(low) && isNumber(high) && all[low] > all[high]) return fill(field.rising.refusal, { low: label(low), high: label(high) });
    }
    return null;
  }

  /** What was refused beside another value may go with the new one. */
  function reconsider(unit) {
    for (const other of groups.get(unit.group.key)?.units ?? []) {
      const { binding, field } = other;
      if (other === unit || !field.rising || !binding.held || typeof binding.typed?.[field.names[0]] !== "number") continue;
      const refusal = refusalOfOrder(other, binding.typed);
      if (!refusal) store.write(binding, binding.typed, 0);
      other.redraw();
    }
  }

  /** Choosing one of several takes the choice back from the others. */
  function giveWay(others) {
    for (const group of groups.values()) {
      for (const unit of group.units) {
        if (!others.things.includes(unit.binding.id) || !unit.field.names.includes(others.name)) continue;
        if (store.shown(unit.binding)[others.name] !== others.from) continue;
        store.write(unit.binding, { [others.name]: others.to }, 0);
        unit.redraw();
      }
    }
  }

  /** Some fields ask further only after a certain answer; one that holds text stays. */
  function visible(field, unit) {
    if (!field.when) return true;
    if (Object.values(store.shown(unit.binding) ?? {}).some((value) => value !== null && value !== "")) return true;
    const holder = (groups.get(unit.group.key)?.units ?? []).find((each) => each.field.names.includes(field.when.name));
    const value = (holder ? store.shown(holder.binding) : (store.things.get(field.thing)?.values ?? {}))[field.when.name];
    return field.when.least === undefined ? field.when.is.includes(value) : typeof value === "number" && value >= field.when.least;
  }

  function conflict(unit) {
    const { current } = unit.binding.conflict;
    const theirs = Object.fromEntries(unit.field.names.map((name) => [name, current?.[name] ?? null]));
    const mine = store.shown(unit.binding);
    const acts = {};
    const offer = (choice, joined) => (acts[choice] = () => store.resolve(unit.binding, choice, joined));
    if (current === null) offer(CHOICE.back);
    else {
      offer(CHOICE.theirs);
      offer(CHOICE.mine);
      if (unit.kind.join) offer(CHOICE.both, unit.kind.join(theirs, mine));
    }
    const view = makeConflict({
      words: conflictWords(),
      mine: unit.kind.words(mine),
      theirs: current === null ? null : unit.kind.words(theirs),
      acts,
    });
    view.setAttribute("role", "alert");
    return view;
  }

  return unitOf;
}
