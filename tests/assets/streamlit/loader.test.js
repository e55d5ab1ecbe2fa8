/** How a component's modules come to the page, with servers that go away, and calls that overtake each other. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { mock, test } from "node:test";
import { LONGEST_PAUSE, SHORTEST_PAUSE } from "../../../assets/sync/retry_pause.js";

const LOADER = readFileSync(new URL("../../../assets/streamlit/loader.js", import.meta.url), "utf8");
const MOUNT = `
export const log = [];
export default ({ data }) => {
  log.push("show " + data);
  return (forGood = false) => log.push("leave " + data + (forGood ? " for good" : ""));
};`;
const ORIGIN = "data:text/javascript,";
let versions = 0;

/** A loader as a component of a version of its own, with that component's log. */
async function component() {
  versions += 1;
  const file = encodeURIComponent(`${MOUNT}// ${versions}`);
  const { log } = await import(ORIGIN + file);
  const source = `const FILES = ${JSON.stringify([file])};\n${LOADER}`;
  const { default: mount } = await import(ORIGIN + encodeURIComponent(source));
  return { mount, log };
}

/** A server that gives these answers, one for each time it is asked, and then the last one for ever. */
function serve(...answers) {
  const reloads = [];
  globalThis.location = { origin: ORIGIN, reload: () => reloads.push("reload") };
  const asked = mock.fn(async () => {
    const status = answers.length > 1 ? answers.shift() : answers[0];
    if (status === 0) throw new TypeError("Failed to fetch");
    return new Response("", { status });
  });
  globalThis.fetch = asked;
  return { asked, reloads };
}

test("the loader, which can import nothing, waits as everything else does before it asks again", () => {
  const pauses = [...LOADER.matchAll(/const (\w+)_PAUSE = ([\d_]+);/g)].map(([, name, value]) => [name, Number(value.replace("_", ""))]);
  assert.deepEqual(Object.fromEntries(pauses), { SHORTEST: SHORTEST_PAUSE, LONGEST: LONGEST_PAUSE });
});

test("a component is shown with what each run hands over, and leaves once", async () => {
  serve(200);
  const { mount, log } = await component();
  const parentElement = {};
  await mount({ parentElement, data: 1 });
  const leave = await mount({ parentElement, data: 2 });
  leave();
  leave();
  assert.deepEqual(log, ["show 1", "show 2", "leave 2"]);
});

test("what an overtaken call gives back closes nothing", async () => {
  serve(200);
  const { mount, log } = await component();
  const parentElement = {};
  const [first, second] = await Promise.all([mount({ parentElement, data: 1 }), mount({ parentElement, data: 2 })]);
  first();
  assert.deepEqual(log, ["show 1", "show 2"]);
  second();
  assert.deepEqual(log, ["show 1", "show 2", "leave 2"]);
});

test("two places are two places", async () => {
  serve(200);
  const { mount, log } = await component();
  const leave = await mount({ parentElement: {}, data: 1 });
  await mount({ parentElement: {}, data: 2 });
  leave();
  assert.deepEqual(log, ["show 1", "show 2", "leave 1"]);
});

test("a component of an earlier version gives its place up for good", async () => {
  serve(200);
  const [old, updated] = [await component(), await component()];
  const parentElement = {};
  const leave = await old.mount({ parentElement, data: 1 });
  await updated.mount({ parentElement, data: 2 });
  leave();
  assert.deepEqual([old.log, updated.log], [["show 1", "leave 1 for good"], ["show 2"]]);
});

test("a server that is away or busy is asked again, and nothing is imported before it answers", async () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  const { asked, reloads } = serve(0, 503, 200);
  const { mount, log } = await component();
  const mounted = mount({ parentElement: {}, data: 1 });
  for (const pause of [500, 1000]) {
    await settled();
    assert.deepEqual(log, []);
    mock.timers.tick(pause);
  }
  mock.timers.reset();
  await mounted;
  assert.deepEqual([log, asked.mock.callCount(), reloads], [["show 1"], 3, []]);
});

test("a version that is gone makes the page load itself again", async () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  const { reloads } = serve(404);
  const { mount, log } = await component();
  mount({ parentElement: {}, data: 1 });
  await settled();
  mock.timers.reset();
  assert.deepEqual([log, reloads], [[], ["reload"]]);
});

/** Until all that was begun has come to its next pause. */
function settled() {
  return new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
}
