/** Puts the focus into a field when its screen opens, unless somebody does something else first. */
import { whenDrawn } from "./when_drawn.js";

export default function ({ data: { field } }) {
  whenDrawn(() => document.querySelector(`.st-key-${CSS.escape(field)} input`), null, (input) => input.focus());
}
