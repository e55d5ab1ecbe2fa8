/** The way back from a dialog: once it is closed, what has opened it has the focus, though the page is drawn anew after that. */
import { whenDrawn } from "./when_drawn.js";

const LOOK = 50; // milliseconds between two looks at whether a dialog is open
const PATIENCE = 5000; // milliseconds in which a press opens one

export function openWayBack() {
  let timer = 0;
  addEventListener("click", ({ target }) => {
    const button = target.closest?.("button");
    if (!button || button.closest("[role=dialog]")) return;
    clearInterval(timer);
    timer = follow(finderOf(button), () => clearInterval(timer));
  }, { capture: true });
}

/** Wait for a dialog and for its end; whoever has gone on by then is left alone. */
function follow(find, stop) {
  const since = Date.now();
  let wasOpen = false;
  return setInterval(() => {
    const isOpen = Boolean(document.querySelector("[role=dialog]"));
    wasOpen ||= isOpen;
    if (isOpen || (!wasOpen && Date.now() - since < PATIENCE)) return;
    stop();
    const isFree = [document.body, find()].includes(document.activeElement);
    if (wasOpen && isFree) whenDrawn(find, null, (button) => button.focus({ preventScroll: true }));
  }, LOOK);
}

/** Finds a button as it is drawn then: by its row, or by the key of its place. */
function finderOf(button) {
  const { opens, row } = button.dataset;
  if (row) return finderOfRow(opens, row);
  const place = [...(button.closest("[class*='st-key-']")?.classList ?? [])].find((name) => name.startsWith("st-key-"));
  return () => (place ? inPlace(place) : button);
}

/** Finds the button of a row; where the row is gone that of the next one in sight, and after the last what adds a row. */
function finderOfRow(opens, row) {
  const all = () => [...document.querySelectorAll(`[data-opens="${CSS.escape(opens)}"]`)];
  const rows = all().map((button) => button.dataset.row);
  const later = rows.slice(rows.indexOf(row) + 1);
  return () => {
    const drawn = new Map(all().map((button) => [button.dataset.row, button]));
    const next = later.map((id) => drawn.get(id)).find((button) => button?.checkVisibility());
    return drawn.get(row) ?? next ?? inPlace(`st-key-${opens}_add`);
  };
}

function inPlace(key) {
  return document.querySelector(`.${CSS.escape(key)} button`);
}
