/**
 * Dates as bills, platforms and people write them. Pure: nothing here asks the
 * clock. All dates are Asia/Shanghai (UTC+8, no summer time since 1991).
 */
import { plain } from './text.js';

export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;
export const DAY_MS = 86_400_000;
const SHANGHAI_MS = 8 * HOUR_MS;
/** Excel counts days from 1899-12-30. */
const EXCEL_EPOCH_DAYS = 25_569;

/**
 * @typedef {object} Moment
 * @property {number} time ms; for a day alone its first moment
 * @property {boolean} dayOnly
 * @property {number} start where it begins in the text
 * @property {number} end
 */

/**
 * @typedef {object} DatePart
 * @property {number} [year]
 * @property {number} month
 * @property {number} day
 * @property {number} start
 * @property {number} end
 */

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * Group 1 of each form is the character before the date, because old Safari has no look-behind.
 * @type {[RegExp, (m: RegExpExecArray) => [number | undefined, number, number]][]}
 */
const DATE_FORMS = [
  [/(^|\D)(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})(?!\d)\s*[日号]?/, (m) => [+m[2], +m[3], +m[4]]],
  [/(^|\D)(20\d{2})(\d{2})(\d{2})(?=\D|$|\d{6}(?!\d)|\d{4}(?!\d))/, (m) => [+m[2], +m[3], +m[4]]],
  [/(^|\D)(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]?/, (m) => [undefined, +m[2], +m[3]]],
  [/(^|\D)(\d{1,2})\/(\d{1,2})\/(\d{4})(?!\d)/, (m) => dayOrMonthFirst(m)],
  [/(^|[^a-z])([a-z]{3})[a-z]*\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})/i, (m) => [+m[4], monthNamed(m[2]), +m[3]]],
  [/(^|\D)(\d{1,2})\s+([a-z]{3})[a-z]*\.?,?\s+(\d{4})/i, (m) => [+m[4], monthNamed(m[3]), +m[2]]],
  [/(^|\D)(\d{2})-(\d{2})-(\d{2})(?=[ T]\d{1,2}:\d{2})/, (m) => [2000 + +m[2], +m[3], +m[4]]],
  [/(^|[^\d.:+-])(\d{1,2})[-/.](\d{1,2})(?=\s+\d{1,2}:\d{2}|\s*$|\s+\D)/, (m) => [undefined, +m[2], +m[3]]],
];

const TIME =
  /^[\sT,，]*(?:周[一二三四五六日天]|星期[一二三四五六日天])?\s*(上午|早上|凌晨|中午|下午|晚上|傍晚|am|pm)?\s*(\d{1,2})\s*(?::|时|点(?![券数卡]))\s*(\d{1,2})?\s*(?:[:分]\s*(\d{1,2})(?:\.(\d{1,3}))?(?:\s*秒)?|分)?(?:\s*(am|pm))?(Z(?![a-z])|[+-](?:0\d|1[0-4]):?[0-5]\d(?!\d))?/i;
/** What both apps write; tried first, because a bill holds thousands of it. */
const USUAL = /^(\d{4})[-/](0?[1-9]|1[0-2])[-/](0?[1-9]|[12]\d|3[01]) ([01]?\d|2[0-4]):([0-5]\d)(?::([0-5]\d))?$/;
const COMPACT_TIME = /^(\d{2})(\d{2})(\d{2})?(?!\d)/;

/** @param {RegExpExecArray} m @returns {[number, number, number]} */
function dayOrMonthFirst(m) {
  return +m[2] > 12 ? [+m[4], +m[3], +m[2]] : [+m[4], +m[2], +m[3]];
}

/** @param {string} name */
function monthNamed(name) {
  return MONTHS.indexOf(name.toLowerCase()) + 1;
}

/**
 * The moment of a wall clock in Shanghai.
 * @param {number} year @param {number} month 1-12 @param {number} day
 * @param {number} [ms] since midnight
 * @returns {number}
 */
function shanghai(year, month, day, ms = 0) {
  return Date.UTC(year, month - 1, day) + ms - SHANGHAI_MS;
}

/** @param {string} text @returns {DatePart | null} */
function findDatePart(text) {
  for (const [form, read] of DATE_FORMS) {
    const match = form.exec(text);
    if (!match) continue;
    const [year, month, day] = read(match);
    if (month < 1 || month > 12 || day < 1 || day > 31) continue;
    return { year, month, day, start: match.index + match[1].length, end: match.index + match[0].length };
  }
  return null;
}

/**
 * A year for a date without one: the latest that is not after `around` by more than a day.
 * @param {DatePart} part @param {number} around
 */
function nearestYear(part, around) {
  const year = new Date(around + SHANGHAI_MS).getUTCFullYear();
  return shanghai(year, part.month, part.day) > around + DAY_MS ? year - 1 : year;
}

/** @param {string | undefined} word @param {number} hour */
function hourOfDay(word, hour) {
  if (!word) return hour;
  if (/下午|晚上|傍晚|pm/i.test(word) && hour < 12) return hour + 12;
  if (/中午/.test(word) && hour < 11) return hour + 12;
  return /上午|早上|凌晨|am/i.test(word) && hour === 12 ? 0 : hour;
}

