/** What style sheets cannot do before the page is printed: open what is folded, and give pictures the box they are scaled by. */

const FOLDED = "details:not([open])";
const PICTURES = ".js-plotly-plot .main-svg:not([viewBox])";

/** Whether the screen shows the charts for a phone: those for a wide one would be drawn only after the page is printed. */
function isNarrow() {
  const chart = document.querySelector(".st-key-fg_wide");
  return Boolean(chart) && !chart.checkVisibility();
}

export function openPaper() {
  let opened = [];

  addEventListener("beforeprint", () => {
    document.documentElement.toggleAttribute("data-narrow", isNarrow());
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
