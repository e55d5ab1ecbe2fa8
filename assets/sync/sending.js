/** Sending changes to the server: which go together, and how long their answer is waited for. */
import { isStep } from "./changes.js";

const BATCH_CHANGES = 50;
const BATCH_CHARACTERS = 200_000;
const ANSWER_WITHIN = 20_000; // milliseconds

/** The next changes that do not depend on each other's answers; `alone`: only one, since a batch was refused as a whole. */
export function nextBatch(queue, alone = false) {
  const batch = [];
  const touched = new Set();
  let characters = 0;
  for (const change of queue) {
    characters += JSON.stringify(change).length;
    const full = batch.length === (alone ? 1 : BATCH_CHANGES) || (batch.length && characters > BATCH_CHARACTERS);
    if (full || touched.has(change.id)) break;
    batch.push(change);
    touched.add(change.id);
    if (isStep(change)) break;
  }
  return batch;
}

/**
 * Send a batch; `seenFrom(id, base)` gives the version a person has seen by now. Gives {results}, one for each change
 * (status 0: no answer), or {split: true} when the batch was refused as a whole and its changes must go one by one.
 */
export async function post(api, language, batch, seenFrom) {
  const changes = batch.map(({ op, verb, kind, id, values, base, seen, step }) => {
    return { op, verb, kind, id, values, base: seenFrom(id, base), seen, ...(step ? { step } : {}) };
  });
  const all = (result) => ({ results: batch.map((change) => ({ op: change.op, ok: false, ...result })) });
  try {
    const response = await fetch(`${api}/changes?lang=${language}`, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-Canvas": "1" },
      body: JSON.stringify({ changes }),
      cache: "no-store",
      signal: deadline(),
    });
    const body = await response.json().catch(() => ({}));
    if (response.ok && body.results) return body;
    if (batch.length > 1 && (response.status === 400 || response.status === 413)) return { split: true };
    return all({ ...body, status: response.ok ? 502 : response.status });
  } catch {
    return all({ status: 0, message: null });
  }
}

function deadline() {
  const stop = new AbortController();
  setTimeout(() => stop.abort(), ANSWER_WITHIN);
  return stop.signal;
}
