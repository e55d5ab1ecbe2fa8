/**
 * What the workshop holds as far as this browser knows: the server's state, with the unsent changes of the outbox on top.
 *
 * `whenChanged` is called after every change, `whenLost(sentence)` while the workshop cannot be read.
 */
import { VERB, isConflict } from "../sync/changes.js";
import { newId } from "../sync/ids.js";
import { SHORTEST_PAUSE, longer } from "../sync/retry_pause.js";
import { byPlace } from "./order.js";
import { openEntries } from "./entries.js";

const LISTS = { note: "notes", choice: "choices", member: "members" };
const TEXTS = ["text", "reason"];

export function openFacts(workshop, outbox, language, { whenChanged, whenLost }) {
  const entries = openEntries(Object.keys(LISTS), outbox.pending);
  const { sight } = entries;
  let step = null; // what changes share while several are made together
  let fields = null;
  let readiness = null;
  let revision = -1;
  let loading = null;
  let stopped = false;
  const stops = [];

  // --- reading -------------------------------------------------------------------------------------------------------

  async function load() {
    loading ??= loadOnce().finally(() => (loading = null));
    return loading;
  }

  async function loadOnce() {
    for (let pause = SHORTEST_PAUSE; !stopped; pause = longer(pause)) {
      const [status, body] = await read();
      if (stopped) return; // the board left the page meanwhile: nothing is listened to any more
      if (status === 200) return takeAll(body);
      whenLost(body?.message ?? null);
      if (status >= 400 && status < 500) return;
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }

  async function read() {
    try {
      const response = await fetch(`/api/workshops/${workshop}/board?lang=${language}`, { cache: "no-store" });
      return [response.status, await response.json()];
    } catch {
      return [0, null];
    }
  }

  function takeAll(board) {
    for (const [kind, list] of Object.entries(LISTS)) entries.takeAll(kind, board.content[list], board.revision);
    fields = board.content.workshop;
    readiness = board.readiness;
    if (revision < 0) stops.push(outbox.onChange(takeEvent, board.revision, takeFigures));
    revision = Math.max(revision, board.revision);
    whenChanged();
  }

  function takeRows(rows, at) {
    for (const row of rows ?? []) {
      if (row.kind === "workshop" && row.values) fields = { ...fields, ...row.values };
      else entries.take(row, at);
    }
    whenChanged();
  }

  function takeEvent(event) {
    const missed = event.revision > revision + 1;
    revision = Math.max(revision, event.revision);
    takeRows(event.rows, event.revision);
    if (missed) load();
  }

  function takeFigures(figures) {
    if (readiness && figures.revision < readiness.revision) return;
    readiness = figures;
    whenChanged();
  }

  // --- what is shown ---------------------------------------------------------------------------------------------------

  /** The notes of each block in their order. */
  function notesByBlock() {
    const blocks = new Map();
    for (const note of entries.shown("note").values()) {
      if (!blocks.has(note.block)) blocks.set(note.block, []);
      blocks.get(note.block).push(note);
    }
    for (const notes of blocks.values()) notes.sort(byPlace);
    return blocks;
  }

  function choices() {
    return new Map([...entries.shown("choice").values()].map((choice) => [choice.alternative, choice]));
  }

  function layout() {
    const waiting = outbox.pending().filter((change) => change.kind === "workshop" && "layout" in change.values);
    return waiting.at(-1)?.values.layout ?? fields?.layout;
  }

  // --- writing ---------------------------------------------------------------------------------------------------------

  /** Change a thing; `saw` is what the person saw of it, else what is shown now. Gives the server's answer. */
  async function put(kind, id, values, saw = sight(kind, id, Object.keys(values))) {
    return settled({ verb: VERB.put, kind, id, values, ...saw });
  }

  async function hide(kind, id) {
    return settled({ verb: VERB.hide, kind, id, ...sight(kind, id, ["text"]) });
  }

  async function restore(kind, id) {
    return settled({ verb: VERB.restore, kind, id, base: entries.versionOf(kind, id) });
  }

  /** Undo or redo what belongs to the canvas; what was done on another screen stays. */
  async function stepBack(verb) {
    return settled({ verb, values: { part: "canvas" } });
  }

  async function putWorkshop(values) {
    const seen = Object.fromEntries(Object.keys(values).map((name) => [name, fields[name]]));
    return settled({ verb: VERB.put, kind: "workshop", id: workshop, values, seen });
  }

  /** Make several changes, each given as a function, that are one step for undo; gives their results. */
  function together(changes) {
    step = changes.length > 1 ? newId() : null;
    try {
      return Promise.all(changes.map((make) => make()));
    } finally {
      step = null;
    }
  }

  async function settled(change) {
    const sent = outbox.send(step ? { ...change, step } : change);
    whenChanged();
    const result = await sent;
    if (result.ok) takeRows(result.rows, result.revision);
    else entries.takeTheirs(change, result, revision);
    whenChanged();
    return settlesItself(change, result) ? again(change, result) : result;
  }

  async function again(change, result) {
    const seen = Object.fromEntries(Object.keys(change.values).map((name) => [name, result.current[name] ?? null]));
    return settled({ ...change, base: result.version, seen });
  }

  return {
    load,
    notesByBlock,
    /** Those who take part, by name. */
    people: () => [...entries.shown("member").values()].toSorted((one, other) => one.name.localeCompare(other.name, language)),
    nameOf: (member) => (member ? (entries.shown("member").get(member)?.name ?? null) : null),
    note: (id) => entries.shown("note").get(id) ?? null,
    choices,
    readiness: () => readiness,
    layout,
    heading: () => fields,
    isLoaded: () => fields !== null,
    sight,
    put,
    hide,
    restore,
    together,
    stepBack,
    putWorkshop,
    stop: () => {
      stopped = true;
      stops.forEach((stop) => stop());
    },
  };
}

/** A place, a tint or a tick is whoever set it last; only texts are put to the person. */
function settlesItself(change, result) {
  const words = change.verb !== VERB.put || TEXTS.some((name) => name in change.values);
  return isConflict(result) && result.current && !words;
}
