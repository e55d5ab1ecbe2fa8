/** What style sheets cannot do before the page is printed: open what is folded, and give pictures the box they are scaled by. */

const FOLDED = "details:not([open])";
const PICTURES = ".js-plotly-plot .main-svg:not([viewBox])";

export function openPaper() {
  let opened = [];

  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll(FOLDED)];
    for (const each of opened) each.open = true;
    for (const picture of document.querySelectorAll(PICTURES)) {
      const [width, height] = [picture.getAttribute("width"), picture.getAttribute("height")];
      picture.setAttribute("viewBox", `0 0 ${width} ${height}`);
      picture.parentElement.style.setProperty("--printed", `${width} / ${height}`);
    }
  });
  addEventListener("afterprint", () => {
    for (const each of opened) each.open = false;
    opened = [];
    for (const picture of document.querySelectorAll(".js-plotly-plot .main-svg[viewBox]")) picture.removeAttribute("viewBox");
  });
}
