/** Streamlit's texts in the reader's language. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { speakLike } from "../../../assets/streamlit/speaking.js";

const say = speakLike({ Open: "Apri", "Remove {name}": "Togli {name}", "Error: (a+b)?": "Errore", "{name} files": "file" }, "it");

test("a text is ours as a whole or not at all", () => {
  assert.equal(say("Open"), "Apri");
  assert.equal(say("Open the door"), "Open the door");
  assert.equal(say("reOpen"), "reOpen");
});

test("a name goes over as it is", () => {
  assert.equal(say("Remove Anna & Co."), "Togli Anna & Co.");
  assert.equal(say("Remove $& {name}"), "Togli $& {name}");
  assert.equal(say("Remove "), "Remove ");
});

test("marks that mean something in patterns are only marks", () => {
  assert.equal(say("Error: (a+b)?"), "Errore");
  assert.equal(say("Error: aab"), "Error: aab");
});

test("a name that the translation leaves out is left out", () => {
  assert.equal(say("json files"), "file");
});

test("months follow by their number", () => {
  assert.equal(say("11 – November"), "11 – novembre");
  assert.equal(say("2 – Schulung"), "2 – febbraio");
  assert.equal(say("11 – two words"), "11 – two words");
});
