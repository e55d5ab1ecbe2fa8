/** What an earlier page has left in a form's fields: typed and still on its way, refused, or kept as a draft. */
import { isConflict } from "../sync/changes.js";
import { TYPING_PAUSE } from "../sync/typing_pause.js";

export function openEarlier({ things, bindings, outbox, drafts, write, forget, refused, conflicting, locale }) {
  /** What an earlier page typed: still on its way, or refused and kept. */
  function recover(binding) {
    const waiting = outbox.pendingFor(binding.id);
    const named = waiting && binding.names.every((name) => name in waiting);
    if (named) binding.typed = Object.fromEntries(binding.names.map((name) => [name, waiting[name]]));
    binding.waiting = Boolean(named);
    const draft = drafts.of(binding.draft);
    if (!draft || binding.typed) return;
    binding.typed = draft.values;
    if (draft.seen) [binding.seen, binding.base] = [draft.seen, draft.base];
    // What was refused in another language is sent once more: the answer is in this one.
    if (draft.message && draft.locale !== locale()) return write(binding, draft.values, TYPING_PAUSE);
    binding.fault = draft.message ? { message: draft.message } : null;
    binding.conflict = draft.conflict ?? null;
    binding.held = draft.held ?? null;
  }

  /** What somebody else had sent has gone: it stands in the field, and is no longer on its way. */
  function arrived() {
    for (const each of bindings.values()) {
      for (const binding of each) {
        if (!binding.waiting || outbox.pendingFor(binding.id)) continue;
        binding.waiting = false;
        const thing = things.get(binding.id);
        if (thing) thing.values = { ...thing.values, ...binding.typed };
        forget(binding);
        binding.redraw();
      }
    }
  }

  /** A change of an earlier page was refused after that page had gone. */
  function returned({ change, result }) {
    for (const binding of bindings.get(change.id) ?? []) {
      if (!binding.names.every((name) => name in change.values) || binding.sending) continue;
      binding.waiting = false;
      binding.typed = Object.fromEntries(binding.names.map((name) => [name, change.values[name]]));
      if (isConflict(result)) conflicting(binding, result);
      else refused(binding, result);
      outbox.dismiss(change.op);
    }
  }

  /** The outbox has taken over what a page that crashed has left. */
  function recoverAll() {
    for (const each of bindings.values()) {
      for (const binding of each) {
        if (binding.typed) continue;
        recover(binding);
        if (binding.typed) binding.redraw();
      }
    }
  }

  return { recover, arrived, returned, recoverAll };
}
