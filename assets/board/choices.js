/** Choosing alternatives: what is sent, and what happens to the choice made before. */
import { isConflict } from "../sync/changes.js";
import { openConflict } from "./note_conflict.js";

/** Say whether an alternative is needed; choosing one main alternative lets go of the one chosen before. */
export async function setNeed(board, block, alternative, need) {
  const chosen = board.facts.choices();
  const others = block.alternatives.filter((other) => other.role === "main" && other.id !== alternative.id);
  if (alternative.role === "main" && need === "needed") {
    for (const other of others) {
      if (chosen.get(other.id)?.need === "needed") setChoice(board, other, { need: "undecided" });
    }
  }
  return setChoice(board, alternative, { need });
}

export async function setChoice(board, alternative, values, saw) {
  const id = choiceId(board, alternative);
  const whole = board.facts.choices().has(alternative.id) ? values : { alternative: alternative.id, ...values };
  const result = await board.facts.put("choice", id, whole, saw ?? undefined);
  if (isConflict(result) && "reason" in values) {
    openConflict(board, { kind: "choice", id, name: "reason", values, result });
  } else if (!result.ok && !("reason" in values)) board.toast(result.message);
  return result;
}

/** A choice can exist only once: its id follows from its alternative. */
export function choiceId(board, alternative) {
  return board.data.choices[alternative.id];
}
