/**
 * Whose answers a form takes. The choice of who answers shows the next person at once, and the form is theirs only after the
 * run of the page that follows; until then nothing can be answered, for it would be somebody else's answer.
 */
let told = null; // {field, form, who}: of the last run
let shown; // what the choice showed once that had come

export default function ({ data }) {
  if (data.who !== told?.who || data.field !== told.field) shown = undefined;
  told = data;
  for (const kind of ["pointerdown", "click", "keydown", "beforeinput"]) document.addEventListener(kind, holdBack, true);
  return () => (told = null);
}

function holdBack(event) {
  if (!told) return;
  const choice = document.querySelector(`.st-key-${CSS.escape(told.field)} input`)?.value;
  shown ??= choice;
  if (choice === shown || event.key === "Tab" || !event.target.closest?.(`.st-key-${CSS.escape(told.form)}`)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
}
