/** What a field shows of an option's label, and what Streamlit takes it for. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { meant, nameIn } from "../../../assets/streamlit/findable_options.js";

const LABEL = "Giappone\tjapan";

test("of a label the name alone is shown", () => {
  assert.equal(nameIn(LABEL), "Giappone");
  assert.equal(nameIn("Italia"), "Italia");
});

test("a name that nobody has written over stands for its label, also with something put into it", () => {
  assert.equal(meant(LABEL, "Giappone"), LABEL);
  assert.equal(meant(LABEL, "Giapponez"), "Giapponez\tjapan");
  assert.equal(meant(LABEL, "zGiappone"), "zGiappone\tjapan");
  assert.equal(meant(LABEL, "Giapzpone"), "Giapzpone\tjapan");
});

test("what is written instead of a name, or a name that is made shorter, is what is looked for", () => {
  assert.equal(meant(LABEL, "zur"), "zur");
  assert.equal(meant(LABEL, "Giappon"), "Giappon");
  assert.equal(meant(LABEL, ""), "");
  assert.equal(meant("zur", "zurich"), "zurich");
});
