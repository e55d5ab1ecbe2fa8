/** Says that this browser keeps nothing for us, where site data are blocked: what one writes is then safe only once it is saved. */
import { isOpen } from "../sync/browser_store.js";
import { make, setText } from "../sync/dom.js";
import { PART, partNamed } from "./test_ids.js";

export function openClosedStore() {
  if (isOpen()) return () => {};
  const words = make("p");
  const shut = make("button", { type: "button", onclick: () => strip.remove() });
  const strip = make("div", { class: "cv-closed", role: "status" }, words, shut);
  document.querySelector(partNamed(PART.app)).append(strip); // inside, for its colours
  return (said) => {
    setText(words, said.blocked);
    setText(shut, said.understood);
  };
}
