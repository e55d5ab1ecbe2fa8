/**
 * What Streamlit's own parts say (labels for screen readers, hints, empty lists), in the reader's language: Streamlit knows
 * only English.
 */
import { PART, partNamed } from "./test_ids.js";
import { speakLike } from "./speaking.js";

const SAID_BY_STREAMLIT = ["aria-label", "placeholder", "aria-valuetext"];
const LISTS = `${partNamed(PART.selectboxDropdown)} span, ${partNamed(PART.multiSelectDropdown)} span`;
const ARROW = "button[aria-haspopup=listbox]";
const EMPTY_LIST = "No results"; // every other text in a list is somebody's own
const TEXTS_OF_STREAMLIT = [
  partNamed(PART.skipToContent),
  `${partNamed(PART.inputInstructions)} span`,
  `${partNamed(PART.fileUploaderDropzone)} button p`,
  `${partNamed(PART.fileUploader)} [role="alert"]`,
  LISTS,
].join(", ");
const LABELLED = [...SAID_BY_STREAMLIT.map((name) => `[${name}]`), TEXTS_OF_STREAMLIT].join(", ");
const NOT_STREAMLIT = `${partNamed(PART.html)}, [data-testid^="${PART.component}"]`;

/** Of which field an arrow opens the list: every one has the same label. */
function ofField(element) {
  const field = element.matches(ARROW) && element.parentElement.querySelector("[role=combobox]");
  return field ? `: ${field.getAttribute("aria-label")}` : "";
}

export function openWords() {
  const originals = new WeakMap(); // element -> what was said there -> {from, to}
  let say = (said) => said;

  function turn(element, name, said, put) {
    const known = originals.get(element) ?? {};
    const from = known[name]?.to === said ? known[name].from : said;
    const to = say(from) + ofField(element);
    originals.set(element, { ...known, [name]: { from, to } });
    if (to !== said) put(to);
  }

  function label(element) {
    if (element.closest(NOT_STREAMLIT)) return;
    if (element.matches(partNamed(PART.fileUploaderDropzone))) element.setAttribute("role", "group"); // a label is heard only in a role that may have one
    for (const name of SAID_BY_STREAMLIT) {
      if (element.hasAttribute(name)) turn(element, name, element.getAttribute(name), (to) => element.setAttribute(name, to));
    }
    const texts = element.matches(TEXTS_OF_STREAMLIT) ? [...element.childNodes] : [];
    if (!texts.length || texts.some(({ nodeType }) => nodeType !== Node.TEXT_NODE)) return;
    const said = element.textContent;
    const theirs = element.matches(LISTS) && said !== EMPTY_LIST && said !== originals.get(element)?.text?.to;
    if (!theirs) turn(element, "text", said, (to) => texts.forEach((text, place) => (text.data = place ? "" : to)));
  }

  function retell(text) {
    if (text.parentElement?.matches(TEXTS_OF_STREAMLIT)) label(text.parentElement);
  }

  function sweep(root) {
    if (root.matches(LABELLED)) label(root);
    root.querySelectorAll(LABELLED).forEach(label);
  }

  new MutationObserver((changes) => {
    for (const { type, target, addedNodes } of changes) {
      if (type === "attributes") label(target);
      if (type === "characterData") retell(target);
      for (const added of addedNodes) {
        if (added.nodeType === Node.ELEMENT_NODE) sweep(added);
        else retell(added);
      }
    }
  }).observe(document.body, { subtree: true, childList: true, characterData: true, attributeFilter: SAID_BY_STREAMLIT });

  let spoken = null;
  return (words, language) => {
    if (language === spoken) return;
    spoken = language;
    say = speakLike(words, language);
    sweep(document.body);
  };
}
