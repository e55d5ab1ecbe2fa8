/** Short messages at the lower edge, one at a time, with at most one thing to do. */
import { make } from "../sync/dom.js";
import { MESSAGE_STAYS } from "../sync/message_time.js";
import { ICONS, icon } from "./icons.js";

export function makeToasts(board) {
  const element = make("div", { class: "toasts", role: "status" });
  let timer = null;
  element.addEventListener("pointerenter", () => clearTimeout(timer));
  element.addEventListener("focusin", () => clearTimeout(timer));
  element.addEventListener("pointerleave", wait);

  function wait() {
    clearTimeout(timer);
    timer = setTimeout(() => element.replaceChildren(), MESSAGE_STAYS);
  }

  function toast(message, action = null) {
    if (!message) return;
    const act = () => {
      element.replaceChildren();
      action.act();
    };
    const button = action ? make("button", { type: "button", text: action.label, onclick: act }) : null;
    const shut = make("button", { type: "button", class: "shut", "aria-label": board.texts.close, onclick: () => element.replaceChildren() }, icon(ICONS.close));
    element.replaceChildren(make("div", { class: "toast" }, make("span", { text: message }), button ?? "", shut));
    wait();
  }

  return { element, toast, stop: () => clearTimeout(timer) };
}
