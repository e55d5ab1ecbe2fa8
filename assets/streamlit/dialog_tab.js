/**
 * Tab in a dialog. Streamlit keeps the focus inside a dialog and moves it itself, but does not see into components: it
 * goes past every field of a form. Where the way leads into a component, out of it or through it, this goes instead.
 */
const STOPS = "a[href], button, input, select, textarea, summary, iframe, [tabindex], [contenteditable='true']";

export function openDialogTab() {
  // Streamlit listens on the document: this comes after the controls of the page, and before that.
  document.documentElement.addEventListener("keydown", (event) => {
    if (event.key !== "Tab" || event.altKey || event.ctrlKey || event.metaKey || event.defaultPrevented) return;
    const dialog = document.activeElement?.closest("[role='dialog']");
    if (!dialog) return;
    const [current, next] = step(dialog, event.shiftKey ? -1 : 1);
    if (!next || ![current, next].some((each) => each?.getRootNode() !== document)) return;
    event.preventDefault();
    event.stopPropagation();
    next.focus();
    if (next.matches("input:not([type=checkbox], [type=radio])")) next.select?.();
  });
}

/** Where the focus is, and where a step leads: round and round through the dialog. */
function step(dialog, by) {
  const current = focused();
  const stops = stopsIn(dialog).filter((each) => each === current || isReached(each, current));
  const at = stops.indexOf(current);
  const from = at < 0 && by < 0 ? 0 : at;
  return [current, stops[(from + by + stops.length) % stops.length]];
}

/** What has the focus, also in a component. */
export function focused() {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element;
}

/** All that Tab may come to below an element, also in components, in their order on the page. */
function stopsIn(root) {
  const found = [];
  for (const element of root.querySelectorAll("*")) {
    if (element.matches(STOPS)) found.push(element);
    if (element.shadowRoot) found.push(...stopsIn(element.shadowRoot));
  }
  return found;
}

/** Of radio buttons that belong together Tab comes to one: the chosen one, else the first. */
function isReached(element, current) {
  if (element.tabIndex < 0 || element.disabled || !element.checkVisibility({ visibilityProperty: true })) return false;
  if (element.type !== "radio" || !element.name) return true;
  const together = [...element.getRootNode().querySelectorAll("input[type=radio]")].filter(({ name }) => name === element.name);
  return !together.includes(current) && element === (together.find((each) => each.checked) ?? together[0]);
}
