/**
 * Six numbers: 原来有、充值、赠送、用掉、过期、现在有 → what should be there, the
 * gap, one sentence, and the page to read next. Pure.
 */
import { number, round } from './text.js';

/**
 * @typedef {object} Six numbers of 钻; null where nothing was typed
 * @property {number | null} before
 * @property {number | null} topup
 * @property {number | null} gift
 * @property {number | null} used
 * @property {number | null} expired
 * @property {number | null} now
 *
 * @typedef {object} SixResult
 * @property {number} expected
 * @property {number} gap
 * @property {string} cause
 * @property {string} page
 * @property {string} sentence
 * @property {string} next what to check next
 * @property {boolean} ambiguous more than one reading fits
 */

/**
 * @param {unknown} text as typed
 * @returns {number | null}
 */
export function typedNumber(text) {
  return number(text);
}

/**
 * @param {Six} six
 * @param {number} [paid] 钻 that the payment bill says were bought, where a bill was given
 * @returns {SixResult | null} null while one of the two balances is missing
 */
export function sixNumbers(six, paid = 0) {
  if (six.before === null || six.now === null) return null;
  const [topup, gift, used, expired] = [six.topup, six.gift, six.used, six.expired].map((value) => Math.abs(value ?? 0));
  const owed = Math.max(0, round(paid - topup - gift));
  const expected = round(six.before + topup + gift + owed - used - expired);
  const gap = Math.round(expected - six.now) + 0;
  const reading = owed > 0 && gap >= owed ? unpaid(owed) : readingOf(gap, six, { topup, gift, expired });
  const ambiguous = owed > 0 || reading.cause === 'unknown';
  return { expected, gap, ...reading, sentence: sentenceOf(expected, gap, six.now), ambiguous };
}

/** Is any of the four movements typed? @param {Omit<Six, 'before' | 'now'>} six */
export function movementsTyped({ topup, gift, used, expired }) {
  return [topup, gift, used, expired].some((value) => value !== null && value !== undefined);
}

/** @param {number} owed */
function unpaid(owed) {
  const next = `账单里的付款比填的充值多 ${owed} 钻，先查这几笔到没到账。`;
  return { cause: 'paid-not-credited', page: 'paid-not-credited', next };
}

/** @param {number} expected @param {number} gap @param {number} now */
function sentenceOf(expected, gap, now) {
  if (gap === 0) return `应该有 ${expected} 钻，现在有 ${now} 钻，对得上，没有少。`;
  if (gap < 0) return `应该有 ${expected} 钻，现在有 ${now} 钻，多出 ${-gap} 钻，没有少。`;
  return `应该有 ${expected} 钻，现在有 ${now} 钻，少了 ${gap} 钻。`;
}

/**
 * @param {number} gap @param {Six} six @param {{ topup: number, gift: number, expired: number }} moved
 * @returns {{ cause: string, page: string, next: string }}
 */
function readingOf(gap, six, { topup, gift, expired }) {
  if (gap < 0) return { cause: 'none', page: '', next: '先别急着用掉多出来的钻，看看是不是补发或者多发。' };
  if (gap === 0) return settled(six, expired);
  if (gap === topup) return { cause: 'paid-not-credited', page: 'paid-not-credited', next: '少的正好是充值的数，先查付款和到账。' };
  if (gap === gift) return { cause: 'short-credited', page: 'short-credited', next: '少的正好是赠送的数，先查赠送有没有到账。' };
  return { cause: 'unknown', page: 'balance-dropped', next: '打开账户明细，找减少的那一行；再用下面的逐行核对。' };
}

/** @param {Six} six @param {number} expired */
function settled(six, expired) {
  const fell = Number(six.before) > Number(six.now) || expired > 0;
  const page = expired > 0 ? 'expired' : '';
  return { cause: fell ? 'explained' : 'none', page, next: '对得上，可以停在这里。还觉得少，就逐行核对一遍。' };
}
