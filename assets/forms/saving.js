/** One line that says how saving stands. */
import { make } from "../sync/dom.js";
import { STATE } from "../sync/states.js";

const CLOCK = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };

/** `language()` is the reader's; `show(now)` takes what the outbox tells, and without it says the same again. */
export function makeSavingState(texts, language) {
  const element = make("p", { class: "state", role: "status" });
  let last = null;

  function words({ state, savedAt, pending, message }) {
    if (state === STATE.saving) return texts.saving;
    if (state === STATE.offline) return message || texts.offline.replace("{count}", pending);
    return savedAt ? texts.savedAt.replace("{time}", savedAt.toLocaleTimeString(language(), CLOCK)) : "";
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
