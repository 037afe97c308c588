// Says in words what is odd about a typed value: no number where one is meant, a zero, a time that has not come.
//
// Loaded at the first key, not before. Whatever is typed is taken all the same: the reader may be right.

import { instant, toNumber } from "./facts.js";

/** @typedef {{name: string, type: string, future: boolean, aboveZero: boolean}} Asked what a control asks for */

const NUMBERS = ["count", "amount"];
const DRIFT = 10 * 60 * 1000; // milliseconds a clock may be wrong
const LONG_AGO = Date.parse("2010-01-01T00:00:00+08:00"); // nobody writes of what was before
const KEPT = "没写错的话不用改，会照样放进去。";

/**
 * @param {Asked} asked
 * @param {Record<string, string>} facts all that was typed, this value too
 * @param {number} now milliseconds since 1970
 * @returns {string} empty where nothing is odd
 */
export function doubt(asked, facts, now) {
  const value = (facts[asked.name] || "").trim();
  if (!value) return "";
  if (NUMBERS.includes(asked.type)) return doubtOfNumber(asked, value, facts);
  return asked.type === "datetime" ? doubtOfTime(asked, value, now) : "";
}

/**
 * @param {Asked} asked
 * @param {string} value
 * @param {Record<string, string>} facts
 * @returns {string}
 */
function doubtOfNumber({ name, aboveZero }, value, facts) {
  const number = toNumber(value);
  if (number === null) return "这里只写数字，例如 60。单位不用写。写了别的，也会照样放进去。";
  if (number < 0) return `这里写的是负数。${KEPT}`;
  if (number === 0 && aboveZero) return `这里写的是 0。${KEPT}`;
  const before = toNumber(facts.balance_before);
  return name === "balance_now" && before !== null && number >= before ? "现在的数没有比原来少，算不出少了多少。看看两个数是不是写反了。" : "";
}

/**
 * @param {Asked} asked
 * @param {string} value
 * @param {number} now
 * @returns {string}
 */
function doubtOfTime({ future }, value, now) {
  const time = instant(value);
  if (time === null) return "";
  if (time < LONG_AGO) return `看看年份对不对。${KEPT}`;
  return !future && time > now + DRIFT ? `这个时间还没到，看看日期选对没有。${KEPT}` : "";
}

/**
 * Shows the doubt below its control, which it describes.
 * @param {HTMLInputElement | HTMLTextAreaElement} control
 * @param {Record<string, string>} facts
 * @param {number} now milliseconds since 1970
 */
export function explain(control, facts, now) {
  const error = control.closest("[data-field-row]")?.querySelector("[data-field-error]");
  if (!(error instanceof HTMLElement)) return;
  const { type = "", future, aboveZero } = control.dataset;
  const words = doubt({ name: control.name, type, future: future !== undefined, aboveZero: aboveZero !== undefined }, facts, now);
  error.hidden = !words;
  error.textContent = words;
  if (words) control.setAttribute("aria-invalid", "true");
  else control.removeAttribute("aria-invalid");
}
