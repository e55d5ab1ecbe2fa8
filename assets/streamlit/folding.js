/** On a phone the steps of the plan come folded, all but the one that matters now: whole, they are some twenty screens tall. */
const PHONE = "(max-width: 760px)";
const FOLDED = "details.fg-step:not([data-stays])";

export function openFolding() {
  new MutationObserver((changes) => {
    if (!matchMedia(PHONE).matches) return;
    for (const { addedNodes } of changes) {
      for (const added of addedNodes) {
        if (added.nodeType !== Node.ELEMENT_NODE) continue;
        for (const step of [added, ...added.querySelectorAll(FOLDED)]) if (step.matches(FOLDED)) step.open = false;
      }
    }
  }).observe(document.body, { subtree: true, childList: true });
}
