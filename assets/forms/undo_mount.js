/** The undo bar as Streamlit mounts it; what it says stays through the runs of the page. */
import { openUndoBar } from "./undo_bar.js";

const bars = new WeakMap();

export default function ({ data, parentElement, setTriggerValue }) {
  if (!bars.has(parentElement)) {
    bars.set(parentElement, openUndoBar());
    parentElement.append(bars.get(parentElement).root);
  }
  bars.get(parentElement).update(data, setTriggerValue);
  return () => {
    bars.get(parentElement)?.close();
    bars.delete(parentElement);
  };
}
