/**
 * Says in the reader's words that the server does not answer. Streamlit's own message is for whoever wrote the program,
 * and lies over what one is writing: it is closed as soon as it opens, and stays closed until the server is back.
 */
import { isOpen } from "../sync/browser_store.js";
import { PART, partNamed } from "./test_ids.js";

const PATIENCE = 3000; // milliseconds without the server before it is worth a word, and between two looks for the reason
const ANSWERS = "/_stcore/health"; // to whoever has the key

export function openAway() {
  const app = document.querySelector(partNamed(PART.app));
  const strip = Object.assign(document.createElement("div"), { className: "cv-away" });
  strip.setAttribute("role", "status");
  app.append(strip); // inside, for its colours
  let words = {}; // while one waits, without the key, when the page has given up, and on the two ways on
  let waiting = null;
  let shown = ""; // what stands in the strip, so that it is said once
  let writing = null; // where the focus was last, outside their message
  let stolen = false; // whether the focus is in their message

  function look() {
    const state = app.dataset.testConnectionState;
    const over = state === "DISCONNECTED_FOREVER";
    if (state !== "CONNECTED" && !over) return (waiting ??= setTimeout(sayWhy, PATIENCE));
    clearTimeout(waiting);
    waiting = null;
    shown = "";
    strip.replaceChildren(...(over ? [words.over, again()] : []));
  }

  /** Say that the server is away, or that it answers and asks for the key; it is asked again as long as one waits. */
  async function sayWhy() {
    const asked = waiting;
    const shut = await asksForKey();
    if (waiting !== asked) return; // it came back meanwhile
    waiting = setTimeout(sayWhy, PATIENCE);
    const why = shut ? words.key : words.away;
    if (why !== shown) strip.replaceChildren(why, ...(shut ? [enter()] : []));
    shown = why;
  }

  /** In a tab of its own, for this one has what is not saved yet. */
  function enter() {
    const href = `/?lang=${document.documentElement.lang}`;
    return Object.assign(document.createElement("a"), { href, target: "_blank", rel: "noopener", textContent: words.enter });
  }

  function again() {
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: words.again });
    button.addEventListener("click", () => location.reload());
    return button;
  }

  function theirs() {
    if (app.dataset.testConnectionState === "CONNECTED") return null;
    return [...document.querySelectorAll('[role="dialog"]')].find((each) => each.textContent.includes("Connection error"));
  }

  /** Close the message, and give the focus it took back to whoever was writing. */
  function closeTheirs() {
    const dialog = theirs();
    if (!dialog || stolen) return;
    dialog.querySelector("button")?.click();
    stolen = true;
    let frames = 60; // should it ever refuse to close, the keyboard goes back to it
    const back = () => {
      if (theirs() && frames--) return requestAnimationFrame(back);
      stolen = false;
      if (frames < 0) return;
      writing?.focus({ preventScroll: true });
    };
    requestAnimationFrame(back);
  }

  /** A key pressed in that moment belongs to what one was writing. */
  window.addEventListener("keydown", () => stolen && writing?.focus({ preventScroll: true }), { capture: true });

  function remember(event) {
    const [element] = event.composedPath();
    if (!theirs()?.contains(element)) writing = element;
  }

  // From field to field of one component the document hears nothing; only the leaving of the last one reaches it.
  document.addEventListener("focusout", remember);
  document.addEventListener("focusin", remember);
  new MutationObserver(look).observe(app, { attributes: true, attributeFilter: ["data-test-connection-state"] });
  new MutationObserver(closeTheirs).observe(document.body, { childList: true, subtree: true });
  return (said) => {
    words = isOpen() ? said : { ...said, away: said.awayUnkept, over: said.overUnkept };
    look(); // the server may have gone before this listened
  };
}

function asksForKey() {
  return fetch(ANSWERS, { signal: AbortSignal.timeout(PATIENCE) }).then((answer) => answer.status === 401, () => false);
}
