/**
 * The form that saves itself: groups of fields, each bound to values of a thing of the workshop.
 *
 * A rerun of the page hands in the same data again; what stands is then updated in place, never built anew, and a field
 * in use is left alone.
 */
import { arrange as inOrder, make } from "../sync/dom.js";
import { openDrafts } from "../sync/drafts.js";
import { beforeLeaving } from "../sync/leaving.js";
import { openNumbers } from "../sync/numbers.js";
import { outboxOf } from "../sync/outbox.js";
import { pause } from "../sync/retry_pause.js";
import { openBindings } from "./bindings.js";
import { dialogOf, focusFirst, openClosing } from "./dialogs.js";
import { openGroups, shapeOf } from "./groups.js";
import { openGrowing } from "./entry_list.js";
import { openKeys } from "./keys.js";
import { openRerun } from "../streamlit/rerun.js";
import { makeSavingState } from "./saving.js";
import { grow } from "./text_fields.js";
import { openUnits } from "./field.js";

const PATIENCE = 2000; // milliseconds a button at the foot waits for what is being saved

export function openForm({ workshop, language, revision }) {
  const outbox = outboxOf(workshop, language);
  let data = { texts: {}, groups: [], things: {} };
  let tell = () => {};
  let width = 0; // of the fields when they were last made as high as their texts
  const texts = new Proxy({}, { get: (_, name) => (name === "locale" ? data.locale : (data.texts[name] ?? "")) });
  const rerun = openRerun(() => root, () => data.revision, (newest) => tell("saved", newest));
  const store = openBindings(outbox, workshop, rerun.soon, () => data.locale);
  const groups = new Map(); // key -> card
  const state = makeSavingState(texts, () => openNumbers(data.locale, texts));
  const list = make("div", { class: "groups" });
  const foot = make("div", { class: "foot" });
  const unitOf = openUnits({ texts, conflictWords: () => data.conflict, store, groups, isOneOfMany: () => Boolean(data.list) || data.groups.length > 1 });
  const growing = openGrowing({ outbox, drafts: openDrafts(workshop), texts, store, groups, arrange, focusGroup, changed: rerun.soon, told: () => data.list });
  const cards = openGroups({ unitOf, store, growing, level: () => data.heading });
  const root = make("div", { class: "form", onkeydown: openKeys(groups, focusNext) }, state.element, list, growing.undo, foot);

  // --- what the page asks for --------------------------------------------------------------------------------------

  function update(next, trigger) {
    const focusAsked = next.focus?.token !== data.focus?.token ? next.focus : null;
    data = next;
    tell = trigger;
    for (const [id, thing] of Object.entries(data.things)) store.learn(id, thing);
    arrange();
    dressFoot();
    state.show();
    if (focusAsked) requestAnimationFrame(() => focusGroup(focusAsked.group));
  }

  function arrange() {
    const wanted = data.list ? [...data.groups, ...growing.groups()] : data.groups;
    const keys = new Set(wanted.map((group) => group.key));
    for (const [key, card] of groups) if (!keys.has(key)) drop(key, card);
    list.querySelector(".nothing")?.remove();
    const standing = wanted.map((group) => [cardOf(group), group]);
    inOrder(list, standing.map(([card]) => card.element));
    for (const [card, group] of standing) cards.dress(card, group);
    if (data.list && !wanted.some((group) => group.row)) list.append(make("p", { class: "nothing" }, data.list.nothing));
  }

  /** The card that stands for a group, built anew where its shape has changed. */
  function cardOf(group) {
    const standing = groups.get(group.key);
    if (standing?.shape === shapeOf(group)) return standing;
    if (standing) drop(group.key, standing);
    const card = cards.build(group);
    groups.set(group.key, card);
    for (const unit of card.units) unit.redraw();
    return card;
  }

  function drop(key, card) {
    for (const unit of card.units) store.release(unit.binding);
    card.element.remove();
    groups.delete(key);
  }

  function dressFoot() {
    const signature = JSON.stringify([data.actions, data.list?.add, data.list?.placeholder]);
    if (foot.dataset.signature === signature) return;
    foot.dataset.signature = signature;
    const buttons = (data.actions ?? []).map((action) =>
      make("button", { type: "button", class: action.strong ? "strong" : "plain", onclick: () => act(action.key) }, action.label),
    );
    foot.replaceChildren(...(data.list ? [growing.adder()] : []), make("div", { class: "actions" }, ...buttons));
  }

  /** What was typed a moment ago is saved first, so that the page that comes knows of it. */
  async function act(key) {
    await saved();
    tell("action", { key, at: Date.now() });
  }

  /** Until all that was typed is saved or refused, as long as somebody waits for it at most. */
  async function saved() {
    store.flush();
    await Promise.race([store.settled(), pause(PATIENCE)]);
  }

  // --- focus --------------------------------------------------------------------------------------------------------

  function focusNext(key) {
    const keys = [...list.querySelectorAll(".group")].map((element) => element.dataset.key);
    const next = keys[keys.indexOf(key) + 1];
    if (next) focusGroup(next);
    else (foot.querySelector("button.strong") ?? foot.querySelector("button"))?.focus();
  }

  /** The field for the next entry, unless somebody is in the form already. */
  function focusAdder() {
    if (!root.getRootNode().activeElement) foot.querySelector(".adder input")?.focus();
  }

  function focusGroup(key, unit = 0) {
    if (key === data.list?.kind) return focusAdder();
    const card = groups.get(key);
    if (!card) return;
    if (dialogOf(root)) return focusFirst(root, (card.units[unit] ?? card.units[0]).kind, data.focus?.before ?? 0);
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    card.element.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
    const option = (card.units[unit] ?? card.units[0])?.kind.control.querySelector("[tabindex='0']");
    option?.focus({ preventScroll: true });
    card.units[unit]?.kind.focus();
  }

  /** Show why the form is not done, and give the field the focus: a refused one, or the name of what has none; false: it is done. */
  function inTheWay() {
    const units = [...groups.values()].flatMap((card) => card.units);
    const isRefused = ({ binding }) => binding.held || binding.fault || binding.conflict;
    const unit = units.find(isRefused) ?? units.find(({ binding }) => store.isMissing(binding));
    if (!unit) return false;
    if (!isRefused(unit)) unit.binding.held = texts.needed;
    store.say(unit.binding);
    unit.kind.focus();
    return true;
  }

  // --- what others change, and life ----------------------------------------------------------------------------------

  function takeEvent(event) {
    for (const row of event.rows ?? []) {
      const listed = data.list?.kind === row.kind;
      const known = store.things.has(row.id);
      if (!known && (!listed || row.values === null)) continue;
      const stays = row.values === null ? store.lose(row.id, row.version) : store.learn(row.id, row);
      if (listed && !stays) arrange();
    }
    rerun.soon(event.revision);
  }

  function follow(now) {
    state.show(now);
    store.arrived();
  }

  /** The form has a place on the page: its fields know how high their texts are. */
  function grown() {
    width = list.clientWidth;
    list.querySelectorAll("textarea").forEach(grow);
  }

  const size = new ResizeObserver(() => list.clientWidth !== width && requestAnimationFrame(grown));
  size.observe(list);
  const leave = () => store.flush();
  const stops = [outbox.onState(follow), outbox.onChange(takeEvent, revision), outbox.onRefusal(store.returned), rerun.close, beforeLeaving(leave), openClosing(root, { inTheWay, isSaving: store.isSaving, saved })];
  window.addEventListener("pagehide", leave, { capture: true });
  document.addEventListener("visibilitychange", leave);
  outbox.ready.then(() => store.recoverAll());

  return {
    root,
    update,
    grown,
    /** Its component is gone, and perhaps comes back. */
    leave() {
      store.flush();
      tell = () => {};
    },
    close() {
      store.flush();
      for (const stop of stops) stop();
      size.disconnect();
      window.removeEventListener("pagehide", leave, { capture: true });
      document.removeEventListener("visibilitychange", leave);
      root.remove();
    },
  };
}
