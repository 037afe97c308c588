/**
 * Which ledger line answers which payment. Four signs, strongest first: the
 * reader's word, the order number, the amount, the distance in time. Each line
 * is used once. Narrow windows of time come before wide ones, so that a payment
 * takes the credit that followed it, not one of the day after. Pure.
 *
 * Within one amount and one window, taking for each payment the earliest credit
 * still free gives as many pairs as can be had (interval matching; Glover 1967,
 * "Maximum matching in a convex bipartite graph").
 */
import { DAY_MS, HOUR_MS, MINUTE_MS } from './dates.js';
import { grouped } from './sorted.js';
import { round } from './text.js';

/** @typedef {import('./types.js').Line} Line */
/** @typedef {import('./types.js').Correction} Correction */
/** @typedef {import('./promises.js').Wanted} Wanted */

/**
 * @typedef {object} Pairing one payment and what answered it
 * @property {Wanted} wanted
 * @property {Line[]} main top-up lines
 * @property {Line[]} gifts
 * @property {'typed' | 'order' | 'amount' | 'sum' | 'short' | 'restored' | 'none'} by
 * @property {number} lag ms from payment to the first line
 */

/** The clock of a platform may run behind the one of the bill. */
const EARLY_MS = 5 * MINUTE_MS;
const WINDOWS_MS = [2 * MINUTE_MS, 10 * MINUTE_MS, 30 * MINUTE_MS, 2 * HOUR_MS, DAY_MS, 3 * DAY_MS, 7 * DAY_MS];
const SHORT_WINDOWS_MS = [10 * MINUTE_MS, 2 * HOUR_MS];
const RESTORE_WINDOW_MS = 30 * DAY_MS;
const GIFT_WINDOWS_MS = [10 * MINUTE_MS, 2 * HOUR_MS, DAY_MS];

/**
 * How long after a payment a line stands; a line that names only a day covers all of it.
 * @param {number} paid
 * @param {Line} line
 * @returns {number} ms, negative when before
 */
export function lagOf(paid, line) {
  const time = Number(line.time);
  if (!line.dayOnly) return time - paid;
  if (paid < time) return time - paid;
  return paid < time + DAY_MS ? 0 : time + DAY_MS - paid;
}

/** Lines by key that are still free. */
export class Pool {
  /** @param {readonly Line[]} lines oldest first */
  constructor(lines) {
    this.lines = lines;
    /** @type {Set<string>} */
    this.used = new Set();
    /** @type {Set<string>} lines that carry another payment's number: never matched by amount */
    this.foreign = new Set();
  }

  /** @param {(line: Line) => boolean} accept @returns {Line[]} */
  free(accept) {
    return this.lines.filter((line) => !this.used.has(line.key) && accept(line));
  }

  /** @param {Line} line @returns {boolean} false when it was taken before */
  take(line) {
    if (this.used.has(line.key)) return false;
    this.used.add(line.key);
    return true;
  }
}

/** @param {Wanted} wanted 钻 that should have come, less the part of the money that went back */
export function netOf({ payment, base, gift }) {
  const share = 1 - payment.refunded / payment.amount;
  return { base: Math.round(base * share), gift: Math.round(gift * share) };
}

/**
 * @param {readonly Wanted[]} wanted oldest first
 * @param {Pool} pool every line
 * @param {Record<string, Correction>} corrections
 * @returns {Pairing[]} one for each payment, in the same order
 */
export function pair(wanted, pool, corrections) {
  const pairings = wanted.map((item) => /** @type {Pairing} */ ({ wanted: item, main: [], gifts: [], by: 'none', lag: 0 }));
  byReader(pairings, pool, corrections);
  byOrder(pairings, pool);
  byAmount(pairings, pool);
  bySum(pairings, pool);
  untimed(pairings, pool);
  byShort(pairings, pool);
  shortUntimed(pairings, pool);
  byGift(pairings, pool);
  return pairings;
}

/** @param {Pairing} pairing @param {Line} line @param {Pairing['by']} by */
function join(pairing, line, by) {
  pairing.main.push(line);
  if (pairing.main.length > 1) return;
  pairing.by = by;
  pairing.lag = line.time === null ? 0 : lagOf(pairing.wanted.payment.time, line);
}

