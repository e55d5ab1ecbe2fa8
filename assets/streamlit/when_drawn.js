/** Something that the screen is yet to draw, and may draw anew a moment later. */
const PATIENCE = 15_000; // milliseconds in which a screen draws what it shows
const STILL = 5000; // milliseconds in which it may still draw it anew
const LOOK = 50; // milliseconds between two looks
const HANDS = ["pointerdown", "keydown", "wheel", "touchstart"];

/**
 * Act on what `find()` gives (nothing: not there yet) once it has the place of `before`, and again where it is drawn anew
 * and the focus is lost; no longer once somebody does something else, or something else has the focus.
 */
export function whenDrawn(find, before, act) {
  let until = Date.now() + PATIENCE;
  let stood = null;
  const timer = setInterval(() => {
    const drawn = find();
    if (Date.now() > until || (stood && ![stood, document.body].includes(document.activeElement))) return stop();
    if (!drawn || drawn === before || (drawn === stood && drawn === document.activeElement)) return;
    if (!stood) until = Date.now() + STILL;
    stood = drawn;
    act(drawn);
  }, LOOK);
  function stop() {
    clearInterval(timer);
    for (const kind of HANDS) removeEventListener(kind, stop, true);
  }
  for (const kind of HANDS) addEventListener(kind, stop, true);
}
