/** Which note the keyboard is at, and the notes around it: Tab reaches one note in each block, arrow keys the others. */
import { setAttribute } from "../sync/dom.js";

/** `noteElements` has the notes that are shown, by id. */
export function openFocus(facts, noteElements) {
  let current = null; // the note that Tab reaches; in a list without it the first one

  function siblings(id) {
    return facts.notesByBlock().get(facts.note(id)?.block) ?? [];
  }

  /** The note `step` places further in the same block. */
  function beside(id, step) {
    const notes = siblings(id);
    return notes[notes.findIndex((note) => note.id === id) + step]?.id;
  }

  function focusNote(id) {
    const note = noteElements.get(id);
    if (!note) return;
    current = id;
    for (const other of note.parentNode?.children ?? []) setAttribute(other, "tabindex", other === note ? "0" : "-1");
    note.focus();
  }

  return {
    beside,
    focusNote,
    focusBeside: (id, step) => focusNote(beside(id, step)),
    focusEnd: (id, at) => focusNote(siblings(id).at(at)?.id),
    /** Let Tab reach one of these notes, in the order of a block. */
    letReach(notes) {
      const reached = notes.find((note) => note.id === current) ?? notes[0];
      for (const note of notes) setAttribute(noteElements.get(note.id), "tabindex", note === reached ? "0" : "-1");
    },
    /** The person went to a note, or to something in it. */
    follow: (event) => (current = event.target.closest?.(".note")?.dataset.id ?? current),
  };
}

/** Give the canvas the focus where nobody goes by keyboard, so that its keys answer at once: from nothing, or from a link pressed by mouse. */
export function takeFocus(element) {
  if (element.contains(element.getRootNode().activeElement)) return;
  const at = document.activeElement;
  if (at === document.body || !at?.matches(":focus-visible")) element.focus({ preventScroll: true });
}
