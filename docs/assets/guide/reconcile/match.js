/**
 * The reconciliation: the balance that should be there, the one that was seen,
 * the gap, and the lines that explain it. One pure function, `reconcile`.
 *
 * The method, in ten lines:
 *  1. Put the ledger in order of time; lines of one moment follow their balances (Euler path, Hierholzer 1873).
 *  2. Find the payments to this platform: by goods text, else by the payee that stands before most credits.
 *  3. Learn what each should bring: goods text, else the price's usual credit, else the usual rate.
 *  4. Pair payments with credits: order number, then equal amounts in windows from 2 minutes to 7 days
 *     (convex bipartite matching, Glover 1967), then two credits that sum up, then one that is too small.
 *  5. What stays open is owed; beside an equal paid and credited neighbour it was paid twice.
 *  6. Replay every order: deducted twice, deducted again after a refund, failed and not returned.
 *  7. Follow 钻 with an end date; more expired than could is owed.
 *  8. What was later given back settles what was owed, in whole or in part.
 *  9. expected = opening + all lines + owed − given twice; gap = expected − seen.
 * 10. The largest thing owed names the cause; a rest that no line names stays `unknown`.
 */
import { breaksIn, inOrder } from './chain.js';
import { creditFindings } from './credits.js';
import { deductionFindings, openReturns } from './deductions.js';
import { expiryFindings } from './expiry.js';
import { Pool, pair } from './pairing.js';
import { promisesOf } from './promises.js';
import { settleReturns } from './returns.js';
import { round } from './text.js';
import { verdictOf } from './verdict.js';
import { matchOf } from './wording.js';

/** @typedef {import('./types.js').Input} Input */
/** @typedef {import('./types.js').Result} Result */
/** @typedef {import('./types.js').Line} Line */

const VOID = /失败|处理中|未支付|待支付|待付款|已关闭|已取消|未到账|failed|pending|cancell?ed/i;

/**
 * @param {Input} input rows in any order
 * @returns {Result}
 */
export function reconcile(input) {
  const ordered = inOrder(input.lines, (line) => line.key);
  const { lines, open } = withoutVoid(ordered);
  const corrections = input.corrections ?? {};
  const credits = lines.filter((line) => line.amount > 0 && line.kind === 'topup');
  const promises = promisesOf(input.payments, credits, corrections);
  const pool = new Pool(lines);
  const pairings = pair(promises.wanted, pool, corrections);
  const billed = input.payments.length > 0;
  const credit = creditFindings(pairings, pool, { first: firstTime(lines), billed });
  const balances = balancesOf(input, lines);
  const found = [
    ...credit.findings,
    ...openReturns(open),
    ...deductionFindings(lines, pairings, billed ? (input.billTo ?? lastTime(input.payments)) : null, open),
    ...expiryFindings(lines, { strict: input.firstExpiringFirst === true, opening: balances.opening }),
  ];
  const breaks = breaksIn(lines, input.before ?? null);
  const settled = settleReturns(found, lines, pool, { residual: balances.residual, breaks });
  const verdict = verdictOf(settled.findings, balances, { lines, breaks, input, billed });
  return {
    ...balances,
    ...verdict,
    findings: settled.findings,
    matches: pairings.filter(({ main, gifts }) => main.length + gifts.length > 0).map(matchOf),
    unmatchedPayments: pairings.filter(({ main }) => main.length === 0).map(({ wanted }) => wanted.payment.key),
    unmatchedLines: billed ? pool.free((line) => line.amount > 0 && line.kind === 'topup').map((line) => line.key) : [],
    payees: promises.payees,
    rate: promises.rate,
    notes: [...promises.notes, ...credit.notes, ...settled.notes, ...balances.notes],
  };
}

/**
 * Top-ups and returns that the ledger lists as failed or under way moved nothing,
 * unless the balance beside them says they did.
 * @param {Line[]} ordered
 * @returns {{ lines: Line[], open: Line[] }}
 */
function withoutVoid(ordered) {
  /** @type {Line[]} */
  const open = [];
  let running = /** @type {number | null} */ (null);
  const lines = ordered.filter((line) => {
    const before = running;
    running = line.balance ?? (running === null ? null : round(running + line.amount));
    if (line.amount <= 0 || !VOID.test(line.status)) return true;
    const moved = before !== null && line.balance !== null && round(before + line.amount) === line.balance;
    if (moved) return true;
    running = before;
    open.push(line);
    return false;
  });
  return { lines, open };
}

/** @param {Line[]} lines oldest first */
function firstTime(lines) {
  return lines.find((line) => line.time !== null)?.time ?? null;
}

/** @param {import('./types.js').Payment[]} payments */
function lastTime(payments) {
  return payments.reduce((last, payment) => Math.max(last, payment.time), -Infinity);
}

/**
 * @typedef {object} Balances
 * @property {number | null} opening
 * @property {number} sum
 * @property {number | null} seen
 * @property {number} residual opening + sum − seen, 0 where one of them is not known
 * @property {string[]} notes
 */

/**
 * Opening and seen balance: typed, else stated in the ledger, else worked out from its balance column.
 * @param {Input} input @param {Line[]} lines oldest first
 * @returns {Balances}
 */
function balancesOf(input, lines) {
  const sum = lines.reduce((all, line) => round(all + line.amount), 0);
  const stated = input.snapshots ?? [];
  const opening = input.before ?? stated.find(({ role }) => role === 'opening')?.balance ?? firstBalance(lines);
  const seen = input.now ?? latestSeen(stated) ?? lastBalance(lines);
  if (opening === null && seen === null) return { opening, sum, seen, residual: 0, notes: [] };
  if (opening === null) return { opening: round(Number(seen) - sum), sum, seen, residual: 0, notes: ['原来的余额没有写，是倒推出来的。'] };
  if (seen === null) return { opening, sum, seen: round(opening + sum), residual: 0, notes: ['现在的余额没有写，按明细推算。'] };
  return { opening, sum, seen, residual: round(opening + sum - seen), notes: [] };
}

/** @param {import('./types.js').Snapshot[]} stated @returns {number | null} */
function latestSeen(stated) {
  const seen = stated.filter(({ role }) => role === 'seen');
  const best = seen.reduce((a, b) => ((b.time ?? -Infinity) >= (a.time ?? -Infinity) ? b : a), seen[0]);
  return best?.balance ?? null;
}

/** @param {Line[]} lines */
function firstBalance(lines) {
  let moved = 0;
  for (const line of lines) {
    moved = round(moved + line.amount);
    if (line.balance !== null) return round(line.balance - moved);
  }
  return null;
}

/** @param {Line[]} lines */
function lastBalance(lines) {
  let moved = 0;
  for (let i = lines.length - 1; i >= 0; i -= 1) {
    const { balance, amount } = lines[i];
    if (balance !== null) return round(balance + moved);
    moved = round(moved + amount);
  }
  return null;
}
