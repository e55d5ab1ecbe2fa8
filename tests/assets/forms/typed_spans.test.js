/** Several days are one text, read and shown in the order of the tool's language. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { openTypedSpans } from "../../../assets/forms/typed_spans.js";

const EVE = "2026-12-24";
const AUGUST = Array.from({ length: 12 }, (_, place) => `2026-08-${10 + place}`);
const READ = {
  "": [],
  "24/12/2026": [EVE],
  " 24.12.26 ; ": [EVE],
  "2026-12-24": [EVE],
  "10–21/08/2026": AUGUST,
  "10-21/8/2026, 24/12/2026, 24/12/2026": [...AUGUST, EVE],
  "10/08 – 21/08/2026\n24/12/2026": [...AUGUST, EVE],
  "2026-08-10 - 2026-08-21": AUGUST,
  "31/12/2026–02/01/2027": ["2026-12-31", "2027-01-01", "2027-01-02"],
};
for (const locale of ["it-IT", "en-GB"]) {
  for (const [text, days] of Object.entries(READ)) test(`${locale}: “${text}”`, () => assert.deepEqual(openTypedSpans(locale).read(text), { days }));
}

const NAMED = {
  "it-IT": ["10 agosto 2026 – 21 agosto 2026; 24 dic 2026", "10–21 Ago. 2026, 24 dicembre 26", "10 ago–21/8/2026, 24 dic 2026"],
  "en-GB": ["10 August 2026 – 21 August 2026; 24 Dec 2026", "10–21 aug. 2026, 24 December 26", "10 Aug–21/8/2026, 24 Dec 2026"],
  "en-US": ["10–21 Aug 2026, 24 Dec 2026"],
};
for (const [locale, texts] of Object.entries(NAMED)) {
  for (const text of texts) test(`${locale}: “${text}” has its months by name`, () => assert.deepEqual(openTypedSpans(locale).read(text), { days: [...AUGUST, EVE] }));
}

test("in another order, days and months change places", () => {
  assert.deepEqual(openTypedSpans("en-US").read("8/10–8/21/2026"), { days: AUGUST });
  assert.equal(openTypedSpans("en-US").write(AUGUST), "10–08/21/2026");
});

for (const text of ["Christmas", "24/12", "24 dic", "31 feb 2026", "24 xyz 2026", "24 di 2026", "21–10 ago 2026", "31/02/2026", "21–10/08/2026", "1/2/3/2026", "–", "1–2–3/08/2026", "01/01/1990–31/12/2099"]) {
  test(`“${text}” is neither a day nor a span`, () => assert.deepEqual(openTypedSpans("it-IT").read(`24/12/2026, ${text}`), { fault: text }));
}

test("what is written is read back", () => {
  const days = ["2026-07-31", "2026-08-01", "2026-12-31", "2027-01-01", "2027-01-02", "2027-05-05"];
  for (const locale of ["it-IT", "en-GB"]) {
    const { read, write } = openTypedSpans(locale);
    assert.deepEqual(read(write(days.toReversed())), { days });
  }
  assert.equal(openTypedSpans("it-IT").write([...AUGUST, EVE]), "10–21/08/2026, 24/12/2026");
});
