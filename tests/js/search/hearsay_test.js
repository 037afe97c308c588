// Words written by their sound: pinyin and characters that sound alike.

import { Hearsay } from "../../../docs/assets/guide/search/hearsay.js";
import { makeReader } from "../../../docs/assets/guide/search/text.js";
import { assertEquals } from "../assert.js";
import { sample } from "./sample.js";

const reader = makeReader(sample().tables, ["vip"]);
const hearsay = new Hearsay(["充值没到账", "钻没了", "扣了两次钱", "号被封了"].map(reader.units));

/** @param {string} text */
const written = (text) => hearsay.write(reader.units(text)).map((unit) => unit.text).join("");

Deno.test("pinyin is written in the characters of the phrases", () => {
  assertEquals(written("chongzhi mei dao zhang"), "充值没到账");
});

Deno.test("of characters that sound the same, the one that follows most usually is taken", () => {
  assertEquals(written("hao bei feng le"), "号被封了");
});

Deno.test("what was written in characters stays as it is", () => {
  assertEquals(written("冲值 mei dao"), "冲值没到");
});

Deno.test("a syllable no phrase has stays a sound, and words stay words", () => {
  const units = hearsay.write(reader.units("vip niu zuan"));
  assertEquals(units.map((unit) => unit.text), ["vip", "", "钻"]);
  assertEquals(units[1].sound, "niu");
});

Deno.test("what was written once is written the same again", () => {
  assertEquals(written("chongzhi mei dao zhang"), written("chongzhi mei dao zhang"));
});
