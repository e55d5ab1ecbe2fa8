/** The canvas as Streamlit mounts it. */
import { openBoard } from "./board.js";

const boards = new WeakMap();

/** Streamlit calls this at every rerun; the board stays as long as it shows the same workshop in the same language. */
export default function (component) {
  const { parentElement, data } = component;
  const standing = boards.get(parentElement);
  if (standing?.takes(data)) standing.update(component);
  else {
    standing?.close();
    boards.set(parentElement, openBoard(parentElement, component));
  }
  return () => {
    boards.get(parentElement)?.close();
    boards.delete(parentElement);
  };
}
