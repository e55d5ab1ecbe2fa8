/** Two texts of one thing: what somebody else saved meanwhile beside what the person has written. */
import { make } from "./dom.js";

/** What can be done, by the names of its words. */
export const CHOICE = Object.freeze({
  theirs: "keepTheirs",
  mine: "keepMine",
  both: "join",
  asNew: "keepAsNew",
  none: "letGo",
  back: "bringBack",
});

/**
 * The question what becomes of them. `theirs` is null when the thing was deleted meanwhile; `words` names the parts and
 * the choices, `choices` is what can be done here: [a `CHOICE`, what it does], the one to prefer last.
 */
export function makeConflict({ words, mine, theirs, choices }) {
  const text = (label, content) => make("div", {}, make("h3", { text: label }), make("p", { dir: "auto", text: content }));
  const buttons = choices.map(([name, act], at) => {
    const preferred = at === choices.length - 1;
    return make("button", { type: "button", class: preferred ? "preferred" : null, text: words[name], onclick: act });
  });
  const texts = make("div", { class: "texts" }, text(words.mine, mine), theirs === null ? null : text(words.theirs, theirs));
  return make(
    "div",
    { class: "conflict" },
    make("h2", { text: conflictTitle(words, theirs) }),
    texts,
    make("div", { class: "choices" }, ...buttons),
  );
}

/** What happened, in a sentence. */
export function conflictTitle(words, theirs) {
  return theirs === null ? words.deleted : words.changed;
}
