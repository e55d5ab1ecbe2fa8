/**
 * What is folded. On a phone the long parts of a screen come folded, all but what matters now: whole, they are many screens
 * tall. And a run of the screen that draws a part anew leaves it as it stood, folded or unfolded: what one has just pressed
 * in it would be gone, and something else under the finger.
 */
const PHONE = "(max-width: 760px)";
const PARTS = "details:is(.fg-more, .cv-more)";
const LONG = "details.fg-step:not([data-stays])";
const known = new Map(); // name of a part of this screen -> {open, row: the one in it that was opened last}
let screen = null;

/** What a part is called, without the figures in it, which a run may change. */
function nameOf(part) {
  const summary = part.querySelector("summary");
  const words = (summary.querySelector("h2") ?? summary.firstChild).textContent;
  return summary.getAttribute("aria-label") ?? words.replace(/\d+/gu, "");
}

function fold(root) {
  const parts = [...root.querySelectorAll(PARTS)];
  if (root.matches(PARTS)) parts.push(root);
  if (parts.length && screen !== location.pathname) {
    screen = location.pathname;
    known.clear();
  }
  for (const part of parts) stand(part);
}

/** As it stood, unless a row of it was opened since: that one is looked for. */
function stand(part) {
  const name = nameOf(part);
  const before = known.get(name);
  const row = part.dataset.stays;
  if (before && (!row || row === before.row)) part.open = before.open;
  else if (part.matches(LONG) && matchMedia(PHONE).matches) part.open = false;
  known.set(name, { open: part.open, row: row || before?.row });
}

/**
 * Fold what is there, and what comes later: this script may be slower than the plan, or faster. Until it is here the style
 * sheet hides what it will fold.
 */
export function openFolding() {
  document.documentElement.dataset.folds = "";
  fold(document.body);
  document.addEventListener("toggle", ({ target: part }) => {
    const before = part.isConnected && part.matches(PARTS) && known.get(nameOf(part));
    if (before) before.open = part.open;
  }, true);
  new MutationObserver((changes) => {
    for (const { addedNodes } of changes) {
      for (const added of addedNodes) if (added.nodeType === Node.ELEMENT_NODE) fold(added);
    }
  }).observe(document.body, { subtree: true, childList: true });
}
