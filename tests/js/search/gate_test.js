// What kind of answer a query deserves. The words of the query are real, how well it fits is made up, so that each
// limit is met from both sides.

import { verdictOn } from "../../../docs/assets/guide/search/gate.js";
import { buildIndex } from "../../../docs/assets/guide/search/rank.js";
import { assertEquals } from "../assert.js";
import { sample } from "./sample.js";

const index = buildIndex(sample());

/**
 * @param {string} query
 * @param {Record<string, number>} [fit]   kind → how well its best class fits
 * @param {Record<string, number>} [likeness]  kind → how like its best class is, part of the fit
 * @param {number} [known]
 */
function verdict(query, fit = {}, likeness = {}, known = 1) {
  const of = (/** @type {Record<string, number>} */ table) => (/** @type {{kind: string}} */ { kind }) => table[kind] || 0;
  const alike = Float64Array.from(index.classes, of(likeness));
  const evidence = Float64Array.from(index.classes, (one, at) => of(fit)(one) - alike[at]);
  return verdictOn(index, query, index.read(query), { likeness: alike, evidence, lessons: new Float64Array(), known });
}

/** @type {(query: string, fit?: Record<string, number>, likeness?: Record<string, number>) => string} */
const kind = (query, fit, likeness) => verdict(query, fit, likeness).kind;

/** @type {(query: string, fit?: Record<string, number>, likeness?: Record<string, number>) => boolean} */
const hinted = (query, fit, likeness) => verdict(query, fit, likeness).hinted;

Deno.test("a phrase of crisis decides, however well a trouble fits", () => {
  assertEquals(kind("不想活了", { symptoms: 9 }), "crisis");
});

Deno.test("what is much like a crisis is one, what is less like one is a hint", () => {
  const like = (/** @type {number} */ crisis) => verdict("不见了", { crisis: 1, symptoms: 0.5 }, { crisis, symptoms: 0.1 });
  assertEquals(like(0.29).kind, "crisis");
  assertEquals(like(0.28), { kind: "none", hinted: true });
});

Deno.test("in a word alone a crisis is only hinted at, unless it is one of its phrases", () => {
  assertEquals(verdict("没了", { crisis: 1 }, { crisis: 0.9 }), { kind: "none", hinted: true });
  assertEquals(kind("想死"), "crisis");
});

Deno.test("what hints at despair by its words is a hint, however like a crisis it is", () => {
  assertEquals(verdict("没脸回家", { crisis: 1 }, { crisis: 0.9 }).kind, "none");
});

Deno.test("what is more like a trouble, an exclamation or another subject is neither", () => {
  for (const rival of ["symptoms", "everyday", "elsewhere"]) {
    for (const likeness of [0.2, 0.3]) {
      const told = verdict("不见了", { crisis: 1, [rival]: 1.1 }, { crisis: likeness });
      const alike = verdict("不见了", { crisis: 1 }, { crisis: likeness, [rival]: 0.4 });
      for (const { kind, hinted } of [told, alike]) assertEquals({ crisis: kind === "crisis", hinted }, { crisis: false, hinted: false });
    }
  }
});

Deno.test("despair that is hinted at counts beside a trouble, which is still answered", () => {
  assertEquals(verdict("钻没了没脸回家", { symptoms: 3 }), { kind: "results", hinted: true });
});

Deno.test("where nothing of this site is told, no trouble is guessed beside a hint", () => {
  assertEquals(verdict("没脸回家", { symptoms: 3 }), { kind: "none", hinted: true });
});

Deno.test("a low mood counts alone, not beside a word of this site", () => {
  assertEquals(hinted("睡不着", { symptoms: 3 }), true);
  assertEquals(hinted("钻没了睡不着", { symptoms: 3 }), false);
});

Deno.test("a wrongful wish is refused unless a trouble fits better by one", () => {
  assertEquals(kind("外挂哪里下载", { symptoms: 1.4, wrongful: 0.5 }), "refused");
  assertEquals(kind("外挂哪里下载", { symptoms: 1.6, wrongful: 0.5 }), "results");
});

Deno.test("likeness alone refuses nobody", () => {
  assertEquals(kind("用外挂", { wrongful: 9, symptoms: 1 }, { wrongful: 1 }), "results");
});

Deno.test("who was accused is not refused", () => {
  assertEquals(kind("说我外挂下载", { symptoms: 1, wrongful: 1 }), "results");
});

Deno.test("one part with alternatives decides as well", () => {
  const data = sample();
  data.others.push({ id: "tools", kind: "wrongful", texts: ["刷钻器|算号器"] });
  const other = buildIndex(data);
  const scores = { likeness: new Float64Array(99), evidence: new Float64Array(99), lessons: new Float64Array(), known: 1 };
  assertEquals(verdictOn(other, "算号器", other.read("算号器"), scores).kind, "refused");
});

Deno.test("another subject's word counts two where no word of this site stands", () => {
  assertEquals(kind("牛奶过期", { symptoms: 1.9 }), "none");
  assertEquals(kind("牛奶过期", { symptoms: 2.1 }), "results");
});

Deno.test("another subject's word counts one beside a word of this site", () => {
  assertEquals(kind("牛奶扣款", { symptoms: 0.9 }), "none");
  assertEquals(kind("牛奶扣款", { symptoms: 1.1 }), "results");
});

Deno.test("another trade's word decides where nothing this site is about is named", () => {
  assertEquals(kind("打车扣款两次", { symptoms: 9 }), "none");
  assertEquals(kind("话费充值的钻没到", { symptoms: 1 }), "results");
});

Deno.test("a trouble in none of this site's words must fit the better, the stranger its pairs of characters are", () => {
  assertEquals(kind("靐龘", { symptoms: 1.4 }), "none");
  assertEquals(kind("靐龘", { symptoms: 1.6 }), "results");
  assertEquals(kind("见了龘", { symptoms: 0.7 }), "none");
  assertEquals(kind("见了龘", { symptoms: 0.8 }), "results");
  assertEquals(kind("见了", { symptoms: 0.1 }), "results");
});

Deno.test("a trouble that speaks against itself is none, whatever its words", () => {
  assertEquals(kind("钻", { symptoms: -0.1, elsewhere: -1 }), "none");
});

Deno.test("a wish to buy is known by its phrase, or where it fits better than any trouble", () => {
  assertEquals(kind("变少了", { purchase: 1, symptoms: 0.9 }, { purchase: 0.2, symptoms: 0.1 }), "purchase");
  assertEquals(kind("变少了", { purchase: 1, symptoms: 0.9 }, { purchase: 0.1, symptoms: 0.2 }), "results");
  assertEquals(kind("变少了", { purchase: 1, symptoms: 1.1 }, { purchase: 0.2, symptoms: 0.1 }), "results");
});

Deno.test("a wish to buy something else is another subject", () => {
  assertEquals(kind("变少了", { purchase: 1, elsewhere: 1.1, symptoms: 0.9 }, { purchase: 0.2 }), "none");
});

Deno.test("numbers alone, or what nobody ever wrote, are no trouble and no hint", () => {
  assertEquals(verdict("500", { symptoms: 9 }), { kind: "none", hinted: false });
  assertEquals(verdict("睡不着", {}, {}, 0), { kind: "none", hinted: false });
});
