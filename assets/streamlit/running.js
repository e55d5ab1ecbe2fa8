/** Whether Streamlit is working a screen out. */
const IDLE = "notRunning"; // as Streamlit names it

/** Whether a run is under way, as the page says it. */
export function isRunning() {
  const state = document.querySelector("[data-test-script-state]")?.dataset.testScriptState;
  return Boolean(state) && state !== IDLE;
}
