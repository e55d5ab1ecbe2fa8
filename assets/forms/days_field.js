/** A field for several days, typed as one text. */
import { fill } from "../sync/numbers.js";
import { typed } from "./text_fields.js";
import { openTypedSpans } from "./typed_spans.js";

export function daysField(field, control, write, texts) {
  const spans = openTypedSpans(texts.locale);
  const shown = (value) => (Array.isArray(value) ? spans.write(value) : (value ?? ""));
  const example = spans.write(["2026-08-10", "2026-08-11", "2026-08-12", "2026-12-24"]);

  function read(text) {
    const { days, fault } = spans.read(text);
    return days ? { value: days } : { value: text, refusal: fill(texts.noDays, { text: fault, example }) };
  }

  control.placeholder = example;
  return typed(field, control, write, texts, { read, toText: shown });
}
