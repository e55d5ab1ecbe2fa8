/** The word on a screen that hands results over: what was written in this browser and is not in them, and where it lies. */
import { make, setText } from "../sync/dom.js";
import { openNumbers } from "../sync/numbers.js";
import { outboxOf } from "../sync/outbox.js";
import { pendingTexts } from "../sync/pending.js";

const LOOK = 1500; // milliseconds between two looks at the drafts: another window tells nothing

/** The notice; `update(data)` hands it the workshop, its words, and the address and name of each screen. */
export function openPendingNotice() {
  let data = null;
  let numbers = null;
  let shown = "";
  let unheard = null;
  const words = make("p", {});
  const links = make("p", {});
  const root = make("div", { class: "pending", role: "status", hidden: true }, words, links);
  const timer = setInterval(look, LOOK);

  function look() {
    if (!data) return;
    const found = pendingTexts(data.workshop);
    const now = JSON.stringify([found, data.language]);
    if (now === shown) return;
    shown = now;
    const count = found.reduce((sum, [, texts]) => sum + texts, 0);
    root.hidden = !count;
    setText(words, count ? numbers.counted("pending", count) : "");
    links.replaceChildren(...found.map(([screen]) => make("a", { href: data.links[screen].href, text: data.links[screen].name })));
  }

  return {
    root,
    update(next) {
      data = next;
      numbers = openNumbers(data.locale, data.texts);
      unheard ??= outboxOf(data.workshop, data.language).onState(look);
      look();
    },
    close() {
      clearInterval(timer);
      unheard?.();
      root.remove();
    },
  };
}
