/** Links in notes: only addresses of web pages, and never more than their own text. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { partsOf } from "../../../assets/board/links.js";

const links = (text) => partsOf(text).filter((part) => part.href).map((part) => part.text);

test("an address is a link, and the words around it are not", () => {
  assert.deepEqual(partsOf("see https://example.org/a?b=1#c, then go on"), [
    { text: "see " },
    { text: "https://example.org/a?b=1#c", href: "https://example.org/a?b=1#c" },
    { text: ", then go on" },
  ]);
});

test("the marks that end a sentence are not of the address; a bracket that it opens is", () => {
  assert.deepEqual(links("(http://example.org)."), ["http://example.org"]);
  assert.deepEqual(links("https://example.org/Canvas_(CRM) and «https://example.org/x»"), ["https://example.org/Canvas_(CRM)", "https://example.org/x"]);
});

test("nothing but http and https is a link", () => {
  const harmless = [
    "javascript:alert(1)", "data:text/html,<b>", "ftp://example.org", "vbscript:x", "mailto:a@example.org", "file:///etc/passwd",
    "example.org", "https://", "http:// example.org", '<img src=x onerror="alert(1)">', "=1+1", "java\nscript:alert(1)",
  ];
  for (const text of harmless) assert.deepEqual(links(text), [], text);
});

test("all parts together are the text, whatever it is", () => {
  for (const text of ["", "a", "👩‍👩‍👧 https://example.org/👩‍👩‍👧 b", "https://a.b https://c.d", "x".repeat(10_000), "https://".repeat(500)]) {
    assert.equal(partsOf(text).map((part) => part.text).join(""), text);
  }
});
