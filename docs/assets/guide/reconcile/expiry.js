/**
 * Did more expire than could? 钻 with an end date are followed from the line
 * that gave them; where the rule says so, what expires first is spent first.
 * Without dates in the ledger nothing is claimed. Pure.
 */
import { DAY_MS, MINUTE_MS, written } from './dates.js';
import { grouped } from './sorted.js';
import { round } from './text.js';

/** @typedef {import('./types.js').Finding} Finding */
/** @typedef {import('./types.js').Line} Line */

/** @typedef {{ line: Line, end: number, given: number, left: number }} Lot 钻 that run out together */

const SAME_EXPIRY_MS = 2 * DAY_MS;
const TWICE_MS = 5 * MINUTE_MS;

/**
 * @param {readonly Line[]} lines oldest first
 * @param {{ strict: boolean, opening: number | null }} rule `strict`: what expires first is spent first;
 *   an opening balance may hold 钻 whose end the ledger does not tell
 * @returns {Finding[]}
 */
export function expiryFindings(lines, rule) {
  const expired = lines.filter((line) => line.kind === 'expire' && line.amount < 0);
  const repeats = repeated(expired);
  const again = new Set(repeats.flatMap((finding) => finding.lines.slice(1)));
  const lots = lotsOf(lines);
  const checked = lots.length === 0 ? beyondNames(lines, expired, again) : beyondLots(lines, lots, again, rule);
  return [...repeats, ...checked];
}

/** A name of its own, with the words for running out and for giving taken away. @param {Line} line */
function labelOf(line) {
  const label = line.name.replace(/过期|到期|失效|清零|作废|赠送|奖励|获得|领取|发放|充值|expired?|gift|bonus|\s/gi, '');
  return label.length >= 2 ? label : '';
}

/**
 * Without end dates, an expiry that bears the name of a gift cannot be larger than that gift,
 * and one that says it is of gifts not larger than all of them.
 * @param {readonly Line[]} lines @param {Line[]} expired @param {Set<string>} skip
 * @returns {Finding[]}
 */
function beyondNames(lines, expired, skip) {
  const gifts = lines.filter((line) => line.amount > 0 && line.kind === 'gift');
  const given = grouped(gifts, (line) => labelOf(line) || null);
  return expired.filter((line) => !skip.has(line.key)).flatMap((line) => {
    const same = labelOf(line) === '' && /赠|奖励|gift|bonus/i.test(line.name) ? gifts : (given.get(labelOf(line)) ?? []);
    const earlier = same.filter((gift) => Number(gift.time) <= Number(line.time));
    const most = earlier.reduce((sum, gift) => round(sum + gift.amount), 0);
    const over = round(-line.amount - most);
    return earlier.length > 0 && over > 0 ? [{ ...tooMuch(line, over, false), ambiguous: true }] : [];
  });
}

/** @param {Line[]} expired @returns {Finding[]} */
function repeated(expired) {
  const out = [];
  for (const list of grouped(expired, (line) => `${line.amount}|${line.name}|${line.orderNo}`).values()) {
    for (let i = 1; i < list.length; i += 1) {
      const apart = Number(list[i].time ?? 0) - Number(list[i - 1].time ?? -DAY_MS);
      const near = apart <= TWICE_MS && !list[i].dayOnly;
      if (near || list[i].orderNo !== '') out.push(twice(list[i - 1], list[i]));
    }
  }
  return out;
}

/** @param {Line} first @param {Line} second @returns {Finding} */
function twice(first, second) {
  return {
    id: 'expired-twice',
    cause: 'expired',
    amount: -second.amount,
    reason: `同一次过期扣了两次，每次 ${-second.amount} 钻。`,
    sure: 'likely',
    ambiguous: false,
    payments: [],
    lines: [first.key, second.key],
  };
}

/** @param {readonly Line[]} lines @returns {Lot[]} */
function lotsOf(lines) {
  return lines
    .filter((line) => line.amount > 0 && line.expires !== null)
    .map((line) => ({ line, end: Number(line.expires), given: line.amount, left: line.amount }));
}

/**
 * Goes through the ledger and compares each expiry with what could have run out then.
 * @param {readonly Line[]} lines @param {Lot[]} lots @param {Set<string>} skip
 * @param {{ strict: boolean, opening: number | null }} rule
 * @returns {Finding[]}
 */
function beyondLots(lines, lots, skip, { strict, opening }) {
  const undated = lines.some((line) => line.amount > 0 && line.kind === 'gift' && line.expires === null);
  const openEnded = undated || (opening ?? 1) > 0;
  const byEnd = [...lots].sort((a, b) => a.end - b.end || (a.line.key < b.line.key ? -1 : 1));
  const spend = spender(byEnd);
  /** @type {Finding[]} */
  const findings = [];
  for (const line of lines) {
    if (line.amount >= 0 || skip.has(line.key)) continue;
    if (line.kind !== 'expire') spend(line);
    else findings.push(...judged(line, byEnd, strict, openEnded));
  }
  return findings;
}

/**
 * Takes each use from the lots that run out first. Uses come oldest first, so what is over stays over.
 * @param {Lot[]} byEnd
 * @returns {(line: Line) => void}
 */
function spender(byEnd) {
  let first = 0;
  return (line) => {
    const time = line.time ?? Infinity;
    let rest = -line.amount;
    while (first < byEnd.length && (byEnd[first].left <= 0 || byEnd[first].end < time)) first += 1;
    for (let i = first; i < byEnd.length && rest > 0; i += 1) {
      const lot = byEnd[i];
      if (lot.left <= 0 || (lot.line.time ?? -Infinity) > time) continue;
      const taken = Math.min(lot.left, rest);
      lot.left = round(lot.left - taken);
      rest -= taken;
    }
  };
}

/** @param {Line} line @param {Lot[]} byEnd @param {boolean} strict @param {boolean} openEnded @returns {Finding[]} */
function judged(line, byEnd, strict, openEnded) {
  const time = line.time ?? Infinity;
  const due = byEnd.filter((lot) => lot.end <= time + SAME_EXPIRY_MS && lot.given > 0 && (lot.line.time ?? 0) <= time);
  const early = due.length === 0;
  if (early && openEnded && !byEnd.some((lot) => lot.given === -line.amount && (lot.line.time ?? 0) <= time)) return [];
  const left = due.reduce((sum, lot) => round(sum + lot.left), 0);
  const given = due.reduce((sum, lot) => round(sum + lot.given), 0);
  const most = strict ? left : given;
  for (const lot of due) [lot.left, lot.given] = [0, 0];
  const over = round(-line.amount - most);
  if (over <= 0) return [];
  return [tooMuch(line, over, early && byEnd.length > 0)];
}

/** @param {Line} line @param {number} over @param {boolean} early @returns {Finding} */
function tooMuch(line, over, early) {
  const when = line.time === null ? '' : `${written(line.time, line.dayOnly)} `;
  return {
    id: early ? 'expired-early' : 'expired-too-much',
    cause: 'expired',
    amount: over,
    reason: early
      ? `${when}扣了 ${-line.amount} 钻过期，账户明细里没有在那时到期的钻。`
      : `${when}扣了 ${-line.amount} 钻过期，按有效期最多只该过期 ${round(-line.amount - over)} 钻。`,
    sure: 'likely',
    ambiguous: false,
    payments: [],
    lines: [line.key],
  };
}
