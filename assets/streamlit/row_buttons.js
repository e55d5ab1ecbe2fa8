/**
 * Listens for presses on the buttons of a table, and on links that stay in the page: `st.html` keeps them and their data
 * attributes, but no script.
 *
 * The buttons are hidden until somebody listens (`data-rows` on the page), so that no press is lost. A link has an address
 * and leads there also without this; who comes back stands at the link that was followed.
 */
import { PART, partNamed } from "./test_ids.js";

const PATIENCE = 15_000; // milliseconds in which a screen shows its links
const STILL = 5000; // milliseconds in which a screen may still draw them anew
const LOOK = 50; // milliseconds between two looks
const HANDS = ["pointerdown", "keydown", "wheel", "touchstart"];
const listeners = new Map(); // name of a table -> what listens on its behalf
let returning = null; // the watch for whoever comes back to the link that was followed last

export default function ({ data: { name }, setTriggerValue }) {
  const pressed = (event) => {
    const found = event.target.closest?.(`[data-opens="${name}"]`);
    if (!found || event.defaultPrevented) return;
    if (found.matches("a") && (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey)) return;
    event.preventDefault();
    if (found.matches("a")) awaitReturn(name, found.dataset.row);
    setTriggerValue("row", found.matches("[role=checkbox]") ? tick(found) : found.dataset.row);
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

/** Show a tick at once, and keep the focus on it when the screen draws it anew; gives its row and how it stands now. */
function tick(box) {
  const on = box.getAttribute("aria-checked") !== "true";
  box.setAttribute("aria-checked", String(on));
  whenDrawn(`[role=checkbox][data-row="${CSS.escape(box.dataset.row)}"]`, box, (drawn) => {
    drawn.focus({ preventScroll: true });
    drawn.scrollIntoView({ block: "nearest" }); // the list is in the order of the scores, which this has changed
  });
  return `${box.dataset.row} ${on ? "on" : "off"}`;
}

function forget(name) {
  document.removeEventListener("click", listeners.get(name));
  listeners.delete(name);
}

function tell() {
  if (listeners.size) document.documentElement.dataset.rows = "";
  else delete document.documentElement.dataset.rows;
}

/** Once the screen has been left and has come back, stand again at the link that was followed. */
function awaitReturn(name, row) {
  clearInterval(returning);
  const path = location.pathname;
  let isAway = false;
  returning = setInterval(() => {
    if (location.pathname !== path) isAway = true;
    else if (isAway) {
      clearInterval(returning);
      standAt(name, row);
    }
  }, LOOK);
}

function standAt(name, row) {
  whenDrawn(`a[data-opens="${name}"][data-row="${CSS.escape(row)}"]`, null, (link) => {
    for (let each = link.closest("details"); each; each = each.parentElement.closest("details")) each.open = true;
    link.focus({ preventScroll: true });
    link.scrollIntoView({ block: "center" });
  });
}

/** Do something with what stands for `before` once the screen has drawn it anew, unless somebody does something else first. */
function whenDrawn(selector, before, act) {
  let until = Date.now() + PATIENCE;
  let stood = null;
  const timer = setInterval(() => {
    const drawn = document.querySelector(selector);
    if (Date.now() > until) stop();
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

/** Whoever goes elsewhere by the menu does not come back to a link. */
document.addEventListener("click", (event) => {
  if (event.target.closest?.(`${partNamed(PART.sidebar)} a`)) clearInterval(returning);
});
