/** Controls that one types into or opens: their text follows the value, but never under the hands of whoever writes. */
import { hasFocus } from "../sync/dom.js";

const REST = 500; // milliseconds without a key before what is typed is sent
const WITHOUT_SELECTION = new Set(["number", "date"]);

/** A control for the first value of a field; `toValue` and `toText` turn its text into the value and back. */
export function typed(field, control, write, texts, { rest = REST, toValue = (text) => text, toText = (value) => value ?? "" } = {}) {
  const name = field.names[0];
  control.addEventListener("input", () => write({ [name]: toValue(control.value) }, rest));
  return {
    control,
    show(values) {
      const text = String(toText(values[name]));
      const inUse = hasFocus(control);
      if (control.value === text || (inUse && control.value.trim() === text.trim())) return;
      const [start, end] = inUse && !WITHOUT_SELECTION.has(field.as) ? [control.selectionStart, control.selectionEnd] : [];
      control.value = text;
      if (start !== undefined && control.setSelectionRange) control.setSelectionRange(start, end);
      grow(control);
    },
    focus: () => control.focus(),
    words: (values) => String(toText(values[name])) || texts.nothing,
  };
}

/** A control for a text: two texts of it can be joined. */
export function typedText(field, control, write, texts) {
  const name = field.names[0];
  const join = (theirs, mine) => ({ [name]: [theirs[name], mine[name]].filter(Boolean).join("\n") });
  return { ...typed(field, control, write, texts), join };
}

/** Make a field of several lines as high as its text. */
export function grow(control) {
  if (control.tagName !== "TEXTAREA") return;
  control.style.height = "auto";
  if (control.scrollHeight) control.style.height = `${control.scrollHeight + 2}px`;
}
