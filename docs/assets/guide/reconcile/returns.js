/**
 * What was given back later settles what was owed: wholly, or in part, which is
 * a trouble of its own. Pure.
 */
import { DAY_MS } from './dates.js';
import { round } from './text.js';

/** @typedef {import('./types.js').Finding} Finding */
/** @typedef {import('./types.js').Line} Line */
/** @typedef {import('./pairing.js').Pool} Pool */

const RETURN_WITHIN_MS = 60 * DAY_MS;
const RETURNS = new Set(['restore', 'refund', 'adjust', 'other']);
/** Falls that a platform books without saying for what, or by a rule that it may have applied wrongly. */
const BOOKED_FALLS = new Set(['adjust', 'other', 'expire', 'convert']);
const BARE_DEDUCTION = /^(?:系统|平台|异常|后台)?(?:扣除|扣减|扣款|扣费|deduct(?:ed|ion)?)$/i;

/**
 * @param {Finding[]} found
 * @param {readonly Line[]} lines oldest first
 * @param {Pool} pool
 * @param {{ residual: number, breaks: import('./chain.js').Break[] }} balance
 * @returns {{ findings: Finding[], notes: string[] }}
 */
export function settleReturns(found, lines, pool, balance) {
  const claimed = new Set(found.flatMap((finding) => finding.lines));
  const free = pool.free((line) => line.amount > 0 && RETURNS.has(line.kind) && !claimed.has(line.key));
  const times = new Map(lines.map((line) => [line.key, line.time]));
  /** @type {Finding[]} */
  const findings = [];
  const notes = [];
  for (const finding of found) {
    const rest = finding.amount > 0 && free.length > 0 ? lessReturned(finding, free, times) : finding;
    if (rest) findings.push(rest);
    else notes.push(`${finding.reason}后来已经补回来了。`);
  }
  return { findings: [...findings, ...bookedFalls(lines, free), ...silentFall(free, balance)], notes };
}

/**
 * @param {Finding} finding @param {Line[]} free shrinks by what is used @param {Map<string, number | null>} times
 * @returns {Finding | null} null when all was given back
 */
function lessReturned(finding, free, times) {
  const since = Math.max(...finding.lines.map((key) => times.get(key) ?? -Infinity), -Infinity);
  const later = free.filter((line) => line.time === null || withinReach(since, line.time));
  const exact = later.find((line) => line.amount === finding.amount);
  const part = exact ?? later.find((line) => line.kind === 'restore' && line.amount < finding.amount);
  if (!part) return finding;
  free.splice(free.indexOf(part), 1);
  return exact ? null : partly(finding, part);
}

/** @param {number} since @param {number} time */
function withinReach(since, time) {
  return since === -Infinity || (time >= since && time <= since + RETURN_WITHIN_MS);
}

/** @param {Finding} finding @param {Line} part @returns {Finding} */
function partly(finding, part) {
  const left = round(finding.amount - part.amount);
  return {
    ...finding,
    id: 'restored-part',
    cause: 'partial-restored',
    amount: left,
    reason: `${finding.reason}后来补了 ${part.amount} 钻，还差 ${left} 钻。`,
    lines: [...finding.lines, part.key],
  };
}

/**
 * A fall booked without a purpose and given back in part: the giving back says that it was wrong.
 * @param {readonly Line[]} lines @param {Line[]} free
 * @returns {Finding[]}
 */
function bookedFalls(lines, free) {
  const falls = lines.filter((line) => line.amount < 0 && (BOOKED_FALLS.has(line.kind) || BARE_DEDUCTION.test(line.name)));
  return free.filter((line) => line.kind === 'restore').flatMap((line) => {
    const fall = fallBefore(line, falls);
    if (!fall) return [];
    falls.splice(falls.indexOf(fall), 1);
    free.splice(free.indexOf(line), 1);
    const left = round(-fall.amount - line.amount);
    return left === 0 ? [] : [restoredPart(fall, line, left)];
  });
}

/** The fall that a return answers: one of the same size, else the last larger one. @param {Line} line @param {Line[]} falls */
function fallBefore(line, falls) {
  const earlier = falls.filter((item) => -item.amount >= line.amount && Number(item.time) <= Number(line.time));
  return earlier.find((item) => -item.amount === line.amount) ?? earlier[earlier.length - 1];
}

/** @param {Line} fall @param {Line} line @param {number} left @returns {Finding} */
function restoredPart(fall, line, left) {
  return {
    id: 'restored-part',
    cause: 'partial-restored',
    amount: left,
    reason: `“${fall.name}”少了 ${-fall.amount} 钻，只补回 ${line.amount} 钻，还差 ${left} 钻。`,
    sure: 'likely',
    ambiguous: false,
    payments: [],
    lines: [fall.key, line.key],
  };
}

/**
 * A fall that no line names and that was given back in part: what came back is no extra, it lessens the gap.
 * @param {Line[]} free @param {{ residual: number, breaks: import('./chain.js').Break[] }} balance
 * @returns {Finding[]}
 */
function silentFall(free, { residual, breaks }) {
  const back = free.filter((line) => line.kind === 'restore');
  const sum = back.reduce((all, line) => round(all + line.amount), 0);
  if (sum === 0 || residual < sum) return [];
  const fell = breaks.find((item) => item.amount < 0);
  if (breaks.length > 0 && !fell) return [];
  return [{
    id: 'restored-silent',
    cause: 'partial-restored',
    amount: -sum,
    reason: `余额少了 ${residual} 钻，没有记录；后来补了 ${sum} 钻${residual === sum ? '，补齐了' : `，还差 ${round(residual - sum)} 钻`}。`,
    sure: 'likely',
    ambiguous: true,
    payments: [],
    lines: back.map((line) => line.key),
  }];
}
