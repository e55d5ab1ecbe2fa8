/** Under one of Streamlit's fields in which a day is typed: says when the day is past, which a slip of the year makes it. */
import { make, setText } from "../sync/dom.js";
import { fill } from "../sync/numbers.js";
import { today } from "./calendar.js";
import { openTypedDays } from "./typed_days.js";

export default function ({ data: { field, locale, words }, parentElement }) {
  const days = openTypedDays(locale);
  parentElement.querySelector("p")?.remove();
  const note = make("p", { class: "earlier", role: "status" });
  parentElement.append(note);
  const isMine = (target) => target.matches?.(`.st-key-${CSS.escape(field)} input`);

  function look(text) {
    const day = days.read(text);
    setText(note, day && day < today() ? fill(words, { day: days.write(day) }) : "");
  }

  const listen = ({ target }) => isMine(target) && look(target.value);
  document.addEventListener("input", listen);
  look(document.querySelector(`.st-key-${CSS.escape(field)} input`)?.value ?? "");
  return () => document.removeEventListener("input", listen);
}
