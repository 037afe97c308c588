/**
 * Shapes and checksums of the numbers that must not enter a letter: ID numbers, bank cards, mobile phones.
 * Pure arithmetic on text; which prefixes and labels count comes from the data file.
 */

/**
 * Digits that stand together, perhaps grouped by single blanks, dashes or dots.
 * @typedef {{start: number, end: number, digits: string, sizes: number[]}} Run
 *   `start` and `end` are offsets in the text, `sizes` the length of each group
 */

const GROUPED_DIGITS = /\d+(?:[ \-.\u2010-\u2014\u00b7]{1,2}\d+)*/g;
const LONGEST_NUMBER = 19; // digits of the longest bank card

const SPOKEN = "零一二三四五六七八九〇幺壹贰叁肆伍陆柒捌玖"; // 〇 stands at 10, 幺 at 11, 壹 at 12
const SPOKEN_NUMBER = new RegExp(`[0-9${SPOKEN}](?:[ -]?[0-9${SPOKEN}]){5,}`, "g");

/**
 * @param {string} char
 * @returns {string} the digit that the character spells
 */
function digitOf(char) {
  const place = SPOKEN.indexOf(char);
  return place < 0 ? char : String(place < 10 ? place : Math.max(0, place - 10 - (place > 11 ? 1 : 0)));
}

/**
 * The text with full-width letters and digits as ASCII, six or more spelt digits in a row as digits, letters small,
 * every blank a plain one.
 * One UTF-16 unit stays one unit, so offsets in the result are offsets in the original.
 * Full-width punctuation stays: it ends a secret, ASCII punctuation may be part of one.
 * @param {string} text
 * @returns {string}
 */
export function fold(text) {
  return text
    .replace(/[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replace(/[A-Z]/g, (char) => char.toLowerCase())
    .replace(/[\u00a0\u2002-\u200b\u3000\ufeff\t]/g, " ")
    .replace(SPOKEN_NUMBER, (number) => number.replace(/[^0-9 -]/g, digitOf));
}

/**
 * Every way to read neighbouring groups of digits as one number of at most 19 digits.
 * @param {string} folded
 * @returns {Run[]}
 */
export function runsOfDigits(folded) {
  return [...folded.matchAll(GROUPED_DIGITS)].flatMap((chain) => windows(chain[0], chain.index || 0));
}

/**
 * @param {string} chain digits and separators
 * @param {number} offset where the chain begins in the text
 * @returns {Run[]}
 */
function windows(chain, offset) {
  const groups = [...chain.matchAll(/\d+/g)].map((group) => ({ at: group.index || 0, digits: group[0] }));
  return groups.flatMap((_, first) => windowsFrom(groups.slice(first), offset));
}

/**
 * @param {{at: number, digits: string}[]} groups
 * @param {number} offset
 * @returns {Run[]} the runs that begin with the first group
 */
function windowsFrom(groups, offset) {
  /** @type {Run[]} */
  const runs = [];
  let digits = "";
  for (let last = 0; last < groups.length; last += 1) {
    digits += groups[last].digits;
    if (digits.length > LONGEST_NUMBER) break;
    const end = offset + groups[last].at + groups[last].digits.length;
    runs.push({ start: offset + groups[0].at, end, digits, sizes: groups.slice(0, last + 1).map((g) => g.digits.length) });
  }
  return runs;
}

const ID_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const ID_CHECK = "10X98765432";
const PROVINCE = /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])/;

/**
 * @param {string} number 17 digits and a digit or X
 * @returns {boolean} whether region, day of birth and check character (GB 11643) fit
 */
export function isIdNumber(number) {
  if (!/^\d{17}[\dXx]$/.test(number) || !PROVINCE.test(number) || !isBirthday(number.slice(6, 14))) return false;
  const sum = ID_WEIGHTS.reduce((total, weight, place) => total + weight * Number(number[place]), 0);
  return ID_CHECK[sum % 11] === number[17].toUpperCase();
}

/**
 * @param {string} yyyymmdd
 * @returns {boolean} a real day from 1850 to 2099
 */
function isBirthday(yyyymmdd) {
  const [year, month, day] = [yyyymmdd.slice(0, 4), yyyymmdd.slice(4, 6), yyyymmdd.slice(6)].map(Number);
  const date = new Date(Date.UTC(year, month - 1, day));
  return year >= 1850 && year < 2100 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/**
 * @param {string} digits
 * @returns {boolean} whether the Luhn check digit fits
 */
export function passesLuhn(digits) {
  let sum = 0;
  for (let place = 0; place < digits.length; place += 1) {
    const digit = Number(digits[digits.length - 1 - place]);
    const doubled = digit * 2;
    sum += place % 2 === 0 ? digit : doubled - (doubled > 9 ? 9 : 0);
  }
  return sum % 10 === 0;
}

/**
 * @param {Run} run
 * @param {string[]} prefixes as `62*16-19`: first digits, then the lengths that go with them
 * @returns {boolean} whether prefix, length, grouping and check digit are those of a bank card
 */
export function isBankCard(run, prefixes) {
  return isCardGrouping(run.sizes) && prefixes.some((prefix) => fitsPrefix(run.digits, prefix)) && passesLuhn(run.digits);
}

/**
 * @param {string} digits
 * @param {string} prefix
 * @returns {boolean}
 */
function fitsPrefix(digits, prefix) {
  const [start, lengths = "16-19"] = prefix.split("*");
  const [shortest, longest = shortest] = lengths.split("-").map(Number);
  return digits.startsWith(start) && digits.length >= shortest && digits.length <= longest;
}

/**
 * Cards are printed as one block, in fours, as 6 and the rest, or (American Express) as 4-6-5; typed, they may be cut
 * in other places, not into pieces of one or two digits.
 * @param {number[]} sizes
 * @returns {boolean}
 */
function isCardGrouping(sizes) {
  return sizes.slice(0, -1).every((size) => size > 2);
}

const MOBILE = /^(?:(?:00)?86)?1[3-9]\d{9}$/;
const MOBILE_GROUPING = /^(?:(?:[24]-)?(?:11|3-4-4|3-8|7-4|4-4-3|4-7|3-3-5)|13|15)$/;

/**
 * @param {Run} run
 * @returns {boolean} whether the digits are a mobile number of the mainland, with or without 86
 */
export function isMobile(run) {
  return MOBILE.test(run.digits) && MOBILE_GROUPING.test(run.sizes.join("-"));
}
