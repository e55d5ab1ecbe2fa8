/** The connection that brings what is wished. */
import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";
import { openSource } from "../../../assets/sync/feed_source.js";

let connections;

class FakeEventSource {
  static CLOSED = 2;

  constructor(address) {
    Object.assign(this, { address, readyState: 1, hears: {} });
    connections.push(this);
  }

  addEventListener(kind, hear) {
    this.hears[kind] = hear;
  }

  close() {
    this.readyState = FakeEventSource.CLOSED;
  }

  bring(workshop, revision) {
    this.hears.change({ data: JSON.stringify({ workshop, revision }) });
  }

  fail(readyState) {
    this.readyState = readyState;
    this.hears.error();
  }
}

beforeEach(() => {
  connections = [];
  globalThis.EventSource = FakeEventSource;
  mock.timers.reset();
  mock.timers.enable({ apis: ["setTimeout"] });
});

const open = () => connections.filter((connection) => connection.readyState !== FakeEventSource.CLOSED);

test("wishes that come together become one connection, and one that brings them stays", () => {
  let wished = {};
  const source = openSource(() => ({ ...wished }), () => {});
  for (const workshop of ["a", "b"]) {
    wished[workshop] = 3;
    source.look();
  }
  mock.timers.tick(20);
  source.look();
  mock.timers.tick(20);
  assert.deepEqual(connections.map(({ address }) => address), ["/api/feed?w=a:3&w=b:3"]);
  wished = {};
  source.look();
  mock.timers.tick(20);
  assert.deepEqual(open(), []);
});

test("a change is told with where its workshop stood before it", () => {
  const heard = [];
  const source = openSource(() => ({ a: 3 }), ({ event, before }) => heard.push([before, event.revision]));
  source.look();
  mock.timers.tick(20);
  connections[0].bring("a", 4);
  connections[0].bring("a", 6);
  assert.deepEqual(heard, [[3, 4], [4, 6]]);
});

test("after the server went away it is asked again from where everybody is", () => {
  let revision = 3;
  const source = openSource(() => ({ a: revision }), ({ event }) => (revision = event.revision));
  source.look();
  mock.timers.tick(20);
  connections[0].bring("a", 4);
  connections[0].fail(0);
  assert.deepEqual(open(), [], "the browser itself would ask from the old place");
  mock.timers.tick(1500);
  assert.deepEqual(open().map(({ address }) => address), ["/api/feed?w=a:4"]);
  source.again();
  assert.deepEqual([open().length, connections.length], [1, 3]);
});

test("who is refused waits longer each time, and no longer once it was heard", () => {
  const source = openSource(() => ({ a: 3 }), () => {});
  source.look();
  mock.timers.tick(20);
  for (const pause of [500, 1000, 2000]) {
    connections.at(-1).fail(FakeEventSource.CLOSED);
    mock.timers.tick(pause - 1);
    assert.equal(open().length, 0);
    mock.timers.tick(1);
    assert.equal(open().length, 1);
  }
  connections.at(-1).hears.open();
  connections.at(-1).fail(FakeEventSource.CLOSED);
  mock.timers.tick(500);
  assert.equal(open().length, 1);
});

test("a line that says nothing at all is opened anew, and one that says it is there is not", () => {
  const source = openSource(() => ({ a: 3 }), () => {});
  source.look();
  mock.timers.tick(20);
  for (let count = 0; count < 5; count++) {
    mock.timers.tick(39_000);
    connections.at(-1).hears.here();
  }
  assert.equal(connections.length, 1);
  mock.timers.tick(39_000);
  connections.at(-1).bring("a", 4);
  mock.timers.tick(39_999);
  assert.equal(connections.length, 1);
  mock.timers.tick(1);
  assert.deepEqual([open().length, connections.length], [1, 2]);
});

test("once closed nothing comes back by itself", () => {
  const source = openSource(() => ({ a: 3 }), () => {});
  source.look();
  mock.timers.tick(20);
  connections[0].fail(0);
  source.close();
  source.again();
  mock.timers.tick(60_000);
  assert.deepEqual(open(), []);
});
