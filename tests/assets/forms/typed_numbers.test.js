/** Numbers are read by the tool's language, and a mark of the other language is understood where it can mean one thing only. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { openTypedNumbers } from "../../../assets/forms/typed_numbers.js";

const READ = {
  "it-IT": { "2,5": 2.5, "2.5": 2.5, 25: 25, "2,": 2, ",5": 0.5, "1.500": 1500, "1.500,25": 1500.25, "1,500.25": 1500.25, "1 500": 1500, "1'500": 1500, "0.125": 0.125, "1.234.567": 1234567, "-3": -3, " 7 ": 7 },
  "en-GB": { "2.5": 2.5, "2,5": 2.5, 25: 25, "1,500": 1500, "1,500.25": 1500.25, "1.500": 1.5, "1.500,25": 1500.25, "1,234,567": 1234567 },
};
for (const [locale, cases] of Object.entries(READ)) {
  for (const [text, number] of Object.entries(cases)) {
    test(`${locale}: “${text}” is ${number}`, () => assert.equal(openTypedNumbers(locale).read(text), number));
  }
}

for (const locale of ["it-IT", "en-GB"]) {
  for (const text of ["1.2.3", "1,2,3", "1.2,3.4", "12 34", "two", "2,5 days", "1e3", ".", "--1", "0x10", "∞"]) {
    test(`${locale}: “${text}” is no number`, () => assert.ok(Number.isNaN(openTypedNumbers(locale).read(text))));
  }
  test(`${locale}: what a field shows is read as the same number`, () => {
    const { read, write } = openTypedNumbers(locale);
    for (const number of [0, 0.5, 0.125, 1.234, 2.5, 25, 1500, 1500.25, 1234.125, 100_000, 1_234_567]) assert.equal(read(write(number)), number);
  });
}

test("an empty field is no number and no fault", () => assert.equal(openTypedNumbers("it-IT").read("  "), null));

test("a field shows a number as its language writes it, thousands included", () => {
  assert.equal(openTypedNumbers("it-IT").write(1234.5), "1.234,5");
  assert.equal(openTypedNumbers("en-GB").write(1234.5), "1,234.5");
  assert.equal(openTypedNumbers("it-IT").write(1200), "1.200");
});
