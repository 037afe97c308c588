// What is odd about a typed value is said in words; nothing is refused.

import { doubt } from "../../../docs/assets/guide/letter/doubt.js";
import { assertEquals, assertIncludes } from "../assert.js";

const NOW = Date.parse("2026-11-22T16:30:00+08:00");
const COUNT = { name: "amount_lost", type: "count", future: false, aboveZero: true };
const PAST = { name: "paid_at", type: "datetime", future: false, aboveZero: false };

/**
 * @param {import("../../../docs/assets/guide/letter/doubt.js").Asked} asked
 * @param {string} value
 * @param {Record<string, string>} [more]
 */
const of = (asked, value, more = {}) => doubt(asked, { ...more, [asked.name]: value }, NOW);

Deno.test("a number in any width, with separators, gives no doubt", () => {
  assertEquals(["60", "６０", "1,000", "30.5", ""].map((each) => of(COUNT, each)), ["", "", "", "", ""]);
});

Deno.test("words, units and negative numbers are told where a number is meant", () => {
  for (const value of ["一百", "100钻", "约 60", "1e9"]) assertIncludes(of(COUNT, value), "这里只写数字");
  assertIncludes(of(COUNT, "-5"), "负数");
});

Deno.test("a zero is told only where it makes no sense", () => {
  assertIncludes(of(COUNT, "０"), "这里写的是 0");
  assertEquals(of({ ...COUNT, aboveZero: false }, "0"), "");
});

Deno.test("a balance that did not fall is told: no loss can be worked out from it", () => {
  const balance = { name: "balance_now", type: "count", future: false, aboveZero: false };
  assertIncludes(of(balance, "300", { balance_before: "100" }), "写反");
  assertEquals(of(balance, "99", { balance_before: "100" }), "");
  assertEquals(of(balance, "300", { balance_before: "很多" }), "");
});

Deno.test("a time that has not come is told where only the past makes sense", () => {
  assertIncludes(of(PAST, "2027-05-01T10:00"), "这个时间还没到");
  assertEquals(of({ ...PAST, future: true }, "2027-05-01T10:00"), "");
  assertEquals(of(PAST, "2026-11-22T16:35"), "", "a clock may be wrong by minutes");
  assertIncludes(of(PAST, "0202-11-21T10:00"), "年份");
});

Deno.test("what is no time and no number is left alone", () => {
  assertEquals(of({ ...PAST, type: "text" }, "2027-05-01T10:00"), "");
  assertEquals(of(PAST, "昨天"), "");
});
