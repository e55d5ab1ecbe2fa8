/** What was typed into the fields of a form and is not stored yet: whether there is any, and waiting for it. */
import { pause } from "../sync/retry_pause.js";

const LOOK = 50; // milliseconds between two looks at what is on its way

/** `bindings` are those of the form, by the id of their thing; `save(binding)` sends what was typed. */
export function openOnItsWay(bindings, save) {
  const all = () => [...bindings.values()].flatMap((each) => [...each]);
  const waits = (binding) => binding.timer && !binding.held;

  return {
    isSaving: () => all().some((binding) => binding.sending || waits(binding)),

    /** Send at once what waits for a pause in typing. */
    flush: () => all().filter(waits).forEach((binding) => save(binding)),

    /** Until nothing is on its way. */
    async settled() {
      while (all().some((binding) => binding.sending)) await pause(LOOK);
    },
  };
}
