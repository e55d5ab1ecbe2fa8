/** Something that the screen is yet to draw, and may draw anew a moment later. */
import { TYPED_IN } from "../sync/undo_keys.js";

const PATIENCE = 15_000; // milliseconds in which a screen draws what it shows
const STILL = 5000; // milliseconds in which it may still draw it anew
const LOOK = 50; // milliseconds between two looks
const HANDS = ["pointerdown", "keydown", "wheel", "touchstart"];

/**
 * Put the focus, by `act`, on what `find()` gives (nothing: not there yet) once it has the place of `before`; again only
 * where drawing anew has lost the focus, and no longer once somebody does something else or stands in a field already.
 */
export function whenDrawn(find, before, act) {
  let until = Date.now() + PATIENCE;
  let acted = false;
  const timer = setInterval(() => {
    const drawn = find();
    if (Date.now() > until) stop();
    if (!drawn || drawn === before || (acted && document.activeElement !== document.body)) return;
    if (!acted && document.activeElement?.matches(TYPED_IN)) return stop();
    if (!acted) until = Date.now() + STILL;
    acted = true;
    act(drawn);
  }, LOOK);
  function stop() {
    clearInterval(timer);
    for (const kind of HANDS) removeEventListener(kind, stop, true);
  }
  for (const kind of HANDS) addEventListener(kind, stop, true);
}
