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
  const score = fill(texts.panel_score, {
    level: numbers.level(result?.maturity, result?.digits),
    target: numbers.short(result?.target ?? board.data.usual_target),
    answered: result?.answered ?? 0,
    asked: result?.asked ?? questions.length,
  });
  const [worst, best] = [result?.worst, result?.best].map((value) => numbers.level(value));
  const standing = worst === best ? score : `${score} · ${fill(texts.band, { worst, best })}`;
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

/** One question with the group's answer as it counts in the score; `answer` is undefined until the figures are there. */
function makeQuestion(board, question, answer) {
  const state = answer?.state ?? "blank";
  const level = state === "answered" ? answer.level : null;
  const steps = make("span", { class: "steps", "aria-hidden": "true" });
  for (let step = 1; step <= 4; step++) steps.append(make("i", { class: level !== null && step <= level ? "on" : null }));
  const described = level === null ? null : describe(board, question, answer);
  return make(
    "li",
    {},
    make("span", { class: "question", text: question.text }),
    make("span", { class: `level ${state}` }, steps, make("span", { text: levelWords(board, state, level) })),
    described ? make("span", { class: "described", text: described }) : null,
  );
}

function levelWords({ texts, numbers, data }, state, level) {
  if (state === "dont_know") return texts.dont_know;
  if (state === "not_applicable") return texts.not_applicable;
  if (state === "blank") return texts.unanswered;
  return `${numbers.short(level)} · ${Number.isInteger(level) ? data.levels[level] : texts.median}`;
}

/** What the level looks like, or why it counts less than people declared; nothing for a level between two. */
function describe({ texts, numbers }, question, { level, declared, capped }) {
  if (capped) return fill(texts.wants_evidence, { declared: numbers.short(declared), counts: numbers.short(level) });
  return Number.isInteger(level) ? question.levels[level] : null;
}
