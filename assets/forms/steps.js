/** The way through the blocks: one button each with its bar; on a narrow page only the current one, the others on demand. */
export default function ({ data, parentElement, setTriggerValue }) {
  const node = (tag, attributes = {}, ...children) => {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) if (value !== null && value !== undefined) made.setAttribute(name, value);
    made.append(...children);
    return made;
  };
  let nav = parentElement.querySelector("nav");
  if (!nav) {
    nav = node("nav", {});
    parentElement.append(nav);
  }
  const focused = parentElement.activeElement?.dataset?.key;
  const wasOpen = nav.dataset.open === "true";

  const bar = (step) => {
    const track = node("span", { class: `bar ${step.tone}`, "aria-hidden": "true" });
    const fill = node("b");
    fill.style.width = `${Math.max(0, Math.min(100, step.width))}%`;
    track.append(fill);
    if (step.target !== null) {
      const tick = node("i");
      tick.style.left = `${step.target}%`;
      track.append(tick);
    }
    return track;
  };

  const button = (step) => {
    const made = node(
      "button",
      { type: "button", "data-key": step.key, "aria-current": step.key === data.current ? "step" : null },
      node("span", { class: "number" }, step.number),
      node("span", { class: "name" }, step.name, node("span", { class: "done" }, step.done)),
      bar(step),
      node("span", { class: "value" }, step.value, node("span", { class: "unseen" }, ` ${step.said}`)),
    );
    made.addEventListener("click", () => {
      nav.dataset.open = "false";
      if (step.key === data.current) return;
      for (const other of nav.querySelectorAll("button[data-key]")) other.removeAttribute("aria-current");
      made.setAttribute("aria-current", "step");
      setTriggerValue("step", step.key);
    });
    return made;
  };

  const more = node("button", { type: "button", class: "more", "aria-expanded": String(wasOpen) }, data.more);
  more.addEventListener("click", () => {
    nav.dataset.open = String(nav.dataset.open !== "true");
    more.setAttribute("aria-expanded", nav.dataset.open);
  });
  nav.setAttribute("aria-label", data.label);
  nav.dataset.open = String(wasOpen);
  nav.replaceChildren(...data.steps.map(button), more);
  if (focused) nav.querySelector(`[data-key="${focused}"]`)?.focus();
}