/** @param {Pairing[]} pairings @param {Pool} pool @param {Record<string, Correction>} corrections */
function byReader(pairings, pool, corrections) {
  const lines = new Map(pool.lines.map((line) => [line.key, line]));
  for (const pairing of pairings) {
    const chosen = corrections[pairing.wanted.payment.key]?.line;
    const line = chosen ? lines.get(chosen) : undefined;
    if (line && pool.take(line)) join(pairing, line, 'typed');
    if (chosen === '') pairing.by = 'typed';
  }
}

/** @param {Line} line */
function isCredit(line) {
  return line.amount > 0 && line.kind === 'topup';
}

/** @param {Pool} pool @param {(line: Line) => boolean} accept free lines with a time that no other payment's number claims */
function candidates(pool, accept) {
  return pool.free((line) => line.time !== null && !pool.foreign.has(line.key) && accept(line));
}

/**
 * Lines that carry a payment's own number. Of two payments under one number the first takes the line.
 * @param {Pairing[]} pairings @param {Pool} pool
 */
function byOrder(pairings, pool) {
  const orders = grouped(pool.free((line) => line.amount > 0 && line.orderNo !== ''), (line) => line.orderNo);
  const serials = grouped(pool.free((line) => line.amount > 0 && line.serial !== ''), (line) => line.serial);
  for (const pairing of open(pairings)) {
    const { merchantNo, tradeNo } = pairing.wanted.payment;
    const numbers = [merchantNo, tradeNo].filter(Boolean);
    const lines = numbers.flatMap((name) => [...(orders.get(name) ?? []), ...(serials.get(name) ?? [])]);
    const { base, gift } = pairing.wanted;
    for (const line of lines) takeOrdered(pairing, line, pool, base + gift);
  }
  pool.foreign = foreignLines(pairings, pool);
}

/**
 * Credits that carry the number of another payment; once two numbers have agreed, every number counts.
 * @param {Pairing[]} pairings @param {Pool} pool
 * @returns {Set<string>}
 */
function foreignLines(pairings, pool) {
  const numbers = new Set(pairings.flatMap(({ wanted }) => [wanted.payment.merchantNo, wanted.payment.tradeNo]));
  const agreed = pairings.filter(({ by }) => by === 'order').length >= 2;
  const lines = pool.free((line) => line.orderNo !== '' && line.amount > 0 && line.kind === 'topup');
  return new Set(lines.filter((line) => agreed || numbers.has(line.orderNo)).map((line) => line.key));
}

/** @param {Pairing} pairing @param {Line} line @param {Pool} pool @param {number} full */
function takeOrdered(pairing, line, pool, full) {
  const sum = pairing.main.reduce((all, item) => all + item.amount, 0);
  if (line.kind === 'gift') {
    const enough = pairing.wanted.gift > 0 && pairing.gifts.length > 0;
    if (!enough && pool.take(line)) pairing.gifts.push(line);
  } else if ((full === 0 || sum === 0 || sum + line.amount <= full) && pool.take(line)) join(pairing, line, 'order');
}

/** @param {Pairing[]} pairings still without a line and not settled by the reader */
function open(pairings) {
  return pairings.filter((pairing) => pairing.by === 'none');
}

/** @param {Pairing[]} pairings @param {Pool} pool */
function byAmount(pairings, pool) {
  const sizes = [
    (/** @type {Wanted} */ wanted) => wanted.base,
    (/** @type {Wanted} */ wanted) => (wanted.gift > 0 ? wanted.base + wanted.gift : 0),
    (/** @type {Wanted} */ wanted) => (wanted.payment.refunded > 0 ? netOf(wanted).base : 0),
  ];
  const credits = byAmountOf(candidates(pool, isCredit));
  for (const window of WINDOWS_MS) {
    for (const size of sizes) {
      equalWithin(open(pairings).filter(kept), size, pool, credits, window, 'amount');
      equalWithin(open(pairings), size, pool, credits, window, 'amount');
    }
  }
  const [loose, restoring] = [isLoose, isRestoring].map((accept) => byAmountOf(candidates(pool, accept)));
  for (const size of sizes) {
    equalWithin(open(pairings).filter(kept), size, pool, loose, DAY_MS, 'amount');
    equalWithin(open(pairings).filter(kept), size, pool, restoring, RESTORE_WINDOW_MS, 'restored');
  }
}

