/**
 * Things that are not made before they have a name (`needs` of a thing: the value that names it). Until then all of them is in
 * this browser, under their kind: what was typed of one that never got its name stands in the next new one.
 */
import { draftName } from "../sync/drafts.js";

const isEmpty = (values) => Object.values(values ?? {}).every((value) => value === null || value === "");

/** `things` and `bindings` are those of the form. */
export function openUnnamed(things, bindings) {
  const fieldsOf = (id) => [...(bindings.get(id) ?? [])];

  /** Whether nobody has stored it yet. */
  function isNew(id) {
    const { needs, version } = things.get(id) ?? {};
    return Boolean(needs) && !version;
  }

  /** Nobody has given the thing a name yet: it is not there, and nothing of it is sent. */
  function isNameless(id) {
    return isNew(id) && !fieldsOf(id).some((each) => each.names.includes(things.get(id).needs) && each.typed && !each.held);
  }

  return {
    isNameless,
    /** Where the draft of a field lies. */
    draftOf: (id, name) => draftName.field(isNew(id) ? draftName.next(things.get(id).kind) : id, name),
    /** Whether there is nothing to keep of what is typed. */
    isNothing: ({ id, typed }) => isNew(id) && isEmpty(typed),
    /** Whether this field has to name a thing of which something else is typed already. */
    isMissing: ({ id, names }) => isNameless(id) && names.includes(things.get(id).needs) && fieldsOf(id).some((each) => !isEmpty(each.typed)),
  };
}
