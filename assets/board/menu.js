/** Menus and small panels that stand beside what opened them. */
import { make, setAttribute } from "../sync/dom.js";

/** Show a panel beside `anchor`; on a phone it comes up from below. Escape or a click elsewhere closes it. */
export function openBeside(board, anchor, panel) {
  board.closePopover();
  panel.setAttribute("popover", "auto");
  board.element.append(panel);
  const back = anchor.closest(".note") ?? anchor;
  panel.addEventListener("beforetoggle", (event) => event.newState === "closed" && panel.flush?.());
  panel.addEventListener("toggle", (event) => {
    if (event.newState !== "closed") return;
    setAttribute(anchor, "aria-expanded", "false");
    const active = panel.getRootNode().activeElement;
    const inside = panel.contains(active) || !active;
    panel.remove();
    if (inside && !panel.leaves) back.focus();
  });
  panel.showPopover();
  setAttribute(anchor, "aria-expanded", "true");
  if (board.isWide()) stand(panel, anchor.getBoundingClientRect());
  return panel;
}

function stand(panel, anchor) {
  const { width, height } = panel.getBoundingClientRect();
  const left = Math.max(8, Math.min(anchor.left, innerWidth - width - 8));
  const under = anchor.bottom + 4;
  const top = under + height > innerHeight - 8 ? Math.max(8, anchor.top - height - 4) : under;
  Object.assign(panel.style, { left: `${left}px`, top: `${top}px` });
}

/** A menu of `{label, act, keys, danger}`; `leaves: true` opens something else in its place. `about` stands above it. */
export function openMenu(board, anchor, label, items, about = null) {
  const menu = make("div", { class: "menu", role: "menu", "aria-label": label });
  for (const item of items) {
    const entry = make("button", {
      type: "button",
      role: "menuitem",
      tabindex: "-1",
      class: item.danger ? "danger" : null,
      onclick: () => {
        menu.leaves = true;
        menu.hidePopover();
        (anchor.closest(".note") ?? anchor).focus();
        item.act();
      },
    });
    entry.append(make("span", { text: item.label }), item.keys ? make("kbd", { "aria-hidden": "true", text: item.keys }) : "");
    menu.append(entry);
  }
  const entries = [...menu.children];
  if (about) menu.prepend(make("p", { class: "about", role: "presentation", text: about }));
  menu.addEventListener("keydown", (event) => {
    const at = entries.indexOf(menu.getRootNode().activeElement);
    const steps = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 };
    if (event.key in steps) entries.at(steps[event.key] % entries.length).focus();
    else if (event.key === "Tab") menu.hidePopover();
    else if (event.key.length === 1) {
      const letter = event.key.toLowerCase();
      const after = [...entries.slice(at + 1), ...entries.slice(0, at + 1)];
      after.find((entry) => entry.textContent.trim().toLowerCase().startsWith(letter))?.focus();
    } else return;
    if (event.key !== "Tab") event.preventDefault();
  });
  openBeside(board, anchor, menu);
  entries[0].focus();
}
