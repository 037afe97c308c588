// The small language of phrases in the data's word lists.

import { lenient, makePattern, matches, Patterns, withoutExclamations } from "../../../docs/assets/guide/search/patterns.js";
import { letters, makeReader } from "../../../docs/assets/guide/search/text.js";
import { assert, assertEquals } from "../assert.js";
import { sample } from "./sample.js";

const reader = makeReader(sample().tables, []);

/**
 * @param {string} phrase
 * @param {string} query
 * @param {Parameters<typeof matches>[3]} [ear]
 */
const fits = (phrase, query, ear) =>
  matches(makePattern(reader.units, phrase), reader.units(query), letters(query), ear);

Deno.test("a phrase fits where it stands", () => {
  assert(fits("想死", "我想死了"));
  assert(!fits("想死", "我想他死"));
});

Deno.test("parts divided by an ellipsis fit in their order only", () => {
  assert(fits("爸…打我", "我爸说打我"));
  assert(!fits("爸…打我", "打我的是爸"));
});

Deno.test("a part may name alternatives", () => {
  assert(fits("爸|妈…打我|骂我", "我爸骂我"));
  assert(!fits("爸|妈…打我|骂我", "我哥骂我"));
});

Deno.test("any place of an alternative may lead on to the next part", () => {
  assert(fits("用|到…钻", "到钻"));
  assert(fits("一|一个…钻", "一个钻"));
});

Deno.test("parts far from each other are about different things", () => {
  assert(fits("爸…打我", "爸知道了就打我"));
  assert(!fits("爸…打我", "爸的手机充了两次钱都没到账可是客服打我"));
});

Deno.test("three syllables of typed pinyin are enough, two are not", () => {
  assert(fits("不想活", "bu xiang huo le"));
  assert(!fits("想死", "yu e xiang shi"), "显示 and 想死 sound alike once folded");
});

Deno.test("a homophone in characters is not a crisis", () => {
  assert(!fits("不想活", "不想货"));
});

Deno.test("a lenient ear takes a slip of the input method", () => {
  assert(fits("到账", "没到帐", lenient));
});

Deno.test("a phrase in Latin letters is looked for in the letters, whatever the spaces", () => {
  assert(fits("buxianghuo", "wo bu xiang huo"));
});

Deno.test("exclamations are blanked out so that they cannot be part of a phrase", () => {
  const left = withoutExclamations(reader.units("急死我了钻"), [makePattern(reader.units, "急死我了")]);
  assertEquals(left.map((unit) => unit.text).join(""), "    钻");
});

Deno.test("an empty pattern fits nothing", () => {
  assert(!fits("…", "钻"));
});

Deno.test("one slip of the input method in four characters is understood, two or a shorter word are not", () => {
  const fits = (/** @type {string} */ phrase, /** @type {string} */ text) =>
    matches(makePattern(reader.units, phrase), reader.units(text), "");
  assert(fits("充值没到", "冲值没到"));
  assert(!fits("充值没到", "冲值没盗"));
  assert(!fits("充值没", "冲值没"));
});

Deno.test("of many exclamations those that stand in the text are blanked out, the rest of it stays", () => {
  const many = new Patterns(["急死我了", "打我电话"].map((phrase) => makePattern(reader.units, phrase)));
  const left = many.blankedOut(reader.units("急死我了钻没到打我电话"));
  assertEquals(left.map((unit) => unit.text).join("").trim(), "钻没到");
});
