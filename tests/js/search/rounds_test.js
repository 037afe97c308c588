// Learning from the phrases which features speak for which page.

import { Features } from "../../../docs/assets/guide/search/features.js";
import { learn as learnFrom, spokenFor as spoken } from "../../../docs/assets/guide/search/rounds.js";
import { assert, assertEquals } from "../assert.js";

/** @typedef {Map<number, number>} Phrase feature → weight */

/** @param {...number} features @returns {Phrase} */
const phrase = (...features) => new Map(features.map((feature) => [feature, 1]));

/** @param {Phrase[]} texts */
function featuresOf(texts) {
  const features = new Features();
  for (const text of texts) {
    for (const [feature, weight] of text) features.push(feature, weight);
    features.close();
  }
  return features;
}

/**
 * @param {Phrase[]} texts
 * @param {number[]} pages
 * @param {number} count
 */
const learn = (texts, pages, count) => learnFrom(featuresOf(texts), pages, count);

/** @param {Phrase} text */
const lengthOf = (text) => Math.hypot(...text.values());

/**
 * @param {Phrase[]} texts
 * @param {import("../../../docs/assets/guide/search/rounds.js").Lessons} lessons
 * @param {Phrase} asked
 * @param {number} count
 */
function spokenFor(texts, lessons, asked, count) {
  const common = (/** @type {number} */ at) => {
    const products = [...asked].map(([feature, weight]) => lessons.silent[feature] ? 0 : weight * (texts[at].get(feature) || 0));
    return products.reduce((sum, one) => sum + one, 0) / lengthOf(texts[at]) / lengthOf(asked);
  };
  return spoken(lessons, common, count);
}

// Page 0 and page 1 share feature 9; 1 and 2 tell them apart.
const TEXTS = [phrase(9, 1), phrase(9, 2), phrase(9, 1, 3), phrase(9, 2, 4)];
const PAGES = [0, 1, 0, 1];

Deno.test("what tells two pages apart speaks for one of them, what they share for neither", () => {
  const lessons = learn(TEXTS, PAGES, 2);
  const [own, other] = spokenFor(TEXTS, lessons, phrase(1), 2);
  assert(own > other, `${own} > ${other}`);
  const both = spokenFor(TEXTS, lessons, phrase(9), 2);
  assert(Math.abs(both[0] - both[1]) < Math.abs(own - other) / 2, String(both));
});

Deno.test("every phrase ends up with its own page", () => {
  const lessons = learn(TEXTS, PAGES, 2);
  TEXTS.forEach((text, at) => {
    const scores = spokenFor(TEXTS, lessons, text, 2);
    assert(scores[PAGES[at]] > scores[1 - PAGES[at]], `phrase ${at}`);
  });
});

Deno.test("the same phrases give the same weights", () => {
  assertEquals(learn(TEXTS, PAGES, 2), learn(TEXTS, PAGES, 2));
});

Deno.test("what was never seen speaks for no page", () => {
  assertEquals([...spokenFor(TEXTS, learn(TEXTS, PAGES, 2), phrase(77), 2)], [0, 0]);
});

Deno.test("a phrase is weighed by its direction, not by its length", () => {
  const lessons = learn(TEXTS, PAGES, 2);
  const long = new Map([[1, 10]]);
  assertEquals(spokenFor(TEXTS, lessons, long, 2), spokenFor(TEXTS, lessons, phrase(1), 2));
});

Deno.test("what very many pages share is no lesson about any of them", () => {
  const count = 70;
  const texts = Array.from({ length: count }, (_, page) => new Map([[1, 1], [100 + page, 1]]));
  const all = learn(texts, texts.map((_, page) => page), count);
  assertEquals([all.silent[1], all.silent[100]], [1, 0]);
  const scores = spokenFor(texts, all, texts[5], count);
  assert(scores.every((score, page) => page === 5 || score < scores[5]), "what it has alone still speaks for it");
});

Deno.test("lessons about a feature of few phrases and of many are the same lessons", () => {
  // Ten pages, so that 9 (in all phrases) has a place for every page and 1 (in two phrases) has not.
  const count = 10;
  const texts = Array.from({ length: count }, (_, page) => phrase(9, 20 + page, ...(page < 2 ? [1] : [])));
  const lessons = learn(texts, texts.map((_, page) => page), count);
  texts.forEach((text, page) => {
    const scores = spokenFor(texts, lessons, text, count);
    assert(scores.every((score, other) => other === page || score < scores[page]), `page ${page}: ${scores}`);
  });
  const [first, second, third] = spokenFor(texts, lessons, phrase(1), count);
  assert(first > third && second > third, String([first, second, third]));
});
