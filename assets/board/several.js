/** What is done to several notes at once; each is one step for undo. */
import { newId } from "../sync/ids.js";
import { gathered } from "./order.js";

/** Send `[verb, id, values]` as one step: put, hide or restore. Says the first refusal, if there is one. */
export async function changeNotes(board, changes) {
  const results = board.facts.together(changes.map(([verb, ...rest]) => () => board.facts[verb]("note", ...rest)));
  board.renderNow();
  const refused = (await results).find((result) => !result.ok);
  if (refused) board.toast(refused.message);
}

/** Put notes into a block in the order they have, after the note `above` (null: first), or last. */
export function moveNotes(board, ids, block, above) {
  const notes = board.facts.notesByBlock().get(block) ?? [];
  const last = notes.filter((note) => !ids.includes(note.id)).at(-1)?.id ?? null;
  const done = changeNotes(board, puts(gathered(notes, ids, above === undefined ? last : above, block)));
  if (!board.isWide()) board.openBlock(block);
  board.focusNote(ids[0]);
  board.announce(board.numbers.counted("moved_count", ids.length));
  return done;
}

/** A copy of each note, last in its block. */
export function duplicateNotes(board, ids) {
  const ends = new Map();
  const changes = ids.map((id) => {
    const { block, text, department, member = null } = board.facts.note(id);
    const end = ends.get(block) ?? board.facts.notesByBlock().get(block).at(-1).position;
    const position = Math.floor(end) + 1;
    ends.set(block, position);
    return ["put", newId(), { block, text, department, ...(member ? { member } : {}), position }];
  });
  board.toast(board.numbers.counted("duplicated", ids.length));
  return changeNotes(board, changes);
}

export function deleteNotes(board, ids) {
  const { texts, numbers } = board;
  const block = board.facts.note(ids[0])?.block;
  const done = changeNotes(board, ids.map((id) => ["hide", id]));
  board.writers.get(block)?.focus();
  const back = () => {
    changeNotes(board, ids.map((id) => ["restore", id]));
    board.focusNote(ids[0]);
  };
  board.toast(numbers.counted("deleted_count", ids.length), { label: texts.undo, act: back });
  return done;
}

/** Put the other notes right after the first one, in its block. */
export function placeTogether(board, [first, ...others]) {
  const { block } = board.facts.note(first);
  const notes = board.facts.notesByBlock().get(block);
  return changeNotes(board, puts(gathered(notes, others, first, block)));
}

/** One note with the texts of all: the first one takes them, the others go. */
export function joinTexts(board, [first, ...others], text) {
  return changeNotes(board, [["put", first, { text }], ...others.map((id) => ["hide", id])]);
}

function puts(moves) {
  return moves.map(([id, values]) => ["put", id, values]);
}
