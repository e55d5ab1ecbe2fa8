/** Alternatives as chips: what is needed and how far it is in use, at a glance. */
import { make, setAttribute } from "../sync/dom.js";
import { openChip } from "./chip_panel.js";

/** What an alternative looks like, as on the printed canvas; the rule is the server's, and this is its table. */
function chipState(alternative, choice) {
  return alternative.states[`${choice?.need ?? "undecided"}/${choice?.use ?? "unknown"}`];
}

function chipWords({ texts, data }, { role, needs, uses }, need, state) {
  const words = { chosen: uses[0], full: uses[2] }[state] ?? data.chip_words[state];
  if (role === "main" && need === "not_needed") return texts.not_chosen;
  if (role === "main" && need === "needed") return `${texts.chosen}, ${words}`;
  return role === "benefit" && need === "needed" ? `${needs.needed}, ${words}` : words;
}

export function makeChip(board, block, alternative) {
  const element = make("button", {
    type: "button",
    class: "chip",
    "aria-haspopup": "dialog",
    "aria-expanded": "false",
    onclick: () => openChip(board, block, alternative, element),
  });
  element.append(make("span", { text: alternative.name }));
  element.show = (choice) => {
    const state = chipState(alternative, choice);
    const words = chipWords(board, alternative, choice?.need, state);
    setAttribute(element, "data-state", state);
    setAttribute(element, "aria-label", `${alternative.name}: ${words}`);
    setAttribute(element, "title", words);
  };
  return element;
}
