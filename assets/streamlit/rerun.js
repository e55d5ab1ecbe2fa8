/** Has the page run again after a change that it has not seen, whoever made it. */
import { isRunning } from "./running.js";

const REST = 1000; // milliseconds after the last change before the page works its figures out again
const PRESS = 500; // milliseconds that a press has to itself
const PRESSES = ["click", "keydown"];
const asked = { revision: 0, at: -Infinity }; // by any component of the page

/** Whether a dialog lies over what asks: a run of the whole page opens it anew, and whoever types in it loses the focus. */
function isBehindADialog(element) {
  const dialog = document.querySelector("[role=dialog]");
  return Boolean(dialog) && !dialog.contains(element.getRootNode().host ?? element);
}

/**
 * `seen` gives the revision that the page last ran with, `ask` asks for the run. Streamlit forgets a press when another
 * run is asked for on its heels, so this waits until nothing runs and nothing has been pressed for a moment. What lies
 * behind a dialog (`where` gives the element that asks) waits until that is closed.
 */
export function openRerun(where, seen, ask) {
  let newest = 0; // revision of the latest change that was heard of
  let pressed = -Infinity;
  let timer = null;

  function soon(revision = 0) {
    newest = Math.max(newest, revision);
    clearTimeout(timer);
    timer = setTimeout(now, REST);
  }

  function now() {
    if (newest <= seen()) return;
    if (isBehindADialog(where())) return void (timer = setTimeout(now, REST));
    if (isRunning()) pressed = performance.now(); // what a run brings is shown a moment after its end
    if (performance.now() - pressed < PRESS) timer = setTimeout(now, PRESS / 5);
    else if (asked.revision >= newest && performance.now() - asked.at < REST) timer = setTimeout(now, REST);
    else {
      Object.assign(asked, { revision: newest, at: performance.now() });
      ask(newest);
    }
  }

  function notice(event) {
    if (event.type === "click" || ["Enter", "Escape"].includes(event.key)) pressed = performance.now();
  }

  for (const kind of PRESSES) window.addEventListener(kind, notice, { capture: true });
  return {
    /** A change has this revision: run the page again soon, if it has not seen it by then. */
    soon,
    close() {
      clearTimeout(timer);
      for (const kind of PRESSES) window.removeEventListener(kind, notice, { capture: true });
    },
  };
}
