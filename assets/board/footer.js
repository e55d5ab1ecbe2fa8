/** What stands under the canvas: readiness, the weakest block, and what the shapes of the alternatives mean. */
import { make, setText } from "../sync/dom.js";
import { fill } from "../sync/numbers.js";

/** The label, both labels where what is still open can change it, or, without one, that this is a first look. */
export function labelWords(names, texts) {
  if (names.length < 2) return names[0] ?? texts.first_look;
  return fill(texts.between_labels, { low: names[0], high: names.at(-1) });
}

export function makeFooter(board) {
  const { texts, numbers, data, facts } = board;
  const percent = make("strong");
  const rest = make("span");
  const weakest = make("span");
  const legend = make("ul", { class: "legend", "aria-label": texts.legend });
  for (const [state, label] of Object.entries(data.chip_words)) {
    legend.append(make("li", {}, make("i", { class: "chip", "data-state": state, "aria-hidden": "true" }), label));
  }
  const element = make("footer", {}, make("p", {}, percent, rest, weakest), legend, make("p", { class: "credit" }));

  function show() {
    const readiness = facts.readiness();
    if (!readiness) return;
    const known = readiness.labels.length > 0; // before it is a first look, and no figure to be taken for a verdict
    const notYet = readiness.percent === null ? texts.readiness_unknown : texts.first_look;
    const whole = (value) => numbers.percent(value, readiness.digits);
    setText(percent, known ? fill(texts.readiness, { percent: whole(readiness.percent) }) : notYet);
    const parts = [fill(texts.coverage, { percent: numbers.percent(100 * readiness.coverage) })];
    const [worst, best] = [readiness.worst, readiness.best].map(whole);
    if (known && worst !== best) parts.push(fill(texts.band, { worst, best }));
    if (known) parts.push(labelWords(readiness.labels.map((label) => data.labels[label]), texts));
    setText(rest, ` · ${parts.join(" · ")}`);
    const lowest = known && readiness.lowest ? board.block(readiness.lowest).name : null;
    setText(weakest, lowest ? fill(texts.weakest, { block: lowest }) : "");
    setText(element.lastChild, `${data.note} ${data.credit}`);
  }

  return { element, show };
}
