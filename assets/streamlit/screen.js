/**
 * What the browser does for the screen that is shown: its link in the menu says so, leads are followed, what was drafted of
 * a workshop that is there now is forgotten, and what is saved only once its own screen is left shows at once.
 */
import { onSaved } from "../sync/saved.js";
import { arrive } from "./leads.js";
import { forgetMade } from "./new_workshop_draft.js";
import { isRunning } from "./running.js";
import { PART, partNamed } from "./test_ids.js";

const LIST = ""; // the screen with the cards of all workshops, which show something of every change
const ASKING = new Set(["settings", "plan"]); // screens whose forms hold the workshop's own fields, and ask for runs themselves
const LOOK = 100; // milliseconds between two looks at whether a run is over
const SOON = 1000; // milliseconds in which a run begins
const JUST = 2000; // milliseconds after a save in which a run that has not seen it may still be under way
const LEAVING = 1500; // milliseconds after a press in which a link may be followed: a run asked for then is of the old screen, and leads back to it
let shown = null;
let pressedAt = -Infinity;
let saved = { kind: null, at: -Infinity };
let tell = null;
let timer = null;

export default function ({ data: { screen }, setTriggerValue }) {
  for (const link of document.querySelectorAll(`${partNamed(PART.sidebar)} a`)) {
    if (link.getAttribute("href").split("?")[0] === screen) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  if (!tell) listen();
  tell = setTriggerValue;
  if (screen !== shown) {
    arrive(screen);
    shown = screen;
    clearInterval(timer);
    if (Date.now() - saved.at < JUST) showSaved();
  }
  forgetMade();
}

function listen() {
  onSaved(takeIn);
  const pressed = () => (pressedAt = Date.now());
  for (const kind of ["click", "popstate"]) addEventListener(kind, pressed, { capture: true });
}

function takeIn({ kind }) {
  saved = { kind, at: Date.now() };
  showSaved();
}

/** Also the menu shows something of what is saved: it names the workshop. */
function showSaved() {
  const { kind } = saved;
  if (shown === LIST || (kind === "workshop" && !ASKING.has(shown))) runAgain();
}

/** Ask for a run once nothing runs, and once more where none begins: Streamlit drops what is said as a first run ends. */
function runAgain() {
  clearInterval(timer);
  let asked = 0;
  let tellings = 0;
  timer = setInterval(() => {
    if (isRunning()) return void (asked && clearInterval(timer));
    if (Date.now() - pressedAt < LEAVING) return;
    if (Date.now() - asked < SOON) return;
    if (tellings === 2) return clearInterval(timer);
    tellings += 1;
    asked = Date.now();
    tell("saved", asked);
  }, LOOK);
}
