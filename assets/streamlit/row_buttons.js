/**
 * Listens for presses on the buttons of a table: `st.html` keeps them and their data attributes, but no script.
 *
 * A list's buttons cannot be pressed until somebody listens on its behalf (`[data-opens]` in the page's styles), so that no
 * press is lost: a screen draws one list before it comes to the listener of the next.
 */
import { isRunning } from "./running.js";
import { PART, partNamed } from "./test_ids.js";
import { whenDrawn } from "./when_drawn.js";

const LOOK = 250; // milliseconds between two looks at whether a press has brought a run
const SOON = 1000; // milliseconds in which a run begins
const PATIENCE = 5000; // milliseconds after which nobody waits for it any more
const listeners = new Map(); // name of a table -> what listens on its behalf
const runs = new Map(); // name of a table -> {run: number of the screen’s run that it last saw, say}
const heard = new CSSStyleSheet(); // which buttons can be pressed
document.adoptedStyleSheets.push(heard);

export default function ({ data: { name, run }, setTriggerValue }) {
  runs.set(name, { run, say: setTriggerValue });
  const pressed = (event) => {
    const found = event.target.closest?.(`[data-opens="${name}"]`);
    if (!found) return;
    event.preventDefault();
    press(name, found.matches("[role=checkbox]") ? tick(found) : found.dataset.row);
  };
  forget(name);
  listeners.set(name, pressed);
  document.addEventListener("click", pressed);
  tell();
  return () => {
    forget(name);
    tell();
  };
}

/**
 * Say what was pressed, and say it once more where that has brought no run: Streamlit drops what is said in the moment in
 * which a screen's first run ends.
 */
function press(name, row) {
  const { run, say } = runs.get(name);
  const since = Date.now();
  say("row", row);
  const timer = setInterval(() => {
    const isHeard = runs.get(name)?.run !== run;
    const isLost = !isHeard && !isRunning() && Date.now() - since > SOON;
    if (isLost) runs.get(name).say("row", row);
    if (isHeard || isLost || Date.now() - since > PATIENCE) clearInterval(timer);
  }, LOOK);
}

/**
 * Show a tick at once, and keep it in its place with the focus on it when the screen draws it anew: the list is in the order of
 * the scores, which it changes, and another box would come under the finger. Gives its row and how it stands now.
 */
function tick(box) {
  const on = box.getAttribute("aria-checked") !== "true";
  const { top } = box.getBoundingClientRect();
  box.setAttribute("aria-checked", String(on));
  whenDrawn(() => document.querySelector(`[role=checkbox][data-row="${CSS.escape(box.dataset.row)}"]`), box, (drawn) => {
    drawn.focus({ preventScroll: true });
    drawn.closest(partNamed(PART.main)).scrollBy({ top: drawn.getBoundingClientRect().top - top, behavior: "instant" });
  });
  return `${box.dataset.row} ${on ? "on" : "off"}`;
}

function forget(name) {
  document.removeEventListener("click", listeners.get(name));
  listeners.delete(name);
}

function tell() {
  const lists = [...listeners.keys()].map((name) => `[data-opens="${CSS.escape(name)}"]`);
  heard.replaceSync(lists.length ? `${lists.join()} { visibility: inherit; pointer-events: inherit; }` : "");
}
