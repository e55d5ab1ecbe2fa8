/** The words of a note as they are shown: links that can be followed, and what a search has found in them. */
import { make } from "../sync/dom.js";
import { partsOf } from "./links.js";

/** Show a text in an element; `found` are the places `[from, to]` to mark. What is shown already stays. */
export function showWords(element, text, found) {
  const now = JSON.stringify([text, found]);
  if (element.shownWords === now) return;
  element.shownWords = now;
  let at = 0;
  const parts = partsOf(text).map((part) => {
    const pieces = marked(part.text, at, found ?? []);
    at += part.text.length;
    if (!part.href) return pieces;
    return make("a", { href: part.href, target: "_blank", rel: "noopener noreferrer", draggable: "false" }, ...pieces);
  });
  element.replaceChildren(...parts.flat());
}

/** A part of a text that begins at place `start`, cut where something was found. */
function marked(text, start, found) {
  const pieces = [];
  let at = 0;
  for (const [from, to] of found) {
    const [first, last] = [Math.max(from - start, at), Math.min(to - start, text.length)];
    if (first >= last) continue;
    pieces.push(text.slice(at, first), make("mark", { text: text.slice(first, last) }));
    at = last;
  }
  pieces.push(text.slice(at));
  return pieces.filter((piece) => piece !== "");
}
