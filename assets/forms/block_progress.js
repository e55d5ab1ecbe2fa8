/** The way through the blocks: one button each with its bar; on a narrow page only the current one, the others on demand. */
import { make } from "../sync/dom.js";

export default function ({ data, parentElement, setTriggerValue }) {
  let nav = parentElement.querySelector("nav");
  if (!nav) {
    nav = make("nav");
    parentElement.append(nav);
  }
  const focused = parentElement.activeElement?.dataset?.key;
  const isOpen = nav.dataset.open === "true";

  function choose(step, button) {
    nav.dataset.open = "false";
    if (step.key === data.current) return;
    for (const other of nav.querySelectorAll("button[data-key]")) other.removeAttribute("aria-current");
    button.setAttribute("aria-current", "step");
    setTriggerValue("step", step.key);
  }

  function makeStep(step) {
    const button = make(
      "button",
      { type: "button", "data-key": step.key, "aria-current": step.key === data.current ? "step" : null, onclick: () => choose(step, button) },
      make("span", { class: "number" }, step.number),
      make("span", { class: "name" }, step.name, make("span", { class: "done" }, step.done)),
      makeBar(step),
      make("span", { class: "value" }, step.value, make("span", { class: "mark", "aria-hidden": "true" }, step.mark), make("span", { class: "unseen" }, ` ${step.said}`)),
    );
    return button;
  }

  const more = make("button", { type: "button", class: "more", "aria-expanded": String(isOpen) }, data.more);
  more.addEventListener("click", () => {
    nav.dataset.open = String(nav.dataset.open !== "true");
    more.setAttribute("aria-expanded", nav.dataset.open);
  });
  nav.setAttribute("aria-label", data.label);
  nav.dataset.open = String(isOpen);
  nav.replaceChildren(...data.steps.map(makeStep), more);
  if (focused) nav.querySelector(`[data-key="${focused}"]`)?.focus();
}

function makeBar({ tone, width, target }) {
  const level = make("b");
  level.style.width = `${Math.max(0, Math.min(100, width))}%`;
  const tick = target === null ? null : make("i");
  if (tick) tick.style.left = `${target}%`;
  return make("span", { class: `bar ${tone}`, "aria-hidden": "true" }, level, tick);
}
