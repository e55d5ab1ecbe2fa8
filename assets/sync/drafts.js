/** What is being typed and not yet saved, kept in this browser so that a reload does not take it away. */
import { keysFrom, read, write } from "./browser_store.js";

const NOTE = "note:";
const FIELD = ":"; // in the name of a form's field, and in no block's

/** Where a draft lies: the only place that knows the names. People's browsers hold drafts under them. */
export const draftName = {
  /** The field under a block of the canvas. */
  writer: (block) => block,
  /** The text of a note that is being edited. */
  note: (id) => NOTE + id,
  /** A field of a form, by the thing and the first of the values that it is bound to. */
  field: (id, name) => `${id}:${name}`,
  /** The name of the next entry of a list of one kind, which is not added yet. */
  next: (kind) => `next:${kind}`,
  /** In place of a workshop: the one that is not made yet. */
  newWorkshop: "new",
  /** All that stands in the form of the new workshop. */
  form: "form",
};

const shelfOf = (workshop) => `canvas.draft:${workshop}:`;

/** What is drafted of a workshop, each as {kind, values}: what kind of thing it is of, and what is known of that. */
export function drafted(workshop) {
  const shelf = shelfOf(workshop);
  return keysFrom(shelf).map((key) => {
    const name = key.slice(shelf.length);
    const draft = read(key) ?? {};
    if (name.startsWith(NOTE) || !name.includes(FIELD)) return { kind: "note", values: {} };
    return { kind: draft.kind ?? null, values: draft.fixed ?? {} };
  });
}

/** The drafts of a workshop. */
export function openDrafts(workshop) {
  const shelf = shelfOf(workshop);
  return {
    /** Keep a draft, or forget it (null). Where the store is full or closed, the field itself still holds the text. */
    keep: (name, draft) => void write(shelf + name, draft || null),
    of: (name) => read(shelf + name),
    /** The ids of the notes that were being edited. */
    notes: () => keysFrom(shelf + NOTE).map((key) => key.slice((shelf + NOTE).length)),
  };
}
