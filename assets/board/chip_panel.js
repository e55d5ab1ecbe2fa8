/** The panel of a chip: what the alternative is, whether it is needed, how far it is in use, and for a main choice why. */
import { isConflict } from "../sync/changes.js";
import { hasFocus, make, setText } from "../sync/dom.js";
import { TYPING_PAUSE } from "../sync/typing_pause.js";
import { choiceId, setChoice, setNeed } from "./choices.js";
import { openBeside } from "./menu.js";

const USES = [2, 1, 0];

/** `anchor` is the chip; the panel has `sync()`, which shows what holds now, and `flush()`, which sends what was typed. */
export function openChip(board, block, alternative, anchor) {
  const { texts } = board;
  const main = alternative.role === "main";
  const choice = () => board.facts.choices().get(alternative.id);
  const needs = main
    ? { needed: texts.choose, not_needed: texts.not_chosen, undecided: texts.undecided }
    : alternative.needs;
  const need = makeRadios(main ? texts.choice : alternative.asked, needs, (value) => setNeed(board, block, alternative, value));
  const uses = Object.fromEntries(USES.map((use) => [use, alternative.uses[use]]));
  const use = main ? null : makeRadios(alternative.use_asked, uses, (value) => setChoice(board, alternative, { use: Number(value) }));
  const reason = main ? makeReason(board, alternative) : null;
  const panel = make(
    "div",
    { class: "card chip-card", role: "dialog", "aria-label": alternative.name },
    make("h3", { text: alternative.name }),
    make("p", { class: "definition", text: alternative.definition }),
    need.element,
    use?.element,
    reason?.element,
    make(
      "details",
      {},
      make("summary", { text: texts.costs_asks }),
      make("p", { text: alternative.cost }),
      make("p", { text: alternative.asks }),
    ),
  );
  const sync = () => {
    const said = choice()?.need ?? "undecided";
    const wanted = said === "needed" || (said === "undecided" && alternative.needed);
    need.show(said === "undecided" && alternative.needed ? "needed" : said);
    if (use) use.element.hidden = !wanted;
    use?.show(choice()?.use ?? null);
    reason?.show(choice()?.reason ?? "", said === "needed");
  };
  panel.sync = sync;
  panel.flush = reason?.flush;
  sync();
  openBeside(board, anchor, panel);
  (panel.querySelector("input:checked") ?? panel.querySelector("input")).focus();
}

function makeRadios(label, options, choose) {
  const name = `radio-${crypto.getRandomValues(new Uint32Array(1))[0]}`;
  const element = make("fieldset", { class: "radios" }, make("legend", { text: label }));
  const inputs = Object.entries(options).map(([value, text]) => {
    const input = make("input", { type: "radio", name, value, onchange: () => choose(value) });
    element.append(make("label", {}, input, make("span", { text })));
    return input;
  });
  return { element, show: (value) => inputs.forEach((input) => (input.checked = input.value === String(value))) };
}

function makeReason(board, alternative) {
  const { texts, facts } = board;
  const fault = make("p", { class: "fault", role: "alert" });
  let saw = null;
  let timer = null;
  const field = make("textarea", {
    rows: 2,
    dir: "auto",
    "aria-label": texts.reason,
    onfocus: () => (saw = facts.sight("choice", choiceId(board, alternative), ["reason"])),
    onchange: flush,
    oninput: () => {
      clearTimeout(timer);
      timer = setTimeout(save, TYPING_PAUSE);
    },
  });
  const element = make("div", { class: "reason" }, make("span", { text: texts.reason }), field, fault);

  async function save() {
    timer = null; // from here on the outbox keeps it: all up to the first answer happens at once
    const result = await setChoice(board, alternative, { reason: field.value }, saw);
    setText(fault, result.ok || isConflict(result) ? "" : result.message);
  }

  function flush() {
    if (timer === null) return;
    clearTimeout(timer);
    save();
  }

  return {
    element,
    flush,
    show: (reason, visible) => {
      element.hidden = !visible;
      const inUse = hasFocus(field) || timer !== null;
      if (!inUse && !fault.textContent) field.value = reason;
    },
  };
}
