/** The feed of several windows of one browser: one connection for all, each change once and in order, whoever leads. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { together } from "../../../assets/sync/feed_wishes.js";
import { seeded } from "../random.js";
import { openBrowser } from "./windows.js";

const upTo = (first, last) => Array.from({ length: last - first + 1 }, (_, at) => first + at);

function listening(window, workshop, after) {
  const heard = [];
  const stop = window.feed.listen(workshop, after, (event) => heard.push(event.revision));
  return { heard, stop };
}

test("eight windows with ten workshops each have one connection, and all hear everything", () => {
  const browser = openBrowser();
  const listeners = upTo(1, 8).flatMap(() => {
    const window = browser.open();
    return upTo(1, 10).map((workshop) => listening(window, `w${workshop}`, 0));
  });
  for (const workshop of upTo(1, 10)) upTo(1, 3).forEach(() => browser.write(`w${workshop}`));
  browser.settle();
  assert.equal(browser.connections().length, 1);
  assert.deepEqual(Object.keys(browser.connections()[0].positions).length, 10);
  for (const { heard } of listeners) assert.deepEqual(heard, [1, 2, 3]);
});

test("new figures of a workshop reach all who show it, in every window, and nobody else", () => {
  const browser = openBrowser();
  const figures = [];
  const show = (name, workshop) => browser.open().feed.listen(workshop, 0, () => {}, ({ revision }) => figures.push([name, revision]));
  show("first", "a");
  show("second", "a");
  show("third", "b");
  browser.settle();
  browser.figure("a", 3);
  browser.settle();
  assert.deepEqual(figures.toSorted(), [["first", 3], ["second", 3]]);
});

test("who comes later hears what was missed, and the others nothing twice", () => {
  const browser = openBrowser();
  const first = listening(browser.open(), "w", 0);
  upTo(1, 5).forEach(() => browser.write("w"));
  browser.settle();
  const late = listening(browser.windows[0], "w", 2);
  const other = listening(browser.open(), "w", 3);
  browser.write("w");
  browser.settle();
  assert.deepEqual(first.heard, upTo(1, 6));
  assert.deepEqual(late.heard, upTo(3, 6));
  assert.deepEqual(other.heard, upTo(4, 6));
});

test("another window leads on where one was closed, and nothing is missing", () => {
  const browser = openBrowser();
  const [one, two, three] = [browser.open(), browser.open(), browser.open()];
  const listeners = [one, two, three].map((window) => listening(window, "w", 0));
  browser.write("w");
  browser.settle();
  assert.deepEqual(browser.connections(), [three]);
  browser.write("w");
  browser.close(three);
  browser.write("w");
  browser.settle();
  assert.deepEqual(browser.connections(), [one]);
  assert.deepEqual(listeners.slice(0, 2).map(({ heard }) => heard), [[1, 2, 3], [1, 2, 3]]);
});

test("a workshop that everybody left is carried no longer, and without any the connection ends", (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const browser = openBrowser();
  const [one, two] = [browser.open(), browser.open()];
  const [a, b] = [listening(one, "a", 0), listening(two, "b", 0)];
  browser.settle();
  assert.deepEqual(browser.connections()[0].positions, { a: 0, b: 0 });
  a.stop();
  browser.settle();
  assert.deepEqual(browser.connections()[0].positions, { b: 0 });
  b.stop();
  context.mock.timers.tick(1000);
  assert.deepEqual(browser.connections(), []);
});

test("going from one screen to the next keeps the lead", (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const browser = openBrowser();
  const [one, two] = [browser.open(), browser.open()];
  listening(two, "b", 0);
  const screen = listening(one, "a", 0);
  browser.settle();
  screen.stop();
  context.mock.timers.tick(500);
  listening(one, "a", 0);
  context.mock.timers.tick(1000);
  browser.settle();
  assert.deepEqual(browser.connections(), [one]);
});

test("a page that rests has no connection, and hears what it missed when it is shown again", () => {
  const browser = openBrowser();
  const [one, two] = [browser.open(), browser.open()];
  const [resting, other] = [listening(one, "a", 0), listening(two, "b", 0)];
  browser.lookAt(one);
  browser.settle();
  one.feed.rest();
  browser.lookAt(two);
  browser.write("a");
  browser.write("b");
  browser.settle();
  assert.deepEqual(browser.connections()[0].positions, { b: 1 });
  one.feed.wake();
  browser.settle();
  assert.deepEqual([resting.heard, other.heard], [[1], [1]]);
});

test("where windows have no locks each hears by itself", () => {
  const browser = openBrowser({ locks: false });
  const listeners = [browser.open(), browser.open()].map((window) => listening(window, "w", 0));
  browser.write("w");
  browser.settle();
  assert.equal(browser.connections().length, 2);
  for (const { heard } of listeners) assert.deepEqual(heard, [1]);
});

test("a listener that fails does not keep the change from the others", (context) => {
  const reported = context.mock.fn();
  globalThis.reportError = reported;
  const browser = openBrowser();
  const window = browser.open();
  window.feed.listen("w", 0, () => {
    throw new Error("broken");
  });
  const whole = listening(window, "w", 0);
  browser.write("w");
  browser.settle();
  assert.deepEqual(whole.heard, [1]);
  assert.equal(reported.mock.callCount(), 1);
});

for (const seed of upTo(1, 60)) {
  test(`whatever windows do, everybody hears each change once and in order (seed ${seed})`, () => {
    const random = seeded(seed);
    const pick = (list) => list[random(list.length)];
    const browser = openBrowser();
    const workshops = ["a", "b", "c"];
    const listeners = [];
    const acts = {
      open: () => browser.windows.length < 8 && browser.open(),
      close: () => browser.windows.length > 1 && browser.close(pick(browser.windows)),
      lookAt: () => browser.lookAt(pick(browser.windows)),
      write: () => browser.write(pick(workshops)),
      listen() {
        const [window, workshop] = [pick(browser.windows), pick(workshops)];
        const after = random(browser.newest(workshop) + 1);
        listeners.push({ window, workshop, after, ...listening(window, workshop, after) });
      },
      stop() {
        const listener = pick(listeners);
        listener?.stop();
        if (listener) listeners.splice(listeners.indexOf(listener), 1);
      },
    };
    browser.open();
    for (let count = 0; count < 200; count++) {
      acts[pick(["open", "close", "lookAt", "write", "write", "listen", "stop"])]();
      for (let steps = random(4); steps; steps--) browser.step(random);
    }
    browser.settle();
    const living = listeners.filter(({ window }) => browser.windows.includes(window));
    for (const { workshop, after, heard } of living) assert.deepEqual(heard, upTo(after + 1, browser.newest(workshop)));
    assert.ok(browser.connections().length <= 1);
    const wished = together(living.map(({ workshop }) => ({ [workshop]: null })));
    for (const workshop of Object.keys(wished)) assert.ok(workshop in browser.connections()[0].positions);
  });
}
