/** Building and keeping the page's elements; text enters as text, never as markup. */

/**
 * An element; `on…` keys are listeners, `text` is its text, other keys are attributes (null and false: left out). Of the
 * children, null and "" are left out.
 */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "text") element.textContent = value;
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
  return element;
}

/** Set a text only where it differs, so that nothing is announced or laid out twice. */
export function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/** Set an attribute only where it differs; null and false take it away. */
export function setAttribute(element, name, value) {
  if (value === null || value === false) element.removeAttribute(name);
  else if (element.getAttribute(name) !== String(value)) element.setAttribute(name, value);
}

/** Put elements first in `parent`, in this order; what is in place stays, so focus and typing stay. */
export function arrange(parent, elements) {
  elements.forEach((element, at) => {
    if (parent.children[at] !== element) place(parent, element, parent.children[at] ?? null);
  });
}

function place(parent, element, before) {
  const focused = element.isConnected && element.contains(element.getRootNode().activeElement);
  const field = focused ? element.getRootNode().activeElement : null;
  if (element.isConnected && parent.moveBefore) parent.moveBefore(element, before);
  else parent.insertBefore(element, before);
  if (field && field.getRootNode().activeElement !== field) field.focus({ preventScroll: true });
}

/**
 * Whether a key belongs to an input method (Japanese, Chinese, accents): it chooses a word and sends nothing off. Safari
 * says so only by the code 229, with the Enter that ends the choice.
 */
export function isComposing(event) {
  return event.isComposing || event.keyCode === 229;
}

/** Whether the person has the focus in this element. */
export function hasFocus(element) {
  return element.getRootNode().activeElement === element;
}
