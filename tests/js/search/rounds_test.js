// Learning from the phrases which features speak for which page.

import { learn, spokenFor } from "../../../docs/assets/guide/search/rounds.js";
import { assert, assertEquals } from "../assert.js";

/** @param {...number} features @returns {Map<number, number>} */
const phrase = (...features) => new Map(features.map((feature) => [feature, 1]));

// Page 0 and page 1 share feature 9; 1 and 2 tell them apart.
const TEXTS = [phrase(9, 1), phrase(9, 2), phrase(9, 1, 3), phrase(9, 2, 4)];
const PAGES = [0, 1, 0, 1];

Deno.test("what tells two pages apart speaks for one of them, what they share for neither", () => {
  const lessons = learn(TEXTS, PAGES, 2);
  const [own, other] = spokenFor(lessons, phrase(1), 2);
  assert(own > other, `${own} > ${other}`);
  const both = spokenFor(lessons, phrase(9), 2);
  assert(Math.abs(both[0] - both[1]) < Math.abs(own - other) / 2, String(both));
});

Deno.test("every phrase ends up with its own page", () => {
  const lessons = learn(TEXTS, PAGES, 2);
  TEXTS.forEach((text, at) => {
    const scores = spokenFor(lessons, text, 2);
    assert(scores[PAGES[at]] > scores[1 - PAGES[at]], `phrase ${at}`);
  });
});

Deno.test("the same phrases give the same weights", () => {
  assertEquals(learn(TEXTS, PAGES, 2), learn(TEXTS, PAGES, 2));
});

Deno.test("what was never seen speaks for no page", () => {
  assertEquals([...spokenFor(learn(TEXTS, PAGES, 2), phrase(77), 2)], [0, 0]);
});

Deno.test("a phrase is weighed by its direction, not by its length", () => {
  const lessons = learn(TEXTS, PAGES, 2);
  const long = new Map([[1, 10]]);
  assertEquals(spokenFor(lessons, long, 2), spokenFor(lessons, phrase(1), 2));
});

Deno.test("what very many pages share is no lesson about any of them", () => {
  const count = 70;
  const texts = Array.from({ length: count }, (_, page) => new Map([[1, 1], [100 + page, 1]]));
  const all = learn(texts, texts.map((_, page) => page), count);
  assertEquals(all.has(1), false);
  assertEquals(all.has(100), true);
});
