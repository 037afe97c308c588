// Which texts have which features.

import { Features } from "../../../docs/assets/guide/search/features.js";
import { Postings, rarityOf } from "../../../docs/assets/guide/search/postings.js";
import { assert, assertEquals } from "../assert.js";

const features = new Features();
for (const text of [[3, 1], [3], [], [1]]) {
  for (const feature of text) features.push(feature, 0.5);
  features.close();
}
const postings = new Postings(features);

/** @param {number} feature */
const docs = (feature) => [...postings.docs.slice(postings.starts[feature], postings.starts[feature + 1])];

Deno.test("every feature leads to the texts that have it, in their order", () => {
  assertEquals([1, 2, 3].map(docs), [[0, 3], [], [0, 1]]);
  assertEquals([1, 2, 3].map((feature) => postings.having(feature)), [2, 0, 2]);
});

Deno.test("a feature no text has is in none", () => {
  assertEquals(postings.having(4), 0);
  assertEquals(postings.having(1_000_000), 0);
});

Deno.test("what is rare counts more, in the length of a text too", () => {
  assert(rarityOf(1, 4) > rarityOf(2, 4));
  assertEquals(postings.lengths[1], 0.5 * rarityOf(2, 4));
  assertEquals([...postings.plain], [Math.SQRT1_2, 0.5, 1, 0.5]);
});
