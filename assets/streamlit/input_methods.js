/** The Enter that ends a choice of an input method: Streamlit takes Safari's for the one that sends off what stands in a field. */
import { isComposing } from "../sync/dom.js";

export function openInputMethods() {
  // On the window, before Streamlit hears of it; our components have the same rule for themselves.
  addEventListener("keydown", keepFromStreamlit, { capture: true });
}

function keepFromStreamlit(event) {
  if (event.key === "Enter" && isComposing(event) && event.target.matches?.("input, textarea")) event.stopPropagation();
}
