/** How long to wait. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { LONGEST_PAUSE, SHORTEST_PAUSE, longer } from "../../../assets/sync/retry_pause.js";

test("pauses double up to the longest", () => {
  const pauses = [SHORTEST_PAUSE];
  while (pauses.length < 8) pauses.push(longer(pauses.at(-1)));
  assert.deepEqual(pauses, [500, 1000, 2000, 4000, 8000, LONGEST_PAUSE, LONGEST_PAUSE, LONGEST_PAUSE]);
});
