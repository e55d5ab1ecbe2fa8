/**
 * Has the page run again after a change that it has not seen, whoever made it.
 *
 * `seen` gives the revision that the page last ran with, `tell` asks for the run. Streamlit forgets a press when another
 * run is asked for on its heels, so this waits until nothing runs and nothing has been pressed for a moment.
 */
function canvasTelling(seen, tell) {
  const REST = 1000; // milliseconds after the last change before the page works its figures out again
  const PRESS = 500; // milliseconds that a press has to itself
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
    const state = document.querySelector("[data-test-script-state]")?.dataset.testScriptState;
    const busy = performance.now() - pressed < PRESS || (state && state !== "notRunning");
    if (busy) timer = setTimeout(now, PRESS / 5);
    else tell(newest);
  }

  function notice(event) {
    if (event.type === "click" || ["Enter", "Escape"].includes(event.key)) pressed = performance.now();
  }

  const KINDS = ["click", "keydown"];
  for (const kind of KINDS) window.addEventListener(kind, notice, { capture: true });
  return {
    soon,
    close() {
      clearTimeout(timer);
      for (const kind of KINDS) window.removeEventListener(kind, notice, { capture: true });
    },
  };
}
