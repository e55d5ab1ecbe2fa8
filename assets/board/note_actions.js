/** What is done to notes, to one or to several at once, as one step for undo: copied, deleted, placed together, joined. */
import { newId } from "../sync/ids.js";
import { gathered } from "./order.js";

/** Send `[verb, id, values]` as one step: put, hide or restore. Says the first refusal, if there is one. */
async function changeNotes(board, changes) {
  const results = board.facts.together(changes.map(([verb, ...rest]) => () => board.facts[verb]("note", ...rest)));
  board.renderNow();
  const refused = (await results).find((result) => !result.ok);
  if (refused) board.toast(refused.message);
}

/** Give notes new values, `[id, values]` for each, as one step. */
export function putNotes(board, moves) {
  return changeNotes(board, moves.map(([id, values]) => ["put", id, values]));
}

/** A copy of each note, last in its block. */
export function duplicateNotes(board, ids) {
  const ends = new Map();
  const copies = ids.map((id) => {
    const { block, text, department, member = null } = board.facts.note(id);
    const end = ends.get(block) ?? board.facts.notesByBlock().get(block).at(-1).position;
    const position = Math.floor(end) + 1;
    ends.set(block, position);
    return [newId(), { block, text, department, ...(member ? { member } : {}), position }];
  });
  board.toast(board.numbers.counted("duplicated", ids.length));
  return putNotes(board, copies);
}

/** Delete notes, and offer to bring them back; the focus goes to the next note that stays, or to the block's field. */
export function deleteNotes(board, ids) {
  const { texts, numbers, facts } = board;
  const block = facts.note(ids[0])?.block;
  const notes = facts.notesByBlock().get(block) ?? [];
  const at = notes.findIndex((note) => note.id === ids[0]);
  const stays = (note) => !ids.includes(note.id);
  const next = notes.slice(at).find(stays) ?? notes.slice(0, at).findLast(stays);
  changeNotes(board, ids.map((id) => ["hide", id]));
  if (next) board.focusNote(next.id);
  else board.writers.get(block)?.focus();
  const back = () => {
    changeNotes(board, ids.map((id) => ["restore", id]));
    board.focusNote(ids[0]);
  };
  board.toast(numbers.counted("deleted_count", ids.length), { label: texts.undo, act: back });
}

/** Put the other notes right after the first one, in its block. */
export function placeTogether(board, [first, ...others]) {
  const { block } = board.facts.note(first);
  const notes = board.facts.notesByBlock().get(block);
  return putNotes(board, gathered(notes, others, first, block));
}

/** One note with the texts of all: the first one takes them, the others go. */
export function joinTexts(board, [first, ...others], text) {
  return changeNotes(board, [["put", first, { text }], ...others.map((id) => ["hide", id])]);
}
