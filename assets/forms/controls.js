/**
 * The kinds of field, by what a screen calls them. Each builds its control and says how to read, show and focus it:
 * {control, show(values), focus(), words(values)}, and where they make sense press(key) and join(theirs, mine).
 */
import { make } from "../sync/dom.js";
import { pick } from "./option_buttons.js";
import { grow, typed, typedText } from "./text_fields.js";

export const KINDS = {
  pick,
  text: (field, ids, write, texts) => typedText(field, input("text", field, ids), write, texts),
  longtext(field, ids, write, texts) {
    const control = make("textarea", { rows: field.rows ?? 1, ...attributes(field, ids) });
    control.addEventListener("input", () => grow(control));
    return typedText(field, control, write, texts);
  },
  number(field, ids, write, texts) {
    const control = input("number", field, ids, { min: field.min, max: field.max, step: field.step ?? "any" });
    return typed(field, control, write, texts, { toValue: (text) => (text === "" ? null : Number(text)) });
  },
  date: (field, ids, write, texts) => typed(field, input("date", field, ids), write, texts, { toValue: (text) => text || null }),
  select(field, ids, write, texts) {
    const options = field.options.map((option) => make("option", { value: option.value }, option.name));
    return typed(field, make("select", attributes(field, ids), ...options), write, texts, { rest: 0 });
  },
  tick(field, ids, write, texts) {
    const control = input("checkbox", field, ids);
    const name = field.names[0];
    control.addEventListener("change", () => write({ [name]: control.checked }, 0));
    return {
      control,
      show: (values) => (control.checked = Boolean(values[name])),
      focus: () => control.focus(),
      words: (values) => (values[name] ? texts.yes : texts.no),
    };
  },
};

function input(type, field, ids, more = {}) {
  return make("input", { type, ...more, ...attributes(field, ids) });
}

function attributes(field, ids) {
  return {
    id: ids.control,
    "aria-describedby": ids.message,
    placeholder: field.placeholder,
    autocomplete: "off",
    class: "control",
  };
}
