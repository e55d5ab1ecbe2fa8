/** The notice of what is not saved yet, as Streamlit mounts it. */
import { openPendingNotice } from "./pending_notice.js";

const notices = new WeakMap();

export default function ({ data, parentElement }) {
  if (!notices.has(parentElement)) {
    notices.set(parentElement, openPendingNotice());
    parentElement.append(notices.get(parentElement).root);
  }
  notices.get(parentElement).update(data);
  return () => {
    notices.get(parentElement)?.close();
    notices.delete(parentElement);
  };
}