/** @param {Line[]} lines */
function byAmountOf(lines) {
  return grouped(lines, (line) => line.amount);
}

/** Money that stayed with the platform comes first. @param {Pairing} pairing */
function kept(pairing) {
  const { refunded, amount } = pairing.wanted.payment;
  return refunded < amount;
}

/** A credit under another name. @param {Line} line */
function isLoose(line) {
  return line.amount > 0 && (line.kind === 'gift' || line.kind === 'other' || line.kind === 'adjust' || line.kind === 'transfer');
}

/** @param {Line} line */
function isRestoring(line) {
  return line.amount > 0 && (line.kind === 'restore' || line.kind === 'adjust' || line.kind === 'other');
}

/**
 * Pairs of equal amount whose line follows the payment within the window.
 * @param {Pairing[]} pairings oldest first @param {(wanted: Wanted) => number} size @param {Pool} pool
 * @param {ReturnType<typeof byAmountOf>} lines oldest first @param {number} window @param {Pairing['by']} by
 */
function equalWithin(pairings, size, pool, lines, window, by) {
  const sizes = grouped(pairings, ({ wanted }) => size(wanted) || null);
  for (const [amount, list] of sizes) sweep(list, lines.get(amount) ?? [], pool, window, by);
}

/** @param {Pairing[]} list @param {Line[]} lines @param {Pool} pool @param {number} window @param {Pairing['by']} by */
function sweep(list, lines, pool, window, by) {
  let next = 0;
  for (const pairing of list) {
    const paid = pairing.wanted.payment.time;
    while (next < lines.length && (pool.used.has(lines[next].key) || lagOf(paid, lines[next]) < -EARLY_MS)) next += 1;
    if (next === lines.length) return;
    if (lagOf(paid, lines[next]) <= window && pool.take(lines[next])) join(pairing, lines[next], by);
  }
}

/**
 * Lines without a date can only go by their amount.
 * @param {Pairing[]} pairings @param {Pool} pool
 */
function untimed(pairings, pool) {
  const lines = grouped(pool.free((line) => line.time === null && isCredit(line)), (line) => line.amount);
  if (lines.size === 0) return;
  for (const pairing of open(pairings).filter(kept)) {
    const { base, gift } = pairing.wanted;
    const line = [...(lines.get(base) ?? []), ...(lines.get(base + gift) ?? [])].find((item) => !pool.used.has(item.key));
    if (line && pool.take(line)) join(pairing, line, 'amount');
  }
}

/** @param {Pairing[]} pairings @param {Pool} pool */
function shortUntimed(pairings, pool) {
  const lines = pool.free((line) => line.time === null && isCredit(line)).sort((a, b) => b.amount - a.amount);
  if (lines.length > 0) for (const pairing of open(pairings).filter(kept)) takeSmaller(pairing, lines.filter((line) => !pool.used.has(line.key)), pool, 'short');
}

/**
 * Two credits that make up one payment.
 * @param {Pairing[]} pairings @param {Pool} pool
 */
function bySum(pairings, pool) {
  eachNear(pairings, pool, isCredit, 2 * HOUR_MS, (pairing, lines) => {
    const { base, gift } = pairing.wanted;
    const found = twoOf(lines.slice(0, 12), base) ?? twoOf(lines.slice(0, 12), base + gift);
    for (const line of found ?? []) if (pool.take(line)) join(pairing, line, 'sum');
  });
}

/** @param {Line[]} lines @param {number} sum @returns {Line[] | null} */
function twoOf(lines, sum) {
  for (let i = 0; i < lines.length; i += 1) {
    const other = lines.slice(i + 1).find((line) => round(lines[i].amount + line.amount) === sum);
    if (other) return [lines[i], other];
  }
  return null;
}

/**
 * A credit that came at the right time and is too small, or later a return of a part.
 * @param {Pairing[]} pairings @param {Pool} pool
 */
