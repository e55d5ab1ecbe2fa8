/** Undo and redo on the canvas: a step takes back, or does again, all that was done at once. */
import { VERB } from "../sync/changes.js";

/** Take one step; what was taken back is said. */
export async function stepBack(board, verb) {
  const { facts, numbers } = board;
  const size = facts.steps[verb]();
  const results = await Promise.all(Array.from({ length: size }, () => facts.stepBack(verb)));
  const refused = results.find((result) => !result.ok);
  if (refused) return board.toast(refused.message);
  if (size === 1) return board.toast(results[0].said);
  board.toast(numbers.counted(verb === VERB.undo ? "taken_back" : "done_again", size));
}
