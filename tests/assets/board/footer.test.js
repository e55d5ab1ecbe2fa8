/** The label under the canvas. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { labelWords } from "../../../assets/board/footer.js";

const TEXTS = { first_look: "A first look", between_labels: "Between “{low}” and “{high}”" };

test("one label stands alone, two are named as the report names them, none is a first look", () => {
  assert.equal(labelWords(["Ready"], TEXTS), "Ready");
  assert.equal(labelWords(["Prepare first", "Ready"], TEXTS), "Between “Prepare first” and “Ready”");
  assert.equal(labelWords([], TEXTS), "A first look");
});