function byShort(pairings, pool) {
  for (const window of SHORT_WINDOWS_MS) {
    eachNear(pairings.filter(kept), pool, isCredit, window, (pairing, lines) => takeSmaller(pairing, lines, pool, 'short'));
  }
  eachNear(pairings.filter(kept), pool, isCredit, 30 * MINUTE_MS, (pairing, lines) => takeLarger(pairing, lines, pool));
  eachNear(pairings.filter(kept), pool, (line) => line.amount > 0 && line.kind === 'restore', RESTORE_WINDOW_MS, (pairing, lines) => {
    takeSmaller(pairing, lines, pool, 'restored');
  });
}

/** @param {Pairing} pairing @param {Line[]} lines @param {Pool} pool @param {Pairing['by']} by */
function takeSmaller(pairing, lines, pool, by) {
  const line = lines.find((item) => item.amount < pairing.wanted.base);
  if (line && pool.take(line)) join(pairing, line, by);
}

/** More than was promised: a bonus nobody wrote into the goods text. @param {Pairing} pairing @param {Line[]} lines @param {Pool} pool */
function takeLarger(pairing, lines, pool) {
  const line = lines.find((item) => item.amount > pairing.wanted.base);
  if (line && pool.take(line)) join(pairing, line, 'amount');
}

/**
 * Calls `use` with each open payment and the free lines shortly after it, nearest first.
 * @param {Pairing[]} pairings @param {Pool} pool @param {(line: Line) => boolean} accept @param {number} window
 * @param {(pairing: Pairing, lines: Line[]) => void} use
 */
function eachNear(pairings, pool, accept, window, use) {
  const lines = candidates(pool, accept);
  let low = 0;
  for (const pairing of open(pairings)) {
    if (pairing.wanted.base === 0) continue;
    const paid = pairing.wanted.payment.time;
    while (low < lines.length && lagOf(paid, lines[low]) < -EARLY_MS) low += 1;
    const near = [];
    for (let i = low; i < lines.length && near.length < 40 && lagOf(paid, lines[i]) <= window; i += 1) {
      if (!pool.used.has(lines[i].key)) near.push(lines[i]);
    }
    if (near.length > 0) use(pairing, near);
  }
}

/**
 * Promised gifts that were booked as lines of their own.
 * @param {Pairing[]} pairings @param {Pool} pool
 */
function byGift(pairings, pool) {
  const isGift = (/** @type {Line} */ line) => line.amount > 0 && line.kind === 'gift';
  const due = pairings.filter(({ wanted, gifts, main }) => wanted.gift > 0 && gifts.length === 0 && !holdsGift(wanted, main));
  for (const window of GIFT_WINDOWS_MS) giftsWithin(due, pool, isGift, window, true);
  giftsUntimed(due, pool, isGift);
  giftsWithin(due, pool, isGift, GIFT_WINDOWS_MS[0], false);
}

/** @param {Pairing[]} due @param {Pool} pool @param {(line: Line) => boolean} isGift */
function giftsUntimed(due, pool, isGift) {
  const lines = grouped(pool.free((line) => line.time === null && isGift(line)), (line) => line.amount);
  for (const pairing of lines.size > 0 ? due : []) {
    const line = (lines.get(pairing.wanted.gift) ?? []).find((item) => !pool.used.has(item.key));
    if (pairing.gifts.length === 0 && line && pool.take(line)) pairing.gifts.push(line);
  }
}

/** @param {Wanted} wanted @param {Line[]} main */
export function holdsGift({ base, gift }, main) {
  return main.reduce((sum, line) => sum + line.amount, 0) >= base + gift;
}

/**
 * @param {Pairing[]} due @param {Pool} pool @param {(line: Line) => boolean} isGift @param {number} window
 * @param {boolean} exact only gifts of the promised size
 */
function giftsWithin(due, pool, isGift, window, exact) {
  const lines = pool.free((line) => line.time !== null && isGift(line));
  let low = 0;
  for (const pairing of due) {
    if (pairing.gifts.length > 0) continue;
    const { payment, gift } = pairing.wanted;
    const from = Math.max(payment.time, Number(pairing.main[0]?.time ?? payment.time));
    while (low < lines.length && lagOf(payment.time, lines[low]) < -EARLY_MS) low += 1;
    for (let i = low; i < lines.length && lagOf(from, lines[i]) <= window; i += 1) {
      const fits = exact ? lines[i].amount === gift : lines[i].amount < gift;
      if (!fits || !pool.take(lines[i])) continue;
      pairing.gifts.push(lines[i]);
      break;
    }
  }
}
