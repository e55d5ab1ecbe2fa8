/** Writing fields: the one under every block, and the one a note turns into while it is edited. */
import { isComposing, make } from "../sync/dom.js";

/** A field that grows with its text: Enter saves, Shift+Enter is a new line, Escape cancels. */
export function makeField({ label, value, placeholder, onsave, oncancel, oninput, describedby }) {
  const field = make("textarea", {
    rows: 1,
    dir: "auto",
    "aria-label": label,
    "aria-describedby": describedby,
    placeholder,
    autocomplete: "off",
    oninput: () => {
      grow(field);
      oninput(field.value);
    },
    onkeydown: (event) => {
      if (isComposing(event)) return;
      if (event.key === "Enter" && !event.shiftKey && !event.altKey) {
        event.preventDefault();
        onsave();
      } else if (event.key === "Escape" && oncancel) {
        event.preventDefault();
        oncancel();
      }
    },
  });
  field.value = value;
  return field;
}

/** Make a field as high as its text, where the browser does not do so by itself. */
export function grow(field) {
  if (CSS.supports("field-sizing", "content")) return;
  field.style.height = "auto";
  field.style.height = `${field.scrollHeight + 2}px`;
}