/**
 * @typedef {object} TimePart
 * @property {number} ms since midnight
 * @property {number} length characters used
 * @property {number | null} offset ms from UTC, where the text names a zone
 */

/** @param {string} text after the date @returns {TimePart | null} */
function findTimePart(text) {
  const compact = COMPACT_TIME.exec(text);
  if (compact) return timePart(compact[0].length, +compact[1], +compact[2], +(compact[3] ?? 0), null);
  const m = TIME.exec(text);
  if (!m) return null;
  const zone = m[7] ? zoneMs(m[7]) : null;
  return timePart(m[0].length, hourOfDay(m[1] ?? m[6], +m[2]), +(m[3] ?? 0), +(m[4] ?? 0), zone);
}

/**
 * @param {number} length @param {number} hour @param {number} minute @param {number} second
 * @param {number | null} offset
 * @returns {TimePart | null}
 */
function timePart(length, hour, minute, second, offset) {
  if (hour > 24 || minute > 59 || second > 60) return null;
  return { ms: hour * HOUR_MS + minute * MINUTE_MS + second * 1000, length, offset };
}

/** @param {string} zone */
function zoneMs(zone) {
  if (/z/i.test(zone)) return 0;
  const [, sign, hours, minutes] = /([+-])(\d{2}):?(\d{2})/.exec(zone) ?? ['', '+', '8', '0'];
  return (sign === '-' ? -1 : 1) * (+hours * HOUR_MS + +minutes * MINUTE_MS);
}

/**
 * The first date in a text, with its time of day if one follows.
 * @param {string} raw
 * @param {number} around a moment near which a date without a year must lie
 * @returns {Moment | null} `start` and `end` count in `plain(raw)`
 */
export function findMoment(raw, around) {
  const text = plain(raw);
  const part = findDatePart(text);
  if (!part) return findRelative(text, around);
  const year = part.year ?? nearestYear(part, around);
  const time = findTimePart(text.slice(part.end));
  const base = shanghai(year, part.month, part.day);
  if (!time) return { time: base, dayOnly: true, start: part.start, end: part.end };
  const shift = time.offset === null ? 0 : SHANGHAI_MS - time.offset;
  return { time: base + time.ms + shift, dayOnly: false, start: part.start, end: part.end + time.length };
}

/** @param {string} text @param {number} around @returns {Moment | null} */
function findRelative(text, around) {
  const match = /今天|今日|昨天|昨日|前天/.exec(text);
  if (!match) return null;
  const back = match[0].startsWith('今') ? 0 : match[0].startsWith('昨') ? 1 : 2;
  const midnight = Math.floor((around + SHANGHAI_MS) / DAY_MS) * DAY_MS - SHANGHAI_MS - back * DAY_MS;
  const end = match.index + match[0].length;
  const time = findTimePart(text.slice(end));
  if (!time) return { time: midnight, dayOnly: true, start: match.index, end };
  return { time: midnight + time.ms, dayOnly: false, start: match.index, end: end + time.length };
}

/** @param {string} text @returns {Moment | null} Excel serials and Unix times */
function bareNumber(text) {
  if (!/^\d+(\.\d+)?$/.test(text)) return null;
  const value = Number(text);
  const whole = { start: 0, end: text.length };
  if (value > 30_000 && value < 80_000) {
    const ms = Math.round((value - EXCEL_EPOCH_DAYS) * 86_400) * 1000 - SHANGHAI_MS;
    return { time: ms, dayOnly: Number.isInteger(value), ...whole };
  }
  if (/^1\d{9}$/.test(text)) return { time: value * 1000, dayOnly: false, ...whole };
  return /^1\d{12}$/.test(text) ? { time: value, dayOnly: false, ...whole } : null;
}

/** @param {RegExpExecArray} m @returns {Moment} */
function usualMoment(m) {
  const ms = +m[4] * HOUR_MS + +m[5] * MINUTE_MS + +(m[6] ?? 0) * 1000;
  return { time: shanghai(+m[1], +m[2], +m[3], ms), dayOnly: false, start: 0, end: m[0].length };
}

/**
 * A cell that should hold a date.
 * @param {unknown} value text, an Excel serial or a Unix time
 * @param {number} around
 * @returns {Moment | null}
 */
export function moment(value, around) {
  const text = plain(value).trim();
  const usual = USUAL.exec(text);
  if (usual) return usualMoment(usual);
  return bareNumber(text) ?? findMoment(text, around);
}

/**
 * A moment as a reader in China writes it, `2026-05-01 10:30`.
 * @param {number} time
 * @param {boolean} [dayOnly]
 * @returns {string}
 */
export function written(time, dayOnly = false) {
  const text = new Date(time + SHANGHAI_MS).toISOString();
  return dayOnly ? text.slice(0, 10) : `${text.slice(0, 10)} ${text.slice(11, 16)}`;
}
