/** Icons: strokes on a 16 by 16 grid. */
const SPACE = "http://www.w3.org/2000/svg";

export const ICONS = {
  undo: "M6 3 2.5 6.5 6 10M3 6.5h6.5a4 4 0 0 1 0 8H7",
  redo: "m10 3 3.5 3.5L10 10m3-3.5H6.5a4 4 0 0 0 0 8H9",
  more: "M3.5 8h.01M8 8h.01M12.5 8h.01",
  up: "m3.5 10 4.5-4.5L12.5 10",
  down: "m3.5 6 4.5 4.5L12.5 6",
  fit: "M2.5 6V2.5H6M10 2.5h3.5V6M13.5 10v3.5H10M6 13.5H2.5V10M5.5 6.5h5v3h-5z",
  present: "M2 3h12v8H2zM8 11v2.5M5 14h6",
  close: "m4 4 8 8m0-8-8 8",
};

export function icon(path) {
  const drawing = document.createElementNS(SPACE, "svg");
  drawing.setAttribute("viewBox", "0 0 16 16");
  drawing.setAttribute("aria-hidden", "true");
  const line = document.createElementNS(SPACE, "path");
  line.setAttribute("d", path);
  drawing.append(line);
  return drawing;
}
