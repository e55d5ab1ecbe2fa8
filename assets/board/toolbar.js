/** What stands above the canvas: whose it is, whether all is saved, undo and redo, the arrangement. */
import { make, setAttribute, setText } from "../sync/dom.js";
import { fill } from "../sync/numbers.js";
import { STATE } from "../sync/states.js";
import { ICONS, icon } from "./icons.js";
import { SHORTCUT, withKey } from "./shortcuts.js";

export function makeToolbar(board) {
  const { texts, numbers, outbox, facts, data } = board;
  const act = (verb, path, label) =>
    make("button", { type: "button", class: "tool", "aria-label": label, title: label, onclick: () => board.stepBack(verb) }, icon(path));
  const select = make(
    "select",
    { "aria-label": texts.arrangement, onchange: () => facts.putWorkshop({ layout: select.value }).then(board.complain) },
    ...data.layouts.map((layout) => make("option", { value: layout.id, text: layout.name })),
  );
  const dot = make("i", { "aria-hidden": "true" });
  const words = make("span");
  const again = make("button", { type: "button", class: "quiet", text: texts.try_again, hidden: true, onclick: () => outbox.retry() });
  const saved = make("div", { class: "saved", role: "status" }, dot, words);
  const client = make("h1", { text: data.client });
  const title = make("p", { text: data.title });
  const view = (path, label, key, run) =>
    make("button", { type: "button", class: "tool", "aria-label": label, ...withKey(label, key), onclick: run }, icon(path));
  const fit = view(ICONS.fit, texts.fit, SHORTCUT.fit, () => board.view.toggleFit());
  fit.classList.add("fit");
  const present = view(ICONS.present, texts.present, SHORTCUT.present, () => board.view.present());
  const byKey = make("span", { class: "by-key", text: " (Esc)" });
  const leave = make("button", { type: "button", class: "quiet leave", "aria-keyshortcuts": "Escape", onclick: () => board.view.leave() }, texts.stop_presenting, byKey);
  const element = make(
    "div",
    { class: "toolbar" },
    make("div", { class: "heading" }, client, title),
    saved,
    again,
    board.search.element,
    make("div", { class: "acts" }, act("undo", ICONS.undo, texts.undo), act("redo", ICONS.redo, texts.redo), fit, present),
    make("label", { class: "arrangement" }, make("span", { text: texts.arrangement }), select),
    leave,
  );

  function showState({ state, savedAt, message }) {
    const said = {
      [STATE.saving]: texts.saving,
      [STATE.offline]: message ?? texts.not_saved,
      [STATE.refused]: texts.refused,
      [STATE.saved]: savedAt ? fill(texts.saved_at, { time: numbers.clock(savedAt) }) : texts.all_saved,
    }[state];
    setAttribute(saved, "data-state", state);
    setText(words, said);
    again.hidden = state !== STATE.offline;
  }

  return {
    element,
    showState,
    showView: (shown) => {
      setAttribute(fit, "aria-pressed", String(shown.fit));
      setAttribute(present, "aria-pressed", String(shown.presenting));
    },
    show: () => {
      setText(client, facts.heading().client);
      setText(title, facts.heading().title);
      if (facts.layout() && select.value !== facts.layout()) select.value = facts.layout();
    },
  };
}
