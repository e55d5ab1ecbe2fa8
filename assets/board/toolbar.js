/** What stands around the canvas: undo and redo, arrangement, whether all is saved, readiness and legend. */

function makeToolbar(board) {
  const { texts, numbers, outbox, facts, data } = board;
  const act = (verb, path, label) =>
    make("button", { type: "button", class: "tool", "aria-label": label, title: label, onclick: () => board.stepBack(verb) }, icon(path));
  const select = make(
    "select",
    { "aria-label": texts.arrangement, onchange: () => facts.putWorkshop({ layout: select.value }).then(board.complain) },
    ...data.layouts.map((layout) => make("option", { value: layout.id, text: layout.name })),
  );
  const dot = make("i", { "aria-hidden": "true" });
  const words = make("span");
  const again = make("button", { type: "button", class: "quiet", text: texts.try_again, hidden: true, onclick: () => outbox.retry() });
  const saved = make("div", { class: "saved", role: "status" }, dot, words);
  const client = make("h1", { text: data.client });
  const title = make("p", { text: data.title });
  const element = make(
    "div",
    { class: "toolbar" },
    make("div", { class: "heading" }, client, title),
    saved,
    again,
    make("div", { class: "acts" }, act("undo", ICONS.undo, texts.undo), act("redo", ICONS.redo, texts.redo)),
    make("label", { class: "arrangement" }, make("span", { text: texts.arrangement }), select),
  );

  function showState({ state, savedAt, message }) {
    const said = {
      saving: texts.saving,
      offline: message ?? texts.not_saved,
      refused: texts.refused,
      saved: savedAt ? fill(texts.saved_at, { time: numbers.clock(savedAt) }) : texts.all_saved,
    }[state];
    setAttribute(saved, "data-state", state);
    setText(words, said);
    again.hidden = state !== "offline";
  }

  return {
    element,
    showState,
    show: () => {
      setText(client, facts.heading().client);
      setText(title, facts.heading().title);
      if (facts.layout() && select.value !== facts.layout()) select.value = facts.layout();
    },
  };
}

function makeFooter(board) {
  const { texts, numbers, data, facts } = board;
  const percent = make("strong");
  const rest = make("span");
  const weakest = make("span");
  const legend = make("ul", { class: "legend", "aria-label": texts.legend });
  const states = {
    full: texts.in_use, half: texts.in_part, chosen: texts.chosen_only, missing: texts.missing, quiet: texts.not_needed, open: texts.undecided,
  };
  for (const [state, label] of Object.entries(states)) {
    legend.append(make("li", {}, make("i", { class: "chip", "data-state": state, "aria-hidden": "true" }), label));
  }
  const element = make("footer", {}, make("p", {}, percent, rest, weakest), legend, make("p", { class: "credit" }));

  function show() {
    const readiness = facts.readiness();
    if (!readiness) return;
    const known = readiness.percent !== null;
    setText(percent, known ? fill(texts.readiness, { percent: numbers.percent(readiness.percent) }) : texts.readiness_unknown);
    const parts = [fill(texts.coverage, { percent: numbers.percent(100 * readiness.coverage) })];
    if (known) parts.push(fill(texts.band, { worst: numbers.percent(readiness.worst), best: numbers.percent(readiness.best) }));
    if (readiness.label) parts.push(data.labels[readiness.label]);
    setText(rest, ` · ${parts.join(" · ")}`);
    const lowest = known && readiness.lowest ? board.block(readiness.lowest).name : null;
    setText(weakest, lowest ? fill(texts.weakest, { block: lowest }) : "");
    setText(element.lastChild, `${data.note} ${data.credit}`);
  }

  return { element, show };
}

/** Short messages at the lower edge, one at a time, with at most one thing to do. */
function makeToasts(board) {
  const STAYS = 8000;
  const element = make("div", { class: "toasts", role: "status" });
  let timer = null;
  element.addEventListener("pointerenter", () => clearTimeout(timer));
  element.addEventListener("focusin", () => clearTimeout(timer));
  element.addEventListener("pointerleave", wait);

  function wait() {
    clearTimeout(timer);
    timer = setTimeout(() => element.replaceChildren(), STAYS);
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
