/** Two texts of one thing: what somebody else saved meanwhile beside what the person has written. */
import { make } from "./dom.js";

/** What can be done, by the names of its words: in this order, and the last that is offered is the one to prefer. */
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
 * the choices, `acts` says what each `CHOICE` that is offered here does.
 */
export function makeConflict({ words, mine, theirs, acts }) {
  const text = (label, content) => make("div", {}, make("h3", { text: label }), make("p", { dir: "auto", text: content }));
  const offered = Object.values(CHOICE).filter((name) => name in acts);
  const buttons = offered.map((name) => {
    const preferred = name === offered.at(-1);
    return make("button", { type: "button", class: preferred ? "preferred" : null, text: words[name], onclick: acts[name] });
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
