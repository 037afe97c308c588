/**
 * From findings and balances to one gap, one cause and one page to read. Pure.
 */
import { DAY_MS } from './dates.js';
import { round } from './text.js';

/** @typedef {import('./types.js').Finding} Finding */
/** @typedef {import('./types.js').Line} Line */
/** @typedef {import('./types.js').Sure} Sure */

/**
 * @typedef {object} Scene
 * @property {readonly Line[]} lines oldest first
 * @property {import('./chain.js').Break[]} breaks
 * @property {import('./types.js').Input} input
 * @property {boolean} billed
 */

/** @typedef {{ cause: string, ambiguous: boolean, sure: Sure }} Reading */

/** A balance shown may be as old as the last few lines. */
const STALE_LINES = 2;
const STALE_MS = DAY_MS;

/** Falls that the ledger names but that are not simply the reader's own use, and the page about each. */
const EXPLAINED_PAGES = /** @type {[string, RegExp | null, string][]} */ ([
  ['expire', null, 'expired'],
  ['convert', null, 'converted-to-points'],
  ['renew', null, 'auto-renewed'],
  ['freeze', null, 'account-frozen'],
  ['adjust', /维护|升级|迁移/, 'after-maintenance'],
  ['adjust', /折算|规则/, 'rule-change'],
  ['adjust', null, 'balance-dropped'],
  ['clawback', null, 'balance-dropped'],
  ['other', null, 'balance-dropped'],
]);

/**
 * @param {Finding[]} findings
 * @param {import('./match.js').Balances} balances
 * @param {Scene} scene
 * @returns {{ expected: number | null, gap: number, cause: string, page: string, ambiguous: boolean, sure: Sure }}
 */
export function verdictOf(findings, balances, scene) {
  const moved = findings.reduce((sum, finding) => round(sum + finding.amount), 0);
  const exact = round(balances.residual + moved);
  const gap = Math.round(exact) + 0;
  const expected = balances.seen === null ? null : round(balances.seen + exact);
  const reading = gap > 0 ? missing(findings, balances, scene) : enough(gap, balances, scene);
  const unsettled = balances.residual !== 0 || findings.some((finding) => finding.ambiguous);
  return {
    expected,
    gap,
    cause: reading.cause,
    page: pageOf(reading.cause, scene.lines),
    ambiguous: reading.ambiguous || unsettled,
    sure: reading.sure,
  };
}

/** @param {number} gap zero or below @param {import('./match.js').Balances} balances @param {Scene} scene @returns {Reading} */
function enough(gap, balances, scene) {
  const sure = balances.residual === 0 ? 'likely' : 'unsure';
  if (gap < 0 || balances.opening === null) return { cause: 'none', ambiguous: false, sure };
  const fell = balances.opening > Number(balances.seen);
  const named = scene.lines.some((line) => line.amount < 0 && line.kind !== 'use');
  return { cause: fell || named ? 'explained' : 'none', ambiguous: false, sure };
}

/** @param {Finding[]} findings @param {import('./match.js').Balances} balances @param {Scene} scene @returns {Reading} */
function missing(findings, balances, scene) {
  const owed = largestCause(findings);
  if (!owed || owed.amount < balances.residual) return unnamed(findings, balances, scene);
  const noLedger = scene.lines.length === 0;
  return { cause: owed.cause, ambiguous: noLedger, sure: noLedger ? 'unsure' : owed.sure };
}

/** @param {Finding[]} findings @returns {{ cause: string, amount: number, sure: Sure } | null} */
function largestCause(findings) {
  /** @type {Map<string, { cause: string, amount: number, sure: Sure }>} */
  const sums = new Map();
  for (const { cause, amount, sure } of findings) {
    if (amount <= 0) continue;
    sums.set(cause, { cause, amount: amount + (sums.get(cause)?.amount ?? 0), sure });
  }
  const list = [...sums.values()].sort((a, b) => b.amount - a.amount || (a.cause < b.cause ? -1 : 1));
  return list[0] ?? null;
}

/**
 * A gap that no finding names: a fall inside the balance column, a late display, or nothing that tells.
 * @param {Finding[]} findings @param {import('./match.js').Balances} balances @param {Scene} scene
 * @returns {Reading}
 */
function unnamed(findings, balances, scene) {
  if (findings.some((finding) => finding.id === 'restored-silent')) {
    return { cause: 'partial-restored', ambiguous: true, sure: 'unsure' };
  }
  const inside = scene.breaks.reduce((sum, item) => round(sum + item.amount), 0);
  if (inside < 0 && round(balances.residual + inside) === 0) return { cause: 'balance-dropped', ambiguous: true, sure: 'likely' };
  if (isStale(balances, scene)) return { cause: 'display-delay', ambiguous: true, sure: 'unsure' };
  return { cause: 'unknown', ambiguous: true, sure: 'unsure' };
}

/** Is the balance seen the one from before the last lines, or did another look show the right one? @param {import('./match.js').Balances} balances @param {Scene} scene */
function isStale({ residual, opening, sum }, { lines, input }) {
  const full = round(Number(opening) + sum);
  const looks = (input.snapshots ?? []).filter(({ role }) => role === 'seen');
  if (looks.some(({ balance }) => balance === full)) return true;
  const last = lines[lines.length - 1];
  let tail = 0;
  for (let i = 1; i <= Math.min(STALE_LINES, lines.length); i += 1) {
    const line = lines[lines.length - i];
    if (Number(last.time) - Number(line.time) > STALE_MS) return false;
    tail = round(tail + line.amount);
    if (tail === residual && line.amount > 0) return true;
  }
  return false;
}

/** @param {string} cause @param {readonly Line[]} lines @returns {string} */
function pageOf(cause, lines) {
  if (cause === 'unknown') return 'balance-dropped';
  if (cause !== 'explained') return cause === 'none' ? '' : cause;
  const falls = lines.filter((line) => line.amount < 0);
  for (const [kind, words, page] of EXPLAINED_PAGES) {
    if (falls.some((line) => line.kind === kind && (!words || words.test(line.name)))) return page;
  }
  return '';
}
