/** One line that says how saving stands. */
import { isOpen } from "../sync/browser_store.js";
import { make } from "../sync/dom.js";
import { fill } from "../sync/numbers.js";
import { STATE } from "../sync/states.js";

/** `numbers()` writes as the reader does (`sync/numbers.js`); `show(now)` takes what the outbox tells, and without it says the same again. */
export function makeSavingState(texts, numbers) {
  const element = make("p", { class: "state", role: "status" });
  let last = null;

  function words({ state, savedAt, pending, message }) {
    if (state === STATE.saving) return texts.saving;
    if (state === STATE.offline) return message || numbers().counted(isOpen() ? "offline" : "offlineUnkept", pending);
    return savedAt ? fill(texts.savedAt, { time: numbers().clock(savedAt) }) : "";
  }

  return {
    element,
    show(now = last) {
      last = now;
      if (!now) return;
      element.textContent = words(now);
      element.className = `state ${now.state}`;
    },
  };
}
