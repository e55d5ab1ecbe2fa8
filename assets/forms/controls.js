/**
 * The kinds of field, by what a screen calls them. Each builds its control and says how to read, show and focus it:
 * {control, show(values), focus(), words(values)}, and where they make sense press(key), join(theirs, mine),
 * counted(values), and `input`: what of the control takes the text.
 */
import { make } from "../sync/dom.js";
import { dateField } from "./date_field.js";
import { daysField } from "./days_field.js";
import { numberField } from "./number_field.js";
import { pick } from "./option_buttons.js";
import { grow, typed, typedText } from "./text_fields.js";

export const KINDS = {
  pick,
  text: (field, ids, write, texts) => typedText(field, input("text", field, ids), write, texts),
  longtext: (field, ids, write, texts) => typedText(field, lines(field, ids), write, texts),
  days: (field, ids, write, texts) => daysField(field, lines(field, ids), write, texts),
  number: (field, ids, write, texts) => numberField(field, input("text", field, ids, { inputmode: field.step === 1 ? "numeric" : "decimal" }), write, texts),
  date: (field, ids, write, texts) => dateField(field, input("text", field, ids), write, texts),
  select(field, ids, write, texts) {
    const options = field.options.map((option) => make("option", { value: option.value }, option.name));
    return typed(field, make("select", attributes(field, ids), ...options), write, texts, { rest: 0 });
  },
};

function input(type, field, ids, more = {}) {
  return make("input", { type, ...more, ...attributes(field, ids) });
}

/** A control that grows with what is written. */
function lines(field, ids) {
  const control = make("textarea", { rows: field.rows ?? 1, ...attributes(field, ids) });
  control.addEventListener("input", () => grow(control));
  return control;
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
