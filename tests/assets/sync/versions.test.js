/** Which version somebody has seen who made changes since. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { openVersions } from "../../../assets/sync/versions.js";

test("who made every change since has seen the newest version", () => {
  const versions = openVersions();
  for (const version of [1, 2, 3]) versions.follow("note", version);
  assert.equal(versions.seenFrom("note", null), 3);
  assert.equal(versions.seenFrom("note", 2), 3);
  assert.equal(versions.seenFrom("note", 3), 3);
});

test("somebody else's version in between was not seen", () => {
  const versions = openVersions();
  versions.follow("note", 2);
  versions.follow("note", 4);
  assert.equal(versions.seenFrom("note", 1), 2);
  assert.equal(versions.seenFrom("note", 3), 4);
});

test("things do not mix", () => {
  const versions = openVersions();
  versions.follow("one", 1);
  assert.equal(versions.seenFrom("other", null), null);
});
