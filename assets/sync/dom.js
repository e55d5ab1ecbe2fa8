/** Building and keeping the page's elements; text enters as text, never as markup. */

/** An element; `on…` keys are listeners, `text` is its text, other keys are attributes (null and false: left out). */
function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "text") element.textContent = value;
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

/** Set a text or attribute only where it differs, so that nothing is announced or laid out twice. */
function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

function setAttribute(element, name, value) {
  if (value === null || value === false) element.removeAttribute(name);
  else if (element.getAttribute(name) !== String(value)) element.setAttribute(name, value);
}

/** Put elements first in `parent`, in this order; what is in place stays, so focus and typing stay. */
function arrange(parent, elements) {
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

/** A text with its `{placeholders}` filled in. */
function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? values[name] : whole));
}

/** An icon: strokes on a 16 by 16 grid. */
function icon(path) {
  const space = "http://www.w3.org/2000/svg";
  const drawing = document.createElementNS(space, "svg");
  drawing.setAttribute("viewBox", "0 0 16 16");
  drawing.setAttribute("aria-hidden", "true");
  const line = document.createElementNS(space, "path");
  line.setAttribute("d", path);
  drawing.append(line);
  return drawing;
}

const ICONS = {
  undo: "M6 3 2.5 6.5 6 10M3 6.5h6.5a4 4 0 0 1 0 8H7",
  redo: "m10 3 3.5 3.5L10 10m3-3.5H6.5a4 4 0 0 0 0 8H9",
  more: "M3.5 8h.01M8 8h.01M12.5 8h.01",
  close: "m4 4 8 8m0-8-8 8",
};
