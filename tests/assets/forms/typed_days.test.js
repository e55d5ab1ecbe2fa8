/** Days are read and shown in the order of the tool's language. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { openTypedDays } from "../../../assets/forms/typed_days.js";

const READ = {
  "it-IT": { "8/4/2026": "2026-04-08", "08.04.26": "2026-04-08", "8-4-2026": "2026-04-08", "8 4 2026": "2026-04-08", "2026-04-08": "2026-04-08", "29/2/2028": "2028-02-29", "8 apr 2026": "2026-04-08", "8 Settembre 26": "2026-09-08" },
  "en-GB": { "8/4/2026": "2026-04-08", "31/12/2026": "2026-12-31", "8 Sept 2026": "2026-09-08", "8 sep 2026": "2026-09-08" },
  "en-US": { "4/8/2026": "2026-04-08" },
};
for (const [locale, cases] of Object.entries(READ)) {
  for (const [text, day] of Object.entries(cases)) test(`${locale}: “${text}” is ${day}`, () => assert.equal(openTypedDays(locale).read(text), day));
}

for (const text of ["31/2/2026", "29/2/2026", "0/4/2026", "8/13/2026", "8/4", "tomorrow", "8/4/202", "8/4/20266"]) {
  test(`“${text}” is no day`, () => assert.equal(openTypedDays("it-IT").read(text), ""));
}

test("a field shows day, month and year with two, two and four digits", () => {
  assert.equal(openTypedDays("it-IT").write("2026-04-08"), "08/04/2026");
  assert.equal(openTypedDays("en-US").write("2026-04-08"), "04/08/2026");
});

test("an empty field is no day and no fault", () => assert.equal(openTypedDays("it-IT").read(" "), null));
