// What of a text the ranking compares.

import { Featurer, WEIGHT } from "../../../docs/assets/guide/search/features.js";
import { makeReader } from "../../../docs/assets/guide/search/text.js";
import { assert, assertEquals } from "../assert.js";
import { sample } from "./sample.js";

const reader = makeReader(sample().tables, []);
const featurer = new Featurer(sample().concepts.map((words) => words.map(reader.units)));

/** @param {string} text @returns {Map<number, number>} feature → how much it says */
function of(text) {
  const { ids, weights, size } = featurer.of([reader.units(text)]);
  return new Map(Array.from({ length: size }, (_, at) => [ids[at], weights[at]]));
}

/**
 * @param {string} one
 * @param {string} other
 * @returns {number[]} weights of the features they share, largest first
 */
function shared(one, other) {
  const theirs = of(other);
  const weights = [...of(one)].filter(([feature]) => theirs.has(feature)).map(([, weight]) => weight);
  return weights.sort((a, b) => b - a);
}

Deno.test("the same text has the same features", () => {
  assertEquals(of("钻没到"), of("钻没到"));
});

Deno.test("characters in a row, sounds in a row and things meant are features", () => {
  const runs = 6 + 6; // of one, two and three characters, and of as many sounds
  const meant = 2 + 1; // 钻, 没到, and the pair
  assertEquals(of("钻没到").size, runs + meant);
});

Deno.test("many words for one thing share a feature", () => {
  assertEquals(shared("余额", "钻石"), [WEIGHT.concept]);
});

Deno.test("a word known by its sound alone says less", () => {
  assertEquals(shared("砖石", "余额"), [WEIGHT.concept * WEIGHT.byEar]);
});

Deno.test("a single character is never known by its sound, unless only the sound was typed", () => {
  assertEquals(shared("砖", "余额"), []);
  assertEquals(shared("zuan", "余额"), [WEIGHT.concept * WEIGHT.byEar]);
});

Deno.test("typed sounds share sounds and meaning with characters, never the characters", () => {
  assert(!shared("zuan", "钻").includes(WEIGHT.characters[0]));
  assert(shared("zuan", "钻").includes(WEIGHT.sounds[0]));
});

Deno.test("the order of characters matters, the order of things meant does not", () => {
  assert(shared("付钻", "钻付").length < of("付钻").size);
  assert(shared("付钻", "钻付").includes(WEIGHT.conceptPair));
});

Deno.test("nothing has no features", () => {
  assertEquals(of("？！").size, 0);
});

Deno.test("features keep their numbers however many there are", () => {
  const crowded = new Featurer([]);
  const all = Array.from({ length: 3000 }, (_, at) => [{ text: `t${at}`, sound: "" }, { text: `t${at * 7}`, sound: "" }]);
  const once = crowded.of(all);
  const again = crowded.of(all);
  assert(once.highest > 8192, String(once.highest));
  assertEquals(again.ids.slice(0, again.size), once.ids.slice(0, once.size));
  assertEquals([again.starts, again.highest], [once.starts, once.highest]);
});

Deno.test("a text has a feature once, however often it stands there", () => {
  const { ids, size } = featurer.of([reader.units("钻没钻没钻没")]);
  assertEquals(new Set(ids.slice(0, size)).size, size);
});
