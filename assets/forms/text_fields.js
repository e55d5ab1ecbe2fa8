/** Controls that one types into or opens: their text follows the value, but never under the hands of whoever writes. */
import { hasFocus } from "../sync/dom.js";
import { TYPING_PAUSE } from "../sync/typing_pause.js";

/** What a text means where every text is a value. */
const asTyped = (text) => ({ value: text });

/**
 * A control for the first value of a field. `read(text)` gives {value}, or {value, refusal} with a sentence where the text
 * cannot be one: then it stays in the field and is not sent. `toText(value)` is what the field shows of a value.
 */
export function typed(field, control, write, texts, { rest = TYPING_PAUSE, read = asTyped, toText = (value) => value ?? "" } = {}) {
  const name = field.names[0];
  const usual = (value) => value ?? field.usual ?? null;
  control.addEventListener("input", () => {
    const { value, refusal } = read(control.value);
    const empty = field.empty ?? null;
    write({ [name]: value === null || value === field.usual ? empty : value }, rest, { refusal });
  });
  return {
    control,
    /** The values of the field as they count: what nobody has said is as proposed. */
    counted: (values) => ({ [name]: usual(values[name]) }),
    show(values) {
      const text = String(toText(usual(values[name])));
      const inUse = hasFocus(control);
      const isEmptied = (values[name] ?? null) === (field.empty ?? null) && !control.value; // what is proposed comes back once one has left
      if (control.value === text || (inUse && (isEmptied || control.value.trim() === text.trim() || isSame(read, control.value, text)))) return;
      const [start, end] = inUse ? [control.selectionStart, control.selectionEnd] : [];
      control.value = text;
      if (start !== undefined && control.setSelectionRange) control.setSelectionRange(start, end);
      grow(control);
    },
    focus: (how) => control.focus(how),
    words: (values) => String(toText(usual(values[name]))) || texts.nothing,
  };
}

/** Whether two texts are two ways to write one value: "2," and "2". */
function isSame(read, one, other) {
  const [first, second] = [read(one), read(other)];
  return !first.refusal && !second.refusal && String(first.value) === String(second.value);
}

/** A control for a text: two texts of it can be joined. */
export function typedText(field, control, write, texts) {
  const name = field.names[0];
  const join = (theirs, mine) => ({ [name]: [theirs[name], mine[name]].filter(Boolean).join("\n") });
  const read = (text) => (field.needed && !isSeen(text) ? { value: text, refusal: texts.needed } : { value: text });
  return { ...typed(field, control, write, texts, { read }), join };
}

/** Whether there is anything in a text that can be seen. */
export function isSeen(text) {
  return /[^\s\p{C}\p{Z}]/u.test(text ?? "");
}

/** Make a field of several lines as high as its text. */
export function grow(control) {
  if (control.tagName !== "TEXTAREA") return;
  control.style.height = "auto";
  if (control.scrollHeight) control.style.height = `${control.scrollHeight + 2}px`;
}
