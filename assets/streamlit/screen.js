/**
 * What the browser does for the screen that is shown: its link in the menu says so, leads are followed, what was drafted of
 * a workshop that is there now is forgotten, and what is saved only once its own screen is left shows at once.
 */
import { onSaved } from "../sync/saved.js";
import { arrive } from "./leads.js";
import { forgetMade } from "./new_workshop_draft.js";
import { openRerun } from "./rerun.js";
import { PART, partNamed } from "./test_ids.js";

const LIST = ""; // the screen with the cards of all workshops, which show something of every change
const ASKING = new Set(["settings", "plan"]); // screens whose forms hold the workshop's own fields, and ask for runs themselves
const JUST = 2000; // milliseconds after a save in which a run that has not seen it may still be under way
const saved = { count: 0, kind: null, at: -Infinity };
let seen = 0; // of what was saved, by the screen as it stands
let shown = null;
let tell = null;
let rerun = null;

export default function ({ data: { screen }, setTriggerValue }) {
  for (const link of document.querySelectorAll(`${partNamed(PART.sidebar)} a`)) {
    if (link.getAttribute("href").split("?")[0] === screen) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  tell = setTriggerValue;
  rerun ??= listen();
  const isNew = screen !== shown;
  const mayBeOld = isNew && Date.now() - saved.at < JUST;
  if (isNew) arrive(screen);
  shown = screen;
  seen = mayBeOld ? saved.count - 1 : saved.count;
  if (mayBeOld) showSaved();
  forgetMade();
}

function listen() {
  onSaved(({ kind }) => {
    Object.assign(saved, { count: saved.count + 1, kind, at: Date.now() });
    showSaved();
  });
  return openRerun(() => document.body, () => seen, (count) => tell("saved", count));
}

/** Also the menu shows something of what is saved: it names the workshop. */
function showSaved() {
  if (shown === LIST || (saved.kind === "workshop" && !ASKING.has(shown))) rerun.soon(saved.count);
}
