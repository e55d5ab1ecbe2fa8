/**
 * Lists of Streamlit in whose labels stands, behind a tab, what else finds an option: the field holds the name alone, for whoever
 * looks at it, has it read out or copies it, and so says each option.
 *
 * Streamlit knows an option by its whole label, and reads that from the field; so scripts are given the label as long as nobody
 * has written over the name.
 */
import { PART, partNamed } from "./test_ids.js";

const FOUND_BY = "\t";
const FIELDS = `${partNamed(PART.selectbox)} input`;
const OPTIONS = `${partNamed(PART.selectboxDropdown)} [role="option"]`;

/** What is shown of a label. */
export function nameIn(label) {
  return label.split(FOUND_BY)[0];
}

/** What Streamlit takes a field for that shows `typed` and was given `label`: something put into the name stands in the label. */
export function meant(label, typed) {
  const name = nameIn(label);
  let same = 0;
  while (same < name.length && typed[same] === name[same]) same += 1;
  return typed.endsWith(name.slice(same)) && typed.length >= name.length ? typed + label.slice(name.length) : typed;
}

export function openFindableOptions() {
  sweep(document.body);
  new MutationObserver((changes) => {
    for (const { type, target, addedNodes } of changes) {
      if (type === "characterData") sweep(target.parentElement?.closest(OPTIONS));
      for (const added of addedNodes) if (added.nodeType === Node.ELEMENT_NODE) sweep(added);
    }
  }).observe(document.body, { subtree: true, childList: true, characterData: true });
}

function sweep(root) {
  if (!root) return;
  for (const each of [root, ...root.querySelectorAll(`${FIELDS}, ${OPTIONS}`)]) {
    if (each.matches(FIELDS)) showNameIn(each);
    else if (each.matches(OPTIONS)) each.setAttribute("aria-label", nameIn(each.textContent));
  }
}

/** From now on whatever is put into the field shows its name alone. */
function showNameIn(field) {
  if (shown.has(field)) return;
  shown.add(field);
  const own = Object.getOwnPropertyDescriptor(field, "value") ?? Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value"); // React's, which notes what it puts there
  let label = own.get.call(field);
  Object.defineProperty(field, "value", {
    configurable: true,
    enumerable: own.enumerable,
    get: () => meant(label, own.get.call(field)),
    set(next) {
      label = String(next);
      own.set.call(field, nameIn(label));
    },
  });
  field.value = label;
}

const shown = new WeakSet();
