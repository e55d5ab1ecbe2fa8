/** On a phone the long parts of a screen come folded, all but what matters now: whole, they are many screens tall. */
const PHONE = "(max-width: 760px)";
const FOLDED = "details.fg-step:not([data-stays])";

function fold(root) {
  if (!matchMedia(PHONE).matches) return;
  for (const step of root.querySelectorAll(FOLDED)) step.open = false;
  if (root.matches(FOLDED)) root.open = false;
}

/**
 * Fold what is there, and what comes later: this script may be slower than the plan, or faster. Until it is here the style
 * sheet hides what it will fold.
 */
export function openFolding() {
  document.documentElement.dataset.folds = "";
  fold(document.body);
  new MutationObserver((changes) => {
    for (const { addedNodes } of changes) {
      for (const added of addedNodes) if (added.nodeType === Node.ELEMENT_NODE) fold(added);
    }
  }).observe(document.body, { subtree: true, childList: true });
}
