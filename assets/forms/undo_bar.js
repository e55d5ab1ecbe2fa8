/** Undo and redo of a screen that is made of forms: two buttons, their keys, and a word on what was taken back. */
import { VERB } from "../sync/changes.js";
import { make, setAttribute, setText } from "../sync/dom.js";
import { MESSAGE_STAYS } from "../sync/message_time.js";
import { outboxOf } from "../sync/outbox.js";
import { stepOf } from "../sync/undo_keys.js";
import { openRerun } from "../streamlit/rerun.js";

let lastSaid = null; // the id of the page's word that was said last, also by an earlier bar

/** The bar; `update(data, ask)` hands it the workshop, the part that it undoes, its words, and what runs the page again. */
export function openUndoBar() {
  let data = null;
  let ask = () => {};
  let timer = null;
  const rerun = openRerun(() => root, () => data.revision, (newest) => ask("saved", newest));
  const undo = make("button", { type: "button", onclick: () => step(VERB.undo) });
  const redo = make("button", { type: "button", onclick: () => step(VERB.redo) });
  // Outside the page's own part, which a dialog hides: Streamlit's dialogs leave alone what is marked as an announcer.
  const said = make("p", { class: "cv-said", role: "status", "data-live-announcer": "true" });
  const root = make("div", { class: "steps" }, undo, redo);

  async function step(verb) {
    const result = await outboxOf(data.workshop, data.language).send({ verb, values: { part: data.part } });
    say(result.ok ? result.said : result.message);
    if (result.ok) rerun.soon(result.revision);
  }

  function say(words) {
    setText(said, words ?? "");
    clearTimeout(timer);
    timer = setTimeout(() => setText(said, ""), MESSAGE_STAYS);
  }

  function keys(event) {
    const verb = event.defaultPrevented ? null : stepOf(event);
    if (!verb) return;
    event.preventDefault();
    step(verb);
  }

  document.body.append(said);
  document.addEventListener("keydown", keys);
  return {
    root,
    update(next, trigger) {
      if (data && data.part !== next.part) say("");
      [data, ask] = [next, trigger];
      if (data.said && data.said.id !== lastSaid) {
        lastSaid = data.said.id;
        say(data.said.words);
      }
      setText(undo, data.texts.undo);
      setText(redo, data.texts.redo);
      setAttribute(undo, "title", data.texts.undo_keys);
      setAttribute(redo, "title", data.texts.redo_keys);
    },
    close() {
      clearTimeout(timer);
      rerun.close();
      document.removeEventListener("keydown", keys);
      said.remove();
      root.remove();
    },
  };
}
