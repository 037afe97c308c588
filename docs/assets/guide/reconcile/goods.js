/**
 * How many 钻 a payment promises, read from the bill's own words: 充值60钻,
 * 买60钻送6钻, 60+6钻, 钻石*60. Pure.
 */
import { plain } from './text.js';

/**
 * @typedef {object} Promised
 * @property {number} base 钻 bought
 * @property {number} gift 钻 promised on top
 */

const UNIT = '(?:钻石|钻币|钻|点券|点卷|代币|金币|钻點|鑽石|鑽|diamonds?|gems?|coins?)';
const MEASURE = '(?:个|颗|枚|粒)?';
const NUMBER = '(\\d[\\d,]*)';
const GIVE = '(?:送|赠送|赠|加送|另送|额外赠送|额外送|再送|返|加赠|贈送|贈|bonus|\\+)';

const WITH_UNIT = new RegExp(`${NUMBER}\\s*${MEASURE}\\s*${UNIT}(?:\\s*[x×*]\\s*(\\d{1,2})(?!\\d))?`, 'i');
const NOT_A_COUNT = '(?!\\s*(?:[\\d元块¥.天年级折%]|个?月|小时))';
const UNIT_FIRST = new RegExp(`${UNIT}(?:充值|购买)?\\s*[x×*:\\-_ ]?\\s*${NUMBER}${NOT_A_COUNT}`, 'i');
const SUM = new RegExp(`${NUMBER}\\s*${MEASURE}\\s*${UNIT}?\\s*\\+\\s*${NUMBER}\\s*${MEASURE}\\s*${UNIT}`, 'i');
const BUY_GIVE = new RegExp(
  `(?:充值?|买|購買|购买?|冲)\\s*${NUMBER}\\s*${MEASURE}\\s*${UNIT}?\\s*[,，、 ]*${GIVE}\\s*${NUMBER}(?!\\s*[元块])`,
  'i',
);
const GIFT_AFTER = new RegExp(`${GIVE}\\s*${UNIT}?\\s*${NUMBER}(?!\\s*[\\d元块天次张])`, 'i');
const GIVEN = new RegExp(`${GIVE}\\s*$`, 'i');
/** A membership badge (黄钻, 绿钻 …) is no balance. */
const BADGE = /[黄黃绿綠蓝藍红紅粉紫黑白]钻|[黃綠藍紅]鑽/;
const INCLUDED = /含赠|含送|已含|内含/;

/** @param {string} text */
function count(text) {
  return Number(text.replace(/,/g, ''));
}

/** @param {string} text @returns {Promised | null} */
function twoNumbers(text) {
  const match = SUM.exec(text) ?? BUY_GIVE.exec(text);
  if (!match || /\d\s*[元块]\s*(?:送|赠|返)/.test(text)) return null;
  return { base: count(match[1]), gift: count(match[2]) };
}

/**
 * What the goods text promises.
 * @param {string} raw
 * @returns {Promised | null} null when it names no number of 钻
 */
export function promised(raw) {
  const text = plain(raw);
  if (BADGE.test(text)) return null;
  const both = twoNumbers(text);
  if (both) return both;
  const unit = WITH_UNIT.exec(text);
  if (unit) return oneNumber(text, unit);
  const first = UNIT_FIRST.exec(text);
  return first && count(first[1]) > 0 ? { base: count(first[1]), gift: 0 } : null;
}

/** @param {string} text @param {RegExpExecArray} unit @returns {Promised | null} */
function oneNumber(text, unit) {
  const base = count(unit[1]) * Number(unit[2] ?? 1);
  if (base === 0 || GIVEN.test(text.slice(0, unit.index))) return null;
  const rest = text.slice(unit.index + unit[0].length);
  const gift = INCLUDED.test(rest) ? null : GIFT_AFTER.exec(rest);
  return { base, gift: gift ? count(gift[1]) : 0 };
}

/**
 * A goods text without its numbers: two payments for the same kind of thing have the same.
 * @param {string} raw
 * @returns {string}
 */
export function template(raw) {
  return plain(raw).replace(/[\d.,]+/g, '#').replace(/[\s\-_:：*x×]+/gi, '').toLowerCase();
}

/**
 * Does the text speak of 钻 at all?
 * @param {string} raw
 * @returns {boolean}
 */
export function namesDiamonds(raw) {
  const text = plain(raw);
  return !BADGE.test(text) && new RegExp(UNIT, 'i').test(text);
}
