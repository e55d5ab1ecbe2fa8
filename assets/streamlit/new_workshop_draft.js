/**
 * What is typed and chosen in the form of a new workshop, which nobody has sent yet, kept in this browser: it is there again
 * after a reload and on coming back, until the workshop is made or the form is cancelled.
 *
 * The fields are Streamlit's, which takes a choice from the server only: so what is kept is told to the screen, which puts
 * it into its fields (`times` counts how often it has), and until then nothing is kept.
 */
import { draftName, openDrafts } from "../sync/drafts.js";

const SOON = 200; // milliseconds after which a field shows what a press or a key has chosen
const AGAIN = 1000; // milliseconds between two tellings: Streamlit drops what is said in the moment in which a run ends
const HANDS = ["input", "click", "keyup", "focusout"];
const drafts = openDrafts(draftName.newWorkshop);
let form = null; // {told, tell, waitsFor, telling}: the form on the screen

export default function ({ data, setTriggerValue }) {
  if (form && JSON.stringify(form.told.fields) !== JSON.stringify(data.fields)) close(); // other fields, in another language
  form ??= open(data);
  Object.assign(form, { told: data, tell: setTriggerValue });
  if (data.times > form.waitsFor) settle();
  return close;
}

/** The workshop that was being made is there: it is no draft any more. */
export function forgetMade() {
  const kept = drafts.of(draftName.form);
  if (kept && kept.id === new URLSearchParams(location.search).get("w")) drafts.keep(draftName.form, null);
}

function open({ times }) {
  for (const hand of HANDS) document.addEventListener(hand, later);
  document.addEventListener("click", cancel, { capture: true });
  addEventListener("pagehide", keep);
  const kept = drafts.of(draftName.form)?.values;
  if (!kept) return { waitsFor: -1 };
  const say = () => form.tell("kept", JSON.stringify(kept));
  requestAnimationFrame(() => form?.telling && say());
  return { waitsFor: times, telling: setInterval(say, AGAIN) };
}

function close() {
  if (!form) return;
  settle();
  for (const hand of HANDS) document.removeEventListener(hand, later);
  document.removeEventListener("click", cancel, { capture: true });
  removeEventListener("pagehide", keep);
  form = null;
}

function settle() {
  clearInterval(form.telling);
  form.telling = null;
}

function later() {
  setTimeout(keep, SOON);
}

function keep() {
  if (!form || form.telling) return;
  const { id, fields, proposed } = form.told;
  const shown = Object.entries(fields).map(([name, field]) => [name, shownIn(field, Array.isArray(proposed[name]))]);
  if (shown.some(([, value]) => value === null)) return; // the form is being drawn
  const own = shown.filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(proposed[name]));
  drafts.keep(draftName.form, own.length ? { id, values: Object.fromEntries(own) } : null);
}

/** What a field shows; of one in which several things are chosen, all that are. */
function shownIn(field, several) {
  const element = document.querySelector(`.st-key-${CSS.escape(field)}`);
  if (several) return element && [...element.querySelectorAll("span[title]")].map(({ title }) => title);
  return element?.querySelector("input")?.value ?? null;
}

function cancel({ target }) {
  if (!target.closest?.(`.st-key-${CSS.escape(form.told.cancel)} button`)) return;
  close();
  drafts.keep(draftName.form, null);
}
