/**
 * One of several options; each option sets one or more values. Arrow keys move and choose. A choice is taken back by an act
 * of its own, a button for the mouse, Delete for the keys: a second press on what is
 * chosen leaves it.
 */
import { make } from "../sync/dom.js";
import { TYPING_PAUSE } from "../sync/typing_pause.js";

const STEPS = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

/** Whether the values of a field are those that an option sets. */
function fits(wanted, values) {
  return Object.entries(wanted).every(([name, value]) => (values[name] ?? null) === value);
}

/** `ids.name` are the elements that say what the choice is about: of the group, and of the button that takes it back. */
export function pick(field, ids, write, texts) {
  const { options } = field;
  const buttons = options.map(button);
  const asides = buttons.filter((_, index) => options[index].aside);
  const group = make(
    "div",
    { role: "radiogroup", class: "options", "aria-labelledby": ids.name, "aria-keyshortcuts": field.clear ? "Delete" : null },
    make("div", { class: "main" }, ...buttons.filter((_, index) => !options[index].aside)),
    asides.length ? make("div", { class: "asides" }, ...asides) : null,
  );
  const clearing = make("button", { type: "button", id: ids.clear, class: "clear", tabindex: "-1", title: texts.clearKey, "aria-keyshortcuts": "Delete", "aria-labelledby": `${ids.clear} ${ids.name}`, onclick: clear }, texts.clear);
  const control = make("div", { class: `pick ${field.look ?? "segments"}` }, group, field.clear ? clearing : null);
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
        onclick: () => choose(index, 0),
        onkeydown: (event) => move(event, index),
      },
      option.mark === undefined ? null : make("span", { class: "mark" }, String(option.mark)),
      make("span", { class: "words" }, option.name ? make("b", {}, option.name) : null, option.text),
    );
  }

  function choose(index, rest) {
    write(options[index].set, rest, { option: options[index] });
  }

  function clear() {
    buttons[0].focus(); // the button itself goes
    write(field.clear, 0);
  }

  function move(event, index) {
    const step = STEPS[event.key];
    if (step) {
      event.preventDefault();
      event.stopPropagation();
      const next = (index + step + buttons.length) % buttons.length;
      buttons[next].focus();
      choose(next, TYPING_PAUSE);
    } else if (event.key === "Delete" && field.clear) {
      event.preventDefault();
      if (chosen >= 0) write(field.clear, 0);
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
      clearing.classList.toggle("idle", chosen < 0);
    },
    focus: (how) => buttons[Math.max(chosen, 0)].focus(how),
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
