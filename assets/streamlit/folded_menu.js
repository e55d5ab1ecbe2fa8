/** Where the focus goes when the menu is folded or unfolded: the button that was pressed is gone, and the focus with it. */
import { PART, partNamed } from "./test_ids.js";
import { whenDrawn } from "./when_drawn.js";

const FOLDS = `${partNamed(PART.sidebarCollapseButton)} button`;
const UNFOLDS = partNamed(PART.expandSidebarButton);

export function openFoldedMenu() {
  document.addEventListener("click", moveOn, true);
}

/** The focus goes to the button that takes the step back. A menu that a script folds has led to a screen, which has the focus. */
function moveOn({ target, isTrusted }) {
  const back = [[FOLDS, UNFOLDS], [UNFOLDS, FOLDS]].find(([pressed]) => isTrusted && target.closest?.(pressed))?.[1];
  if (back) whenDrawn(() => document.querySelector(back), null, (button) => button.focus());
}
