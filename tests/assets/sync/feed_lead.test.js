/** Which window of a browser leads. */
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { openLead } from "../../../assets/sync/feed_lead.js";

let holder; // the request that has the one lock
let queue;

/** Locks as browsers give them: one holder, others in their order, `steal` at once and `signal` to give up waiting. */
const locks = {
  request(_name, { steal = false, signal = null }, held) {
    return new Promise((resolve, reject) => {
      const entry = { held, resolve, reject };
      signal?.addEventListener("abort", () => {
        if (!queue.includes(entry)) return;
        queue.splice(queue.indexOf(entry), 1);
        reject(new DOMException("given up", "AbortError"));
      });
      if (steal) {
        holder?.reject(new DOMException("stolen", "AbortError"));
        grant(entry);
      } else if (holder) queue.push(entry);
      else grant(entry);
    });
  },
};

function grant(entry) {
  holder = entry;
  Promise.resolve()
    .then(entry.held)
    .then((value) => {
      entry.resolve(value);
      if (holder !== entry) return;
      holder = null;
      if (queue.length) grant(queue.shift());
    });
}

/** A window that its browser calls seen or not; `leads` and `alone` are what it was told last. */
function openWindow({ seen = true } = {}) {
  const page = Object.assign(new EventTarget(), { visibilityState: seen ? "visible" : "hidden" });
  const window = { leads: false, alone: null };
  const begin = (alone) => Object.assign(window, { leads: true, alone });
  const end = () => (window.leads = false);
  return Object.assign(window, openLead({ begin, end }, page), {
    show(now) {
      page.visibilityState = now ? "visible" : "hidden";
      page.dispatchEvent(new Event("visibilitychange"));
    },
  });
}

const soon = () => new Promise((resolve) => setImmediate(resolve));
const leading = (pages) => pages.map((page) => page.leads);

beforeEach(() => {
  [holder, queue] = [null, []];
  Object.defineProperty(globalThis, "navigator", { value: { locks }, configurable: true });
});

test("the window that was opened last leads, and only that one", async () => {
  const pages = [openWindow(), openWindow(), openWindow()];
  for (const page of pages) {
    page.join();
    await soon();
  }
  await soon();
  assert.deepEqual(leading(pages), [false, false, true]);
  assert.equal(pages[2].alone, false);
});

test("a window that nobody sees waits until the one that leads is gone", async () => {
  const [one, two] = [openWindow(), openWindow({ seen: false })];
  one.join();
  await soon();
  two.join();
  await soon();
  assert.deepEqual(leading([one, two]), [true, false]);
  one.leave();
  await soon();
  assert.deepEqual(leading([one, two]), [false, true]);
});

test("the window that somebody looks at takes the lead, and the other gets it back when that one is left", async () => {
  const [one, two] = [openWindow(), openWindow({ seen: false })];
  for (const page of [one, two]) page.join();
  await soon();
  one.show(false);
  two.show(true);
  await soon();
  await soon();
  assert.deepEqual(leading([one, two]), [false, true]);
  two.leave();
  await soon();
  assert.deepEqual(leading([one, two]), [true, false]);
});

test("a window that has nothing to listen to does not lead, whoever looks at it", async () => {
  const [one, two] = [openWindow(), openWindow()];
  one.join();
  two.join();
  two.leave();
  await soon();
  two.show(true);
  await soon();
  assert.deepEqual(leading([one, two]), [true, false]);
});

for (const [how, navigator] of [
  ["no locks", {}],
  ["locks that are closed to us", { locks: { request: () => Promise.reject(new DOMException("blocked", "SecurityError")) } }],
]) {
  test(`with ${how} a window leads for itself while it is seen`, async () => {
    Object.defineProperty(globalThis, "navigator", { value: navigator, configurable: true });
    const page = openWindow();
    page.join();
    await soon();
    assert.deepEqual([page.leads, page.alone], [true, true]);
    page.show(false);
    assert.equal(page.leads, false);
    page.show(true);
    assert.equal(page.leads, true);
    page.leave();
    assert.equal(page.leads, false);
  });
}
