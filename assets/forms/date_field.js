/** A field for a day: it is typed in the order of the tool's language, or chosen in a calendar that speaks it. */
import { make } from "../sync/dom.js";
import { fill } from "../sync/numbers.js";
import { openCalendar } from "./calendar.js";
import { typed } from "./text_fields.js";
import { openTypedDays } from "./typed_days.js";

const FIRST = "1990-01-01"; // what the workshop takes
const LAST = "2099-12-31";
const ISO = /^\d{4}-\d\d-\d\d$/;

/** `input` is the field itself; the control is the field, the button that opens the calendar, and the calendar. */
export function dateField(field, input, write, texts) {
  const days = openTypedDays(texts.locale);
  const shown = (value) => (ISO.test(value ?? "") ? days.write(value) : (value ?? ""));
  const example = days.write("2026-11-13");

  function read(text) {
    const day = days.read(text);
    if (day === null && field.needed) return { value: text, refusal: texts.needed };
    if (day === null || (day >= FIRST && day <= LAST)) return { value: day };
    const limits = { first: days.write(FIRST), last: days.write(LAST) };
    return { value: text, refusal: day ? fill(texts.dayBetween, limits) : fill(texts.noDay, { example }) };
  }

  const kind = typed(field, input, write, texts, { read, toText: shown });
  const calendar = openCalendar({
    texts,
    label: field.label,
    chosen: () => days.read(input.value) || null,
    choose(day) {
      input.value = days.write(day);
      input.dispatchEvent(new Event("input", { bubbles: true }));
      input.focus();
    },
  });
  input.placeholder = field.placeholder ?? texts.dayShape;
  return { ...kind, input, control: make("div", { class: "day" }, input, calendar.button, calendar.sheet) };
}
