/** What style sheets cannot do before the page is printed: open what is folded, wrap what is typed in one line, and give pictures the box they are scaled by. */
import { make } from "../sync/dom.js";
import { nameIn } from "./findable_options.js";

const FOLDED = "details:not([open])";
const PICTURES = ".js-plotly-plot .main-svg:not([viewBox])";
const LINES = "input:not([type]), input[type='text'], select";

/** The fields of one line in a page and in the components on it. */
function linesIn(root) {
  const inside = [...root.querySelectorAll("*")].filter((element) => element.shadowRoot);
  return [...root.querySelectorAll(LINES), ...inside.flatMap((element) => linesIn(element.shadowRoot))];
}

/** The text of a field after it, to stand in its place: paper cannot be scrolled. */
function written(field) {
  const text = field.matches("select") ? (field.selectedOptions[0]?.textContent ?? "") : nameIn(field.value);
  const words = make("div", { class: `${field.className} printed` }, text);
  if (text) field.after(words);
  return words;
}

export function openPaper() {
  let opened = [];
  let lines = [];

  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll(FOLDED)];
    for (const each of opened) each.open = true;
    for (const each of lines) each.remove();
    lines = linesIn(document).map(written);
    for (const picture of document.querySelectorAll(PICTURES)) {
      const [width, height] = [picture.getAttribute("width"), picture.getAttribute("height")];
      picture.setAttribute("viewBox", `0 0 ${width} ${height}`);
      picture.parentElement.style.setProperty("--printed", `${width} / ${height}`);
    }
  });
  addEventListener("afterprint", () => {
    for (const each of opened) each.open = false;
    for (const each of lines) each.remove();
    [opened, lines] = [[], []];
    for (const picture of document.querySelectorAll(".js-plotly-plot .main-svg[viewBox]")) picture.removeAttribute("viewBox");
  });
}
