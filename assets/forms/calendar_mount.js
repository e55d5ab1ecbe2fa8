/** A calendar beside one of Streamlit's fields, in which a day is typed: the day that is chosen stands there as if typed. */
import { make } from "../sync/dom.js";
import { openCalendar } from "./calendar.js";
import { openTypedDays } from "./typed_days.js";

/** Sets a field past React, which would else see the text that it expects, and believe that nobody has typed. */
const write = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set;

export default function ({ data, parentElement }) {
  const about = JSON.stringify(data); // Streamlit calls this at every run, and an open calendar stays open
  const before = parentElement.querySelector(".beside");
  if (before?.dataset.about === about) return;
  before?.remove();
  const days = openTypedDays(data.texts.locale);
  const field = () => document.querySelector(`.st-key-${CSS.escape(data.field)} input`);
  const { button, sheet } = openCalendar({
    texts: data.texts,
    label: data.label,
    chosen: () => days.read(field().value) || null,
    choose(day) {
      write.call(field(), days.write(day));
      field().dispatchEvent(new Event("input", { bubbles: true }));
      field().focus();
    },
  });
  parentElement.append(make("div", { class: "form day beside", "data-about": about }, button, sheet));
}
