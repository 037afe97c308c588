import { featuresOf, makeThesaurus, WEIGHT } from "../../../docs/assets/guide/search/features.js";
import { makeReader } from "../../../docs/assets/guide/search/text.js";
import { assert, assertEquals } from "../assert.js";
import { sample } from "./sample.js";

const reader = makeReader(sample().tables, []);
const thesaurus = makeThesaurus(sample().concepts.map((words) => words.map(reader.units)));

/** @param {string} text */
const of = (text) => featuresOf(thesaurus, reader.units(text));

Deno.test("characters, sounds, things meant and pairs of them are features", () => {
  const features = of("钻没到");
  for (const feature of ["钻", "没到", "钻没到", "~zuan", "~mei dao", "@0", "@1", "@0+1"]) {
    assert(features.has(feature), feature);
  }
});

Deno.test("many words for one thing are one feature", () => {
  assert(of("余额").has("@0"));
  assert(of("钻石").has("@0"));
});

Deno.test("a word known by its sound alone says less", () => {
  assertEquals(of("砖石").get("@0"), WEIGHT.concept * WEIGHT.byEar);
  assertEquals(of("钻石").get("@0"), WEIGHT.concept);
});

Deno.test("a single character is never known by its sound, unless only the sound was typed", () => {
  assert(!of("砖").has("@0"));
  assert(of("zuan").has("@0"));
});

Deno.test("typed sounds have no features of characters", () => {
  assert([...of("zuan").keys()].every((feature) => /^[~@]/.test(feature)));
});
