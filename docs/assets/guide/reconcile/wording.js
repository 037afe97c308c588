/**
 * The reason for each match, in words a reader can check. Pure.
 */
import { DAY_MS, HOUR_MS, MINUTE_MS } from './dates.js';

/** @typedef {import('./types.js').Sure} Sure */

/** @type {Record<Sure, string>} */
export const SURE_WORDS = { certain: '把握大', likely: '有把握', unsure: '不太确定' };

const CLOSE_MS = 10 * MINUTE_MS;

/**
 * @param {import('./pairing.js').Pairing} pairing
 * @returns {import('./types.js').Match}
 */
export function matchOf({ wanted, main, gifts, by, lag }) {
  return {
    payment: wanted.payment.key,
    lines: [...main, ...gifts].map((line) => line.key),
    wanted: wanted.base + wanted.gift,
    reason: reasonOf(by, lag),
    sure: sureOf(by, lag),
  };
}

/** @param {import('./pairing.js').Pairing['by']} by @param {number} lag */
function reasonOf(by, lag) {
  const gap = apart(lag);
  if (by === 'typed') return '你指定的';
  if (by === 'order') return '订单号一样';
  if (by === 'sum') return `分几次到账，合起来数量一样，${gap}`;
  if (by === 'short') return `时间对得上（${gap}），数量不够`;
  if (by === 'restored') return `后来补的，${gap}`;
  return by === 'none' ? '只看到赠送' : `数量一样，${gap}`;
}

/** @param {import('./pairing.js').Pairing['by']} by @param {number} lag @returns {Sure} */
function sureOf(by, lag) {
  if (by === 'typed' || by === 'order') return 'certain';
  if (by === 'amount' && lag <= CLOSE_MS) return 'likely';
  return lag <= HOUR_MS ? 'likely' : 'unsure';
}

/**
 * A distance in time, in words.
 * @param {number} ms
 * @returns {string}
 */
export function apart(ms) {
  const size = Math.abs(ms);
  if (size < MINUTE_MS) return '相差不到 1 分钟';
  if (size < HOUR_MS) return `相差 ${Math.round(size / MINUTE_MS)} 分钟`;
  if (size < 2 * DAY_MS) return `相差 ${Math.round(size / HOUR_MS)} 小时`;
  return `相差 ${Math.round(size / DAY_MS)} 天`;
}
