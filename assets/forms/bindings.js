/**
 * Bindings: each ties one field of the form to values of one thing, and knows what the person saw, what they typed on
 * top, and what the server said of it. Text is never taken away: what was refused stays, also after a reload, and so does
 * what cannot be sent before its thing has a name.
 */
import { VERB, isConflict } from "../sync/changes.js";
import { CHOICE } from "../sync/conflict.js";
import { draftName, openDrafts } from "../sync/drafts.js";
import { openOnItsWay } from "./on_its_way.js";
import { openEarlier } from "./resuming.js";
import { openUnnamed } from "./unnamed.js";

const PATIENCE = 1500; // milliseconds without a key before a text that cannot be sent is worth a word

/** The bindings of a form; `changed(revision)` is called after every change that was saved, `locale()` is what refusals are written in. */
export function openBindings(outbox, workshop, changed, locale) {
  const things = new Map(); // id -> {id, kind, fixed, version, values}
  const bindings = new Map(); // id -> Set of bindings
  const alone = new Map(); // id -> the last of the saves that go one by one
  const drafts = openDrafts(workshop);
  const { isNameless, draftOf, isNothing, isMissing } = openUnnamed(things, bindings);

  /** Take what the server or the page says of a thing, unless something newer is known. */
  function learn(id, { kind, fixed, blank, needs, version, values }) {
    const known = things.get(id) ?? { id, kind, fixed: fixed ?? {}, blank: blank ?? null, needs: needs ?? null, version: null, values: {} };
    if (things.has(id) && (version ?? 0) <= (known.version ?? 0)) return;
    things.set(id, { ...known, version: version ?? null, values: values ? { ...known.values, ...values } : null });
    for (const binding of bindings.get(id) ?? []) meet(binding);
  }

  /** The thing has changed: a field that nobody is writing in shows it; one with the same text is settled. */
  function meet(binding) {
    const now = valuesOf(binding);
    if (binding.typed && !binding.sending && same(binding.typed, now)) forget(binding);
    if (binding.typed || binding.sending) return;
    see(binding, now);
    binding.redraw();
  }

  /** Nobody is in the field any more: it shows what is there now. */
  function left(binding) {
    if (binding.held) return say(binding);
    if (binding.timer) save(binding);
    if (binding.typed || binding.sending) return;
    see(binding, valuesOf(binding));
    binding.redraw();
  }

  function valuesOf(binding) {
    const values = things.get(binding.id)?.values ?? {};
    return Object.fromEntries(binding.names.map((name) => [name, values[name] ?? null]));
  }

  function see(binding, values) {
    binding.seen = values;
    binding.base = things.get(binding.id)?.version ?? null;
  }

  function bind(id, names, redraw) {
    const binding = {
      id,
      names,
      draft: draftOf(id, names[0]),
      redraw,
      mark: () => {},
      seen: {}, // the values that the person saw, at version `base`
      base: null,
      typed: null, // what they have typed and the server has not taken
      timer: null, // until what was typed is sent
      sending: 0,
      sent: null,
      held: null, // why what is typed cannot be sent
      waiting: false, // an earlier page, or another part of this one, has sent what is typed
      saved: false,
      fault: null,
      conflict: null,
    };
    if (!bindings.has(id)) bindings.set(id, new Set());
    bindings.get(id).add(binding);
    see(binding, valuesOf(binding));
    earlier.recover(binding);
    return binding;
  }

  function shown(binding) {
    return binding.typed ?? valuesOf(binding);
  }

  /** The person wrote something: show it, keep it, and send it after a short rest, unless there is a `refusal`. */
  function write(binding, values, rest, refusal = null) {
    binding.typed = values;
    binding.fault = null;
    binding.held = refusal;
    binding.waiting = false;
    clearTimeout(binding.timer);
    binding.timer = null;
    if (refusal) binding.timer = setTimeout(() => say(binding), PATIENCE);
    if (binding.conflict || refusal) return keep(binding);
    if (rest) binding.timer = setTimeout(() => save(binding), rest);
    else save(binding);
  }

  /** Say why what is typed is not sent; what is refused for another reason says so already. */
  function say(binding) {
    clearTimeout(binding.timer);
    binding.timer = null;
    if (binding.held) binding.fault = { message: binding.held };
    binding.redraw();
  }

  /** Send what is typed now; the outbox keeps it from here on. */
  async function save(binding, single = false) {
    clearTimeout(binding.timer);
    binding.timer = null;
    if (!binding.typed || binding.conflict || binding.held) return;
    if (isNameless(binding.id)) return keep(binding);
    if (binding.sending ? same(binding.typed, binding.sent) : same(binding.typed, binding.seen)) return settle(binding);
    const thing = things.get(binding.id);
    if (!thing) return;
    const values = binding.typed;
    const crowd = [...(bindings.get(binding.id) ?? [])].filter((other) => other.sending).length;
    binding.sending += 1;
    binding.sent = values;
    binding.mark();
    const result = await outbox.send({
      verb: VERB.put,
      kind: thing.kind,
      id: binding.id,
      values: { ...thing.fixed, ...values },
      base: binding.base,
      seen: { ...thing.fixed, ...binding.seen },
    });
    binding.sending -= 1;
    if (result.ok) accepted(binding, values, result);
    else if (isConflict(result)) conflicting(binding, result);
    else if (crowd && !single) queueAlone(binding);
    else refused(binding, result);
    binding.mark();
  }

  function accepted(binding, values, result) {
    const row = (result.rows ?? []).find((each) => each.id === binding.id);
    if (row) {
      const stored = row.values ?? {};
      see(binding, Object.fromEntries(binding.names.map((name) => [name, name in stored ? stored[name] : values[name]])));
      binding.base = row.version;
      learn(binding.id, row);
    } else see(binding, values);
    drafts.keep(binding.draft, null);
    binding.draft = draftName.field(binding.id, binding.names[0]);
    binding.saved = true;
    if (!binding.sending && same(binding.typed, binding.sent)) settle(binding);
    for (const other of bindings.get(binding.id) ?? []) if (!other.timer && !other.sending && !other.waiting && !other.fault) save(other);
    changed(result.revision);
  }

  function settle(binding) {
    if (binding.sending) return;
    forget(binding);
    binding.redraw();
  }

  function forget(binding) {
    binding.typed = null;
    binding.held = null;
    binding.fault = null;
    binding.conflict = null;
    drafts.keep(binding.draft, null);
    see(binding, valuesOf(binding));
  }

  /** Several fields of one thing may have gone as one change; alone, each learns what is wrong with it. */
  function queueAlone(binding) {
    keep(binding);
    const before = alone.get(binding.id) ?? Promise.resolve();
    alone.set(binding.id, before.then(() => save(binding, true)));
  }

  function refused(binding, result) {
    binding.fault = { message: result.message ?? "" };
    keep(binding);
    binding.redraw();
  }

  function conflicting(binding, result) {
    binding.conflict = { current: result.current ?? null, version: result.version ?? null };
    keep(binding);
    binding.redraw();
  }

  /** Keep mine: what is there now has been seen, and mine is written over it. Join: both, to be edited further. */
  async function resolve(binding, choice, joined) {
    const { current, version } = binding.conflict;
    const theirs = Object.fromEntries(binding.names.map((name) => [name, current?.[name] ?? null]));
    binding.conflict = null;
    if (current === null) await outbox.send({ verb: VERB.restore, kind: things.get(binding.id).kind, id: binding.id });
    if (current) learn(binding.id, { version, values: current });
    binding.seen = theirs;
    binding.base = version;
    if (choice === CHOICE.theirs) binding.typed = theirs;
    if (choice === CHOICE.both) binding.typed = joined;
    if (same(binding.typed, theirs)) settle(binding);
    else save(binding);
    binding.redraw();
  }

  /** What was refused stays in this browser; where it cannot, the page itself still holds the text. */
  function keep(binding) {
    const { typed: values, seen, base, fault, conflict, held } = binding;
    const { kind, fixed } = things.get(binding.id) ?? {};
    drafts.keep(binding.draft, isNothing(binding) ? null : { values, seen, base, conflict, held, kind, fixed, message: fault?.message ?? held, locale: locale() });
    binding.mark();
  }

  function release(binding) {
    if (binding.timer) save(binding);
    clearTimeout(binding.timer);
    bindings.get(binding.id)?.delete(binding);
  }

  /** Somebody deleted or took back a thing: what can exist only once is blank again; says whether a text stands in the way. */
  function lose(id, version) {
    const thing = things.get(id);
    if (thing?.blank) learn(id, { version, values: thing.blank });
    else if ([...(bindings.get(id) ?? [])].some((binding) => binding.typed)) return true;
    else things.delete(id);
    return false;
  }

  const onItsWay = openOnItsWay(bindings, save);
  const earlier = openEarlier({ things, bindings, outbox, drafts, write, forget, refused, conflicting, locale });
  return { ...earlier, ...onItsWay, things, learn, bind, shown, write, left, say, isNameless, isMissing, resolve, release, lose };
}

function same(one, other) {
  const sorted = (values) => JSON.stringify(Object.entries(values ?? {}).toSorted());
  return sorted(one) === sorted(other);
}
