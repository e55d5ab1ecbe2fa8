/** Dialogs: what a block asks, and two texts of one thing side by side. */

function openDialog(board, label, ...children) {
  board.closePopover();
  const before = board.element.getRootNode().activeElement;
  const shut = make("button", { type: "button", class: "shut", "aria-label": board.texts.close, onclick: () => dialog.close() }, icon(ICONS.close));
  const dialog = make("dialog", { "aria-label": label }, ...children, shut);
  dialog.addEventListener("close", () => {
    dialog.remove();
    if (before?.isConnected) before.focus();
  });
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  board.element.append(dialog);
  dialog.showModal();
  return dialog;
}

/** Purpose, guiding questions with the level they stand at, the way to the interview, the editor's note. */
function openPanel(board, block) {
  const { texts, numbers, facts } = board;
  const result = facts.readiness()?.blocks.find((one) => one.id === block.id);
  const answers = groupAnswers(facts.answers());
  const questions = block.questions.filter((question) => question.scored);
  const go = (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    dialog.close();
    board.leaveFor("interview", block.id);
  };
  const standing = fill(texts.panel_score, {
    level: numbers.level(result?.maturity),
    target: numbers.short(result?.target ?? 3),
    answered: result?.answered ?? 0,
    asked: result?.asked ?? questions.length,
    worst: numbers.level(result?.worst),
    best: numbers.level(result?.best),
  });
  const dialog = openDialog(
    board,
    block.name,
    make("h2", {}, make("span", { class: "number", text: String(block.number) }), block.name),
    make("p", { class: "purpose", text: block.purpose }),
    make("p", { class: "stand", text: standing }),
    make("h3", { text: texts.questions }),
    make("ol", { class: "questions" }, ...questions.map((question) => makeQuestion(board, question, answers.get(question.id)))),
    make("p", { class: "output" }, make("strong", { text: texts.output }), ` ${block.output}`),
    block.editor_note ? make("p", { class: "aside" }, make("strong", { text: texts.editor_note }), ` ${block.editor_note}`) : null,
    make("p", {}, make("a", { class: "primary", href: board.data.links.interview.replace("BLOCK", block.id), onclick: go, text: texts.to_interview })),
  );
}

function makeQuestion(board, question, answer) {
  const { texts, numbers, data } = board;
  const level = answer?.level ?? null;
  const words = {
    dont_know: texts.dont_know,
    not_applicable: texts.not_applicable,
    blank: texts.unanswered,
    answered: level === null ? "" : `${numbers.short(level)} · ${Number.isInteger(level) ? data.levels[level] : texts.median}`,
  }[answer?.state ?? "blank"];
  const described = Number.isInteger(level) ? question.levels[level] : null;
  const steps = make("span", { class: "steps", "aria-hidden": "true" });
  for (let step = 1; step <= 4; step++) steps.append(make("i", { class: level !== null && step <= level ? "on" : null }));
  return make(
    "li",
    {},
    make("span", { class: "question", text: question.text }),
    make("span", { class: `level ${answer?.state ?? "blank"}` }, steps, make("span", { text: words })),
    described ? make("span", { class: "described", text: described }) : null,
  );
}

/** The group's answer to each question: what was agreed, else the median of the members. */
function groupAnswers(answers) {
  const byQuestion = new Map();
  for (const answer of answers) {
    if (answer.state !== "blank") byQuestion.set(answer.question, [...(byQuestion.get(answer.question) ?? []), answer]);
  }
  return new Map([...byQuestion].map(([question, given]) => [question, groupAnswer(given)]));
}

function groupAnswer(given) {
  const agreed = given.find((answer) => !answer.member);
  if (agreed) return agreed;
  const levels = given.filter((answer) => answer.state === "answered").map((answer) => answer.level);
  if (!levels.length) return given.find((answer) => answer.state === "dont_know") ?? given[0];
  levels.sort((one, other) => one - other);
  const middle = (levels.length - 1) / 2;
  return { state: "answered", level: (levels[Math.floor(middle)] + levels[Math.ceil(middle)]) / 2 };
}

/** Two people wrote the same text: both are shown, and neither is lost. */
function openConflict(board, { kind, id, name, values, note = null, result }) {
  const { texts, facts } = board;
  const mine = values[name] ?? note?.[name] ?? "";
  const theirs = result.current?.[name] ?? null;
  const saw = { base: result.version, seen: theirValues(values, result) };
  let chosen = false;
  const choice = (label, act, attributes = {}) =>
    make("button", { type: "button", class: "quiet", text: label, onclick: () => choose(act), ...attributes });
  const text = (label, words) => make("div", { class: "text" }, make("h3", { text: label }), make("p", { dir: "auto", text: words }));
  const dialog = theirs === null ? askDeleted() : askBoth();
  dialog.addEventListener("close", () => {
    board.outbox.forgive();
    if (!chosen) giveBack();
  });

  function askBoth() {
    return openDialog(
      board,
      texts.conflict,
      make("h2", { text: texts.conflict }),
      make("p", { text: result.message }),
      make("div", { class: "texts" }, text(texts.your_text, mine), text(texts.their_text, theirs)),
      make(
        "div",
        { class: "acts" },
        choice(texts.keep_theirs, () => {}),
        choice(texts.keep_mine, () => save(mine)),
        choice(texts.join, () => save(`${theirs}\n${mine}`), { class: "primary", autofocus: true }),
      ),
    );
  }

  function askDeleted() {
    return openDialog(
      board,
      texts.deleted_meanwhile,
      make("h2", { text: texts.deleted_meanwhile }),
      text(texts.your_text, mine),
      make(
        "div",
        { class: "acts" },
        choice(texts.let_go, () => {}),
        choice(texts.keep_as_new, keepAsNew, { class: "primary", autofocus: true }),
      ),
    );
  }

  function choose(act) {
    chosen = true;
    dialog.close();
    act();
  }

  async function save(text) {
    const again = await facts.put(kind, id, { ...values, [name]: text }, saw);
    if (again.ok) return;
    const whole = { ...values, [name]: text };
    if (again.error === "ConflictError") openConflict(board, { kind, id, name, values: whole, note, result: again });
    else reopen(text, again.message);
  }

  function keepAsNew() {
    const { block, department = "other", position = 0 } = { ...note, ...values };
    facts.put("note", board.outbox.newId(), { block, text: mine, department, position });
  }

  /** Closed without a choice: what was typed goes back into a field. */
  function giveBack() {
    if (kind === "note" && theirs === null) board.writers.get(note?.block ?? values.block)?.giveBack(mine, "");
    else if (kind === "note") reopen(mine, result.message);
    else save(`${theirs}\n${mine}`);
  }

  function reopen(text, message) {
    if (kind === "note") startEditing(board, id, { draft: { text, department: note?.department, saw, note }, message });
    else board.toast(message);
  }
}

function theirValues(values, result) {
  return Object.fromEntries(Object.keys(values).map((name) => [name, result.current?.[name] ?? null]));
}
