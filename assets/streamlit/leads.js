/**
 * Leads, the links from a figure to the answer behind it (`pages/ui/leads.py`): followed as the browser's own Back and
 * Forward are, without loading the page anew; who comes back, by whatever way, stands at the lead again.
 *
 * A lead's address says which screen it stands on and what it leads to, so that the way back is known also where it was
 * pressed before any script was there. It is kept in the tab for as long as that lasts.
 */
import { PART, partNamed } from "./test_ids.js";
import { whenDrawn } from "./when_drawn.js";

const KEY = "canvas.lead";
let place = 0; // of the lead that was pressed, among those to the same answer

document.addEventListener("click", follow);
document.addEventListener("click", forget);

function follow(event) {
  const lead = event.target.closest?.("a.cv-lead");
  if (!lead || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  if (lead.href === location.href) return; // it is followed already
  place = leadsTo(questionOf(lead.href)).indexOf(lead);
  history.pushState({}, "", lead.href);
  dispatchEvent(new PopStateEvent("popstate"));
}

/** Whoever goes elsewhere by the menu does not come back to a lead. */
function forget(event) {
  if (event.target.closest?.(`${partNamed(PART.sidebar)} a`)) keep(null);
}

/** Somebody has come to a screen: by a lead, back to one, or otherwise. */
export function arrive(screen) {
  const kept = recall();
  const from = new URLSearchParams(location.search).get("from");
  const question = questionOf(location.href);
  if (kept?.from === screen) standAt(kept);
  else if (from && question && !(kept?.from === from && kept.question === question)) keep({ from, question, place });
}

function standAt({ question, place: at }) {
  keep(null);
  whenDrawn(() => leadsTo(question)[at], null, (lead) => {
    for (let each = lead.closest("details"); each; each = each.parentElement.closest("details")) each.open = true;
    lead.focus({ preventScroll: true });
    lead.scrollIntoView({ block: "center" });
  });
}

function leadsTo(question) {
  return [...document.querySelectorAll("a.cv-lead")].filter((lead) => questionOf(lead.href) === question);
}

function questionOf(address) {
  return new URL(address).searchParams.get("question");
}

function keep(lead) {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(lead));
  } catch {
    // the browser's store is closed to us: the way back leads to the screen alone
  }
}

function recall() {
  try {
    return JSON.parse(sessionStorage.getItem(KEY));
  } catch {
    return null;
  }
}
