/** A frame that is not sandboxed: Streamlit's own is, and browsers show no PDF in a sandbox. */
import { make } from "../sync/dom.js";

export default function ({ data, parentElement }) {
  let frame = parentElement.querySelector("iframe");
  if (!frame) {
    frame = make("iframe");
    parentElement.append(frame);
  }
  frame.title = data.title;
  if (frame.dataset.address !== data.address) {
    frame.dataset.address = data.address;
    frame.src = data.address;
  }
}
