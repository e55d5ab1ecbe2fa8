/** Puts the focus into a field when its screen opens, unless somebody does something else first. */
import { whenDrawn } from "./when_drawn.js";

let given = null; // the field that has had its focus: Streamlit calls this at every run

export default function ({ data: { field } }) {
  if (field !== given) whenDrawn(() => document.querySelector(`.st-key-${CSS.escape(field)} input`), null, (input) => input.focus());
  given = field;
  return () => (given = null);
}
