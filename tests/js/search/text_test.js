// How a query is read: scripts, widths, sounds, numbers.

import { foldSound, letters, makeReader, NUMBER, plain } from "../../../docs/assets/guide/search/text.js";
import { assertEquals } from "../assert.js";
import { sample } from "./sample.js";

const reader = makeReader(sample().tables, ["vip"]);

/** @param {string} text */
const texts = (text) => reader.units(text).map((unit) => unit.text);

/** @param {string} text */
const said = (text) => reader.units(text).map((unit) => unit.sound);

Deno.test("traditional characters are read as simplified ones", () => {
  assertEquals(texts("鑽沒"), ["钻", "没"]);
});

Deno.test("full-width letters and digits are read as plain ones", () => {
  assertEquals(texts("ＶＩＰ５０"), ["vip", NUMBER]);
});

Deno.test("numbers of any size and script mean the same", () => {
  assertEquals(texts("充50"), texts("充1,200"));
  assertEquals(texts("充50"), texts("充一百五"));
});

Deno.test("a single character for a number stays a character", () => {
  assertEquals(texts("一次"), ["一", "次"]);
});

Deno.test("a character repeated for effect counts twice at most", () => {
  assertEquals(plain("没没没没没"), "没没");
});

Deno.test("digits are not shortened", () => {
  assertEquals(plain("1000"), "1000");
});

Deno.test("what input methods confuse sounds the same", () => {
  assertEquals(said("砖石"), said("钻石"));
  assertEquals(said("从复"), said("重复"));
  assertEquals(foldSound("zhang"), foldSound("zan"));
});

Deno.test("pinyin is split into syllables, with and without spaces", () => {
  assertEquals(said("zuanshi mei le"), ["zuan", "si", "mei", "le"]);
  assertEquals(said("zuanshimeile"), ["zuan", "si", "mei", "le"]);
});

Deno.test("pinyin carries no characters", () => {
  assertEquals(texts("zuanshi"), ["", ""]);
});

Deno.test("known words in Latin letters are no pinyin", () => {
  assertEquals(reader.units("VIP"), [{ text: "vip", sound: "" }]);
});

Deno.test("pairs that were learnt decide how unspaced pinyin is split", () => {
  const tables = { everyday: "", readings: { fan: "反", gan: "干", fang: "方", an: "案" }, contexts: {}, simplified: "" };
  for (const pair of [["fan", "gan"], ["fan", "an"]]) {
    const learning = makeReader(tables, []);
    for (let time = 0; time < 30; time += 1) learning.learn(pair.map((sound) => ({ text: "", sound })));
    assertEquals(learning.units("fangan").map((unit) => unit.sound), pair);
  }
});

Deno.test("pictures are kept, punctuation is not", () => {
  assertEquals(texts("钻💎？！"), ["钻", "💎"]);
});

Deno.test("a character without a known sound is told apart from one", () => {
  assertEquals(said("龘"), ["?"]);
});

Deno.test("letters are the Latin letters alone", () => {
  assertEquals(letters("Ｂu xiang-HUO 了"), "buxianghuo");
});

Deno.test("Latin words and pinyin are told apart without spaces", () => {
  const units = reader.units("vipmeile");
  assertEquals(units.map((unit) => unit.text || unit.sound), ["vip", "mei", "le"]);
});

Deno.test("a phrase of everyday characters reads the same beside what needs a closer look", () => {
  const plainly = reader.units("钻没到，重复扣款");
  assertEquals(reader.units("vip钻没到，重复扣款").slice(1), plainly);
  assertEquals(reader.units("鑽沒到帳"), reader.units("钻没到帐"));
  assertEquals(texts("钻，没没没"), ["钻", "没", "没"]);
});

Deno.test("everyday characters come in the order of GB 2312, and what is said otherwise prevails", () => {
  const { units } = makeReader({ everyday: "a2 ai13", readings: { e: "阿", long: "龙" }, contexts: {}, simplified: "" }, []);
  assertEquals(units("啊阿埃隘龙鞍").map((unit) => unit.sound), ["a", "e", "ai", "ai", foldSound("long"), "?"]);
});
