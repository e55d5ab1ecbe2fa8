/**
 * Listens for presses on the buttons of a table, and on links that stay in the page: `st.html` keeps them and their data
 * attributes, but no script.
 *
 * The buttons are hidden until somebody listens (`data-rows` on the page), so that no press is lost. A link has an address
 * and leads there also without this; who comes back stands at the link that was followed.
 */
import { PART, partNamed } from "./test_ids.js";

const PATIENCE = 5000; // milliseconds in which a screen shows its links
const STILL = 1000; // milliseconds in which a screen may still draw them anew
const LOOK = 50; // milliseconds between two looks
const HANDS = ["pointerdown", "keydown", "wheel", "touchstart"];
const listeners = new Map(); // name of a table -> what listens on its behalf
const followed = new Map(); // path of a screen -> the row of the link that was followed last

export default function ({ data: { name }, setTriggerValue }) {
  const pressed = (event) => {
    const found = event.target.closest?.(`[data-opens="${name}"]`);
    if (!found || event.defaultPrevented) return;
    if (found.matches("a") && (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey)) return;
    event.preventDefault();
    if (found.matches("a")) followed.set(location.pathname, found.dataset.row);
    setTriggerValue("row", found.dataset.row);
  };
  forget(name);
  listeners.set(name, pressed);
  document.addEventListener("click", pressed);
  tell();
  if (followed.has(location.pathname)) standAt(name, followed.get(location.pathname));
  return () => {
    forget(name);
    tell();
  };
}

function forget(name) {
  document.removeEventListener("click", listeners.get(name));
  listeners.delete(name);
}

function tell() {
  if (listeners.size) document.documentElement.dataset.rows = "";
  else delete document.documentElement.dataset.rows;
}

/** Stand again at the link that was followed, once it is on the page and stays there, unless somebody does something else. */
function standAt(name, row) {
  followed.delete(location.pathname);
  let until = Date.now() + PATIENCE;
  let stood = null; // the link, once it has been found
  const timer = setInterval(() => {
    const link = document.querySelector(`a[data-opens="${name}"][data-row="${CSS.escape(row)}"]`);
    if (Date.now() > until) stop();
    if (!link || link === stood) return;
    stood = link;
    until = Date.now() + STILL;
    for (let each = link.closest("details"); each; each = each.parentElement.closest("details")) each.open = true;
    link.focus({ preventScroll: true });
    link.scrollIntoView({ block: "center" });
  }, LOOK);
  function stop() {
    clearInterval(timer);
    for (const kind of HANDS) removeEventListener(kind, stop, true);
  }
  for (const kind of HANDS) addEventListener(kind, stop, true);
}

/** Whoever goes elsewhere by the menu does not come back to a link. */
document.addEventListener("click", (event) => {
  if (event.target.closest?.(`${partNamed(PART.sidebar)} a`)) followed.clear();
});
