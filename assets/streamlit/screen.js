/**
 * What the browser does for the screen that is shown: its link in the menu says so, leads are followed, and what was
 * drafted of a workshop that is there now is forgotten.
 */
import { arrive } from "./leads.js";
import { forgetMade } from "./new_workshop_draft.js";
import { PART, partNamed } from "./test_ids.js";

let shown = null;

export default function ({ data: { screen } }) {
  for (const link of document.querySelectorAll(`${partNamed(PART.sidebar)} a`)) {
    if (link.getAttribute("href").split("?")[0] === screen) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  if (screen !== shown) arrive(screen);
  shown = screen;
  forgetMade();
}
