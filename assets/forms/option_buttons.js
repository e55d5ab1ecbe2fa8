/** One of several options; each option sets one or more values. Arrow keys move and choose, Delete clears. */
import { make } from "../sync/dom.js";

const STEPS = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };
const REST = 500; // milliseconds without a key before what the arrows chose is sent

/** Whether the values of a field are those that an option sets. */
function fits(wanted, values) {
  return Object.entries(wanted).every(([name, value]) => (values[name] ?? null) === value);
}

export function pick(field, ids, write, texts) {
  const { options } = field;
  const buttons = options.map(button);
  const asides = buttons.filter((_, index) => options[index].aside);
  const control = make(
    "div",
    { role: "radiogroup", class: `pick ${field.look ?? "segments"}`, "aria-labelledby": ids.label },
    make("div", { class: "main" }, ...buttons.filter((_, index) => !options[index].aside)),
    asides.length ? make("div", { class: "asides" }, ...asides) : null,
  );
  let chosen = -1;

  function button(option, index) {
    return make(
      "button",
      {
        type: "button",
        role: "radio",
        class: `option ${option.aside ? "aside" : ""}`,
        "aria-checked": "false",
        tabindex: "-1",
        "data-index": index,
        onclick: () => choose(index, 0, true),
        onkeydown: (event) => move(event, index),
      },
      option.mark === undefined ? null : make("span", { class: "mark" }, String(option.mark)),
      make("span", { class: "words" }, option.name ? make("b", {}, option.name) : null, option.text),
    );
  }

  function choose(index, rest, again = false) {
    const clears = again && index === chosen && field.clear;
    write(clears ? field.clear : options[index].set, rest, clears ? null : options[index]);
  }

  function move(event, index) {
    const step = STEPS[event.key];
    if (step) {
      event.preventDefault();
      event.stopPropagation();
      const next = (index + step + buttons.length) % buttons.length;
      buttons[next].focus();
      choose(next, REST);
    } else if ((event.key === "Delete" || event.key === "Backspace") && field.clear) {
      event.preventDefault();
      write(field.clear, 0, null);
    }
  }

  return {
    control,
    show(values) {
      chosen = options.findIndex((option) => [option.set, ...(option.also ?? [])].some((wanted) => fits(wanted, values)));
      buttons.forEach((each, index) => {
        each.setAttribute("aria-checked", String(index === chosen));
        each.tabIndex = index === Math.max(chosen, 0) ? 0 : -1;
      });
    },
    focus: () => buttons[Math.max(chosen, 0)].focus(),
    press(key) {
      const index = options.findIndex((option) => option.key === key);
      if (index < 0) return false;
      buttons[index].focus();
      choose(index, 0);
      return true;
    },
    words(values) {
      const option = options.find((each) => fits(each.set, values));
      return option ? (option.name ?? option.text ?? "") : texts.nothing;
    },
  };
}
