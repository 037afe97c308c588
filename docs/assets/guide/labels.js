/**
 * What stands right around a value and says what it is: units behind an amount, labels before or behind a number.
 */

import { fold } from "./numbers.js";

/** @typedef {import("./guard.js").Span} Span */

/**
 * @param {string} word
 * @returns {string} the word as part of a pattern
 */
function literal(word) {
  const plain = fold(word).replace(/[.*+^${}()|[\]\\]/g, "\\$&").replace(/ +/g, " ?");
  const spaced = plain.replace(/[\u4e00-\u9fff](?=[\u4e00-\u9fff])/g, "$& ?");
  return spaced.replace(/（/g, "(?:").replace(/）/g, ")").replace(/\//g, "|");
}

/** @type {WeakMap<string[], string>} */
const joined = new WeakMap();

/**
 * @param {string[]} words
 * @returns {string} a pattern for any of the words, the longest first
 */
export function anyOf(words) {
  const known = joined.get(words);
  if (known !== undefined) return known;
  const any = [...words].sort((a, b) => b.length - a.length).map((word) => literal(word.replace("…", ""))).join("|");
  joined.set(words, any);
  return any;
}

export const UNIT = /^ ?(?:元|块|钻|金币|积分|分(?!站)|点|个|位|条|次|遍|人|字|种|套|万|%|％|秒|开头|打头|小时|天|年|月|日|号(?![码是])|级|折|倍|rmb|cny)/;

/**
 * @param {string} folded
 * @param {Span} span
 * @returns {boolean} whether the number counts something: money, 钻, points, time
 */
export function isAmount(folded, { start, end }) {
  return UNIT.test(folded.slice(end)) || /^[.,]\d/.test(folded.slice(end)) || /[￥¥$][ ]?$/.test(folded.slice(0, start));
}

// What may stand between a label and its number: 单号是：, 编号为 (, No.
const LABEL_LINK = "(?:[\\s:：=＝#＃,.()（）\\[\\]【】「」\"“”'‘’]|就?是(?:我的?)?手机号?码?|是|为|就是|叫|写着|写的|显示|填的?|了|的|号码?|no|number|第)*$";

const LABEL_AFTER = "^[\\s）)」”]*(?:是|为|这|那|个|张|笔|条|的|我|商户|平台|交易|支付|微信|支付宝){0,5}";

/**
 * @param {string} folded
 * @param {Span} span
 * @param {string[]} labels
 * @returns {boolean} whether one of the labels stands right before or after the number: 单号是…, …这个单号
 */
export function hasLabel(folded, { start, end }, labels) {
  if (labels.length === 0) return false;
  const any = `(?:${anyOf(labels)})`;
  return new RegExp(any + LABEL_LINK).test(folded.slice(Math.max(0, start - 24), start)) ||
    new RegExp(LABEL_AFTER + any).test(folded.slice(end, end + 24));
}
