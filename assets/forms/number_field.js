/** A field for a number: it reads and writes as the tool's language does, which a number field of the browser would not. */
import { fill } from "../sync/numbers.js";
import { typed } from "./text_fields.js";
import { openTypedNumbers } from "./typed_numbers.js";

export function numberField(field, control, write, texts) {
  const numbers = openTypedNumbers(texts.locale);
  const shown = (value) => (typeof value === "number" ? numbers.write(value) : (value ?? ""));

  function read(text) {
    const number = numbers.read(text);
    if (number === null && field.needed) return { value: text, refusal: texts.needed };
    if (number === null || fits(number)) return { value: number };
    return { value: text, refusal: refusalOf(number) };
  }

  function fits(number) {
    return number >= field.min && number <= field.max && (field.step !== 1 || Number.isInteger(number));
  }

  function refusalOf(number) {
    const limits = { least: shown(field.min), most: shown(field.max) };
    if (Number.isNaN(number)) return fill(texts.noNumber, { example: shown(field.step === 1 ? 12 : 2.5) });
    return fill(field.step === 1 ? texts.wholeBetween : texts.numberBetween, limits);
  }

  return typed(field, control, write, texts, { read, toText: shown });
}
