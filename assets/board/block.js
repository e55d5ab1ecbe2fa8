/** One of the nine blocks: heading, score, alternatives, notes, writing field. */
import { make, setAttribute, setText } from "../sync/dom.js";
import { fill } from "../sync/numbers.js";
import { makeChip } from "./chip.js";
import { makeSortable } from "./moving.js";
import { openPanel } from "./block_panel.js";
import { makeWriter } from "./writer.js";

export function makeBlock(board, block) {
  const { texts, numbers } = board;
  const heading = `block-${block.id}`;
  const title = make("h2", { id: heading });
  const score = make("span", { class: "score" });
  const help = make(
    "button",
    {
      type: "button",
      class: "help",
      "aria-haspopup": "dialog",
      "aria-label": fill(texts.about, { block: block.name }),
      onclick: () => openPanel(board, block, help),
    },
    "?",
  );
  const bar = make("div", { class: "bar", role: "img" }, make("b"), make("i"));
  const stand = make("p", { class: "stand" });
  const chips = make("div", { class: "chips", role: "group", "aria-label": fill(texts.alternatives_of, { block: block.name }) });
  const chipElements = new Map(block.alternatives.map((one) => [one.id, makeChip(board, block, one)]));
  chips.append(...chipElements.values());
  const list = make("ul", { class: "notes", "aria-label": fill(texts.notes_of, { block: block.name }), "data-block": block.id });
  const first = make("p", { class: "first", text: texts.first_note });
  const add = make("button", { type: "button", class: "add", "aria-label": fill(texts.write_in, { block: block.name }), title: texts.write, onclick: () => writer.focus() }, "+");
  const body = make("div", { class: "body" }, make("div", { class: "choices" }, chips, add), first, list);
  const rest = make("button", { type: "button", class: "rest", hidden: true, onclick: goOn });
  const writer = makeWriter(board, block);
  const count = make("span", { class: "count" });
  const header = make("header", {}, title, score, count, help, bar, stand);
  const content = make("div", { class: "content", id: `content-${block.id}` }, body, rest, writer.element);
  const element = make("section", { class: "block", "aria-labelledby": heading, "data-block": block.id }, header, content);
  const sortable = makeSortable(board, list);
  body.addEventListener("scroll", recount);
  let countHidden = null;
  let cell = null; // where the block stands in the grid; null on a phone
  board.writers.set(block.id, writer);

  /** A heading, or, where the block `opens`, the button that does it; `open` is whether its content is there. */
  function head({ opens, open }) {
    const number = make("span", { class: "number", text: String(block.number) });
    const name = make("span", { class: "name", text: block.name });
    const opener = () =>
      make(
        "button",
        { type: "button", class: "opener", "aria-controls": content.id, onclick: () => board.openBlock(block.id, { toggle: true }) },
        number,
        name,
      );
    if (title.dataset.opens !== String(opens)) {
      title.dataset.opens = String(opens);
      title.replaceChildren(...(opens ? [opener()] : [number, name]));
    }
    if (opens) setAttribute(title.firstChild, "aria-expanded", String(open));
    element.classList.toggle("open", open);
    content.hidden = !open;
  }

  function showScore(result) {
    const level = result?.maturity ?? null;
    const target = result?.target ?? board.data.usual_target;
    const band = result?.band ?? "unknown";
    const words = level === null ? texts.not_assessed : board.data.bands[band];
    const printed = numbers.level(level, result?.digits);
    setText(score, printed);
    score.append(make("small", { text: "/4" }));
    setAttribute(element, "data-band", band);
    bar.firstChild.style.width = `${(100 * (level ?? 0)) / 4}%`;
    bar.lastChild.style.insetInlineStart = `${(100 * target) / 4}%`;
    const spoken = level === null ? texts.bar_unknown : texts.bar;
    setAttribute(bar, "aria-label", fill(spoken, { level: printed, target: numbers.short(target), band: words }));
    const answers = fill(texts.answers, { answered: result?.answered ?? 0, asked: result?.asked ?? 0 });
    setText(stand, `${words} · ${answers}`);
  }

  /** Say how many notes there is no room for, `hidden()`, now and after every scroll; null: there is room for all. */
  function tellHidden(hidden) {
    countHidden = hidden;
    rest.hidden = true;
    rest.hidden = !hidden?.(); // it takes its own room, so that the count comes after it
    recount();
  }

  /** On to the notes below; from the end back to the first. */
  function goOn() {
    const isAtEnd = body.scrollTop + body.clientHeight >= body.scrollHeight - 1;
    body.scrollTop = isAtEnd ? 0 : body.scrollTop + body.clientHeight * 0.8;
  }

  function recount() {
    if (!rest.hidden) setText(rest, numbers.counted("more_notes", countHidden()));
  }

  /** The height that the block needs at its width, however high it stands. */
  function needs() {
    const end = (list.lastElementChild ?? chips).getBoundingClientRect().bottom;
    return end - element.getBoundingClientRect().top + writer.element.offsetHeight;
  }

  return {
    element,
    tellHidden,
    needs,
    cell: () => cell,
    /** All that decides how much room the block needs. */
    content: () => [chips.textContent, list.textContent],
    list,
    body,
    place: (next) => {
      cell = next;
      element.style.gridArea = cell ? `${cell.row} / ${cell.column} / span ${cell.height} / span ${cell.width}` : "";
      element.classList.toggle("tall", cell?.height > 2);
      element.classList.toggle("low", cell?.row > 4);
    },
    head,
    show: ({ notes, choices, result, empty }) => {
      showScore(result);
      const target = numbers.short(result?.target ?? board.data.usual_target);
      setText(count, fill(texts.block_closed, { target, notes: numbers.counted("notes", notes.length) }));
      for (const [id, chip] of chipElements) chip.show(choices.get(id));
      first.hidden = !empty;
    },
    stop: () => sortable.destroy(),
  };
}
