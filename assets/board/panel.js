/** What a block asks: purpose, guiding questions with the level they stand at, and the way to the interview. */
import { make } from "../sync/dom.js";
import { fill } from "../sync/numbers.js";
import { openDialog } from "./dialog.js";

export function openPanel(board, block) {
  const { texts, numbers, facts } = board;
  const result = facts.readiness()?.blocks.find((one) => one.id === block.id);
  const answers = new Map(result?.questions.map((answer) => [answer.id, answer]));
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

/** A question with the group's answer as the score counts it, and with what was declared where that is more. */
function makeQuestion(board, question, answer) {
  const { texts, numbers, data } = board;
  const level = answer?.level ?? null;
  const words = {
    dont_know: texts.dont_know,
    not_applicable: texts.not_applicable,
    blank: texts.unanswered,
    answered: level === null ? "" : `${numbers.short(level)} · ${Number.isInteger(level) ? data.levels[level] : texts.median}`,
  }[answer?.state ?? "blank"];
  const declared = answer?.capped
    ? fill(texts.wants_evidence, { declared: numbers.short(answer.declared), counts: numbers.short(level) })
    : null;
  const described = declared ?? (Number.isInteger(level) ? question.levels[level] : null);
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
