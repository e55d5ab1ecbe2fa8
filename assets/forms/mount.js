/** A form as Streamlit mounts it. It outlives its component, so that moving it on the page loses neither focus nor text. */
import { openForm } from "./form.js";

const KEPT = 5000; // milliseconds a form waits for its component to come back
const forms = new Map(); // workshop and key -> {form, leaving}

export default function ({ data, parentElement, setTriggerValue }) {
  const key = `${data.workshop}:${data.key}`;
  if (!forms.has(key)) forms.set(key, { form: openForm(data), leaving: null });
  const held = forms.get(key);
  const { form } = held;
  clearTimeout(held.leaving);
  if (form.root.parentNode !== parentElement) parentElement.append(form.root);
  form.update(data, setTriggerValue);
  requestAnimationFrame(form.grown);
  const close = () => {
    form.close();
    forms.delete(key);
  };
  return (forGood = false) => {
    form.leave();
    if (forGood) close();
    else held.leaving = setTimeout(close, KEPT);
  };
}
