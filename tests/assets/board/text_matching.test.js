/** Searching as people type. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { matches } from "../../../assets/board/text_matching.js";

const found = (text, query, language = "it") => matches(text, query, language)?.map(([from, to]) => text.slice(from, to)) ?? null;

test("case, accents and half-typed words do not matter", () => {
  assert.deepEqual(found("Perché la SOCIETÀ cresce", "perche societa"), ["Perché", "SOCIETÀ"]);
  assert.deepEqual(found("Rivenditori e agenti", "rivend"), ["Rivend"]);
  assert.deepEqual(found("Straße", "STRASSE", "en"), null);
  assert.deepEqual(found("l’agente", "l'age"), ["l’age"]);
});

test("punctuation that is left out does not matter, and is no part of what is marked at the edges", () => {
  assert.deepEqual(found("Società «L’Ànfora» S.r.l., Pisa", "anfora srl"), ["Ànfora", "S.r.l"]);
  assert.deepEqual(found("L’e-mail della Valle d’Aosta", "email valle d aosta"), ["e-mail", "Valle", "Aosta"]);
  assert.deepEqual(found("email", "e-mail"), ["mail"]);
  assert.deepEqual(found("63 %", "%"), ["%"]);
  assert.equal(found("Ànfora", "anfora spa"), null);
});

test("every word must be there, in any order", () => {
  assert.deepEqual(found("Il gestionale è del 2009", "2009 gestionale"), ["gestionale", "2009"]);
  assert.equal(found("Il gestionale è del 2009", "gestionale 2010"), null);
});

test("every place is marked, and places that touch are one", () => {
  assert.deepEqual(found("nota, annotare, nota", "nota"), ["nota", "nota", "nota"]);
  assert.deepEqual(found("aaaa", "aa aaa"), ["aaaa"]);
});

test("a letter beside other words begins a word, and is marked only where it stands alone", () => {
  assert.deepEqual(found("Perché nessuno risponde, un anno intero", "PERCHE n"), ["Perché"]);
  assert.equal(found("Perché un anno intero", "perche n"), null);
  assert.deepEqual(found("5 agenti, 15 venditori", "5 agenti"), ["5", "agenti"]);
  assert.deepEqual(found("Vendite e Marketing", "vendite e m"), ["Vendite", "e"]);
  assert.deepEqual(found("nonna", "n"), ["n", "nn"]);
});

test("nothing is found where nothing is searched", () => {
  assert.equal(found("nota", ""), null);
  assert.equal(found("nota", "   "), null);
});

test("marks are whole letters, also of other scripts and of emoji", () => {
  assert.deepEqual(found("👩‍👩‍👧 famiglia Клиент", "клиент"), ["Клиент"]);
  assert.deepEqual(found("e\u0301cole", "ecole"), ["e\u0301cole"]);
});
