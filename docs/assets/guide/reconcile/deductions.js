/**
 * What was taken too often: one order deducted twice, deducted again after its
 * refund, taken back without the money coming back, taken for something that
 * failed. Two equal purchases with two order numbers are two purchases. Pure.
 */
import { DAY_MS, HOUR_MS, MINUTE_MS, written } from './dates.js';
import { calledWrong } from './kinds.js';
import { netOf } from './pairing.js';
import { grouped } from './sorted.js';
import { round } from './text.js';

/** @typedef {import('./types.js').Finding} Finding */
/** @typedef {import('./types.js').Line} Line */
/** @typedef {import('./pairing.js').Pairing} Pairing */

/** Without order numbers, two equal deductions closer than this look like one made twice. */
const TWICE_MS = 5 * MINUTE_MS;
const AGAIN_AFTER_REFUND_MS = HOUR_MS;
const FAILED = /失败|未到账|未发货|未开通|未生效|未成功|未使用|失效|超时|failed|error/i;
const CALLED_OFF = /已退|退款成功|已取消|已关闭|已撤销|refunded|cancell?ed/i;
const SPENT = new Set(['use', 'renew', 'other', 'adjust', 'transfer', 'clawback']);
const RETURNS = new Set(['refund', 'restore']);

/**
 * @param {readonly Line[]} lines oldest first
 * @param {readonly Pairing[]} pairings
 * @param {number | null} billTo the bill's last moment, null without a bill
 * @param {readonly Line[]} open returns that are listed and did not arrive; they are counted on their own
 * @returns {Finding[]}
 */
export function deductionFindings(lines, pairings, billTo, open) {
  const spent = lines.filter(spends);
  const back = [...lines, ...open].filter(returns);
  const doubles = doubleDeductions(lines.filter((line) => spends(line) || returns(line)));
  const taken = new Set(doubles.flatMap((finding) => finding.lines));
  const mistakes = wrong(spent.filter((line) => !taken.has(line.key)));
  for (const { lines: keys } of mistakes) taken.add(keys[0]);
  const rest = spent.filter((line) => !taken.has(line.key));
  return [...doubles, ...mistakes, ...clawedBack(rest, pairings, billTo), ...failed(rest, back)];
}

/** @param {Line} line */
function spends(line) {
  return line.amount < 0 && SPENT.has(line.kind);
}

/** @param {Line} line */
function returns(line) {
  return line.amount > 0 && RETURNS.has(line.kind);
}

/** @param {Line[]} all spendings and returns, oldest first @returns {Finding[]} */
function doubleDeductions(all) {
  const findings = [];
  const events = all.filter((line) => line.time !== null);
  for (const list of grouped(all, orderKey).values()) findings.push(...replay(list, true));
  for (const list of runs(events.filter((line) => !line.orderNo))) findings.push(...replay(list, false));
  return findings;
}

/** @param {Line} line */
function orderKey(line) {
  return line.orderNo ? `${line.orderNo}|${Math.abs(line.amount)}` : null;
}

/**
 * Events without an order number, cut into runs that can belong together: one amount, one name for what was
 * spent, no long pause.
 * @param {Line[]} events oldest first
 * @returns {Line[][]}
 */
function runs(events) {
  /** @type {Line[][]} */
  const out = [];
  for (const list of grouped(events, (line) => Math.abs(line.amount)).values()) {
    const returns = list.filter((line) => line.amount > 0);
    for (const same of grouped(list.filter((line) => line.amount < 0), (line) => line.name).values()) {
      if (same.length > 1) out.push(...cutRuns([...same, ...returns].sort((a, b) => Number(a.time) - Number(b.time))));
    }
  }
  return out;
}

/** @param {Line[]} list @returns {Line[][]} */
function cutRuns(list) {
  /** @type {Line[][]} */
  const out = [];
  for (const line of list) {
    const run = out[out.length - 1];
    const last = run?.[run.length - 1];
    if (last && together(last, line)) run.push(line);
    else out.push([line]);
  }
  return out;
}

/** @param {Line} a @param {Line} b */
function together(a, b) {
  const apart = Number(b.time) - Number(a.time);
  if (b.amount > 0) return apart <= 7 * DAY_MS;
  if (a.amount > 0) return apart <= AGAIN_AFTER_REFUND_MS;
  return apart <= TWICE_MS && (!a.dayOnly || sayRepeated(a, b));
}

/** @param {Line} a @param {Line} b */
function sayRepeated(a, b) {
  return /重复|duplicate/i.test(`${a.name}${b.name}`);
}

/**
 * Goes through the events of one order and keeps count of what is open.
 * @param {Line[]} events of one amount, oldest first
 * @param {boolean} numbered they share an order number
 * @returns {Finding[]}
 */
function replay(events, numbered) {
  /** @type {{ open: Line | null, extra: Finding[], refund: Line | null }} */
  const state = { open: null, extra: [], refund: null };
  for (const line of events) {
    if (line.amount > 0) giveBack(state, line);
    else if (state.open) state.extra.push(finding('charged-twice', line, [state.open, line], numbered));
    else if (state.refund) state.extra.push(finding('refund-not-returned', line, [state.refund, line], numbered));
    else state.open = line;
  }
  return state.extra;
}

/** @param {{ open: Line | null, extra: Finding[], refund: Line | null }} state @param {Line} line */
function giveBack(state, line) {
  if (state.extra.length > 0) state.extra.pop();
  else if (state.open) [state.open, state.refund] = [null, line];
}

/** @param {'charged-twice' | 'refund-not-returned'} cause @param {Line} line @param {Line[]} lines @param {boolean} numbered @returns {Finding} */
function finding(cause, line, lines, numbered) {
  const what = line.name || '这一项';
  return {
    id: cause === 'charged-twice' ? 'deducted-twice' : 'deducted-after-refund',
    cause,
    amount: -line.amount,
    reason: cause === 'charged-twice'
      ? `“${what}”扣了两次 ${-line.amount} 钻${numbered ? '，订单号一样' : '，前后只差几分钟'}。`
      : `“${what}”退回以后，又扣了 ${-line.amount} 钻。`,
    sure: numbered ? 'certain' : 'likely',
    ambiguous: !numbered && line.time !== lines[0].time,
    payments: [],
    lines: lines.map((item) => item.key),
  };
}

/**
 * 钻 taken back: right when the money came back, too much otherwise.
 * @param {Line[]} lines @param {readonly Pairing[]} pairings @param {number | null} billTo
 * @returns {Finding[]}
 */
function clawedBack(lines, pairings, billTo) {
  if (billTo === null) return [];
  /** @type {Set<Pairing>} */
  const used = new Set();
  const find = payers(pairings);
  const taken = lines.filter((line) => line.time !== null && (line.kind === 'clawback' || line.kind === 'adjust'));
  return taken.flatMap((line) => {
    const pairing = paidFor(line, find(line), used);
    if (!pairing || (line.kind === 'adjust' && pairing.wanted.payment.refunded === 0)) return [];
    used.add(pairing);
    const { payment } = pairing.wanted;
    const credited = pairing.main.length > 0;
    if (payment.refunded > 0 && credited) return [];
    if (payment.refunded === 0 && (billTo < Number(line.time) + DAY_MS || !credited)) return [];
    return [unreturned(line, payment.refunded > 0 ? 'taken-uncredited' : 'money-not-back', payment.key)];
  });
}

/**
 * Payments that a taking back of a given size or number can belong to.
 * @param {readonly Pairing[]} pairings
 * @returns {(line: Line) => Pairing[]} oldest first
 */
function payers(pairings) {
  const sizes = [
    (/** @type {Pairing} */ { wanted }) => wanted.base || null,
    (/** @type {Pairing} */ { wanted }) => (wanted.gift > 0 ? wanted.base + wanted.gift : null),
    (/** @type {Pairing} */ { wanted }) => wanted.base - netOf(wanted).base || null,
  ].map((size) => grouped(pairings, size));
  const numbers = grouped(pairings, ({ wanted }) => wanted.payment.merchantNo || null);
  return (line) => {
    const found = [...sizes.flatMap((map) => map.get(-line.amount) ?? []), ...(numbers.get(line.orderNo) ?? [])];
    return [...new Set(found)].sort((a, b) => a.wanted.payment.time - b.wanted.payment.time);
  };
}

/** @param {Line} line @param {Pairing[]} list @param {Set<Pairing>} used @returns {Pairing | null} */
function paidFor(line, list, used) {
  const fits = list.filter((pairing) => !used.has(pairing) && pairing.wanted.payment.time <= Number(line.time));
  const returned = fits.filter(({ wanted }) => wanted.payment.refunded > 0);
  const numbered = fits.filter(({ wanted }) => line.orderNo !== '' && line.orderNo === wanted.payment.merchantNo);
  const best = [numbered, returned, fits].find((choice) => choice.length > 0) ?? [];
  return best[best.length - 1] ?? null;
}

/** @param {Line} line @param {'taken-uncredited' | 'money-not-back'} id @param {string} payment @returns {Finding} */
function unreturned(line, id, payment) {
  return {
    id,
    cause: 'refund-not-returned',
    amount: -line.amount,
    reason: id === 'money-not-back'
      ? `${written(Number(line.time), line.dayOnly)} 平台按退款扣回 ${-line.amount} 钻，账单里没有看到钱退回来。`
      : `那笔钱已经退了，钻并没有到过账，平台又扣了 ${-line.amount} 钻。`,
    sure: 'likely',
    ambiguous: id === 'money-not-back',
    payments: [payment],
    lines: [line.key],
  };
}

/**
 * Deductions that the ledger itself marks as failed or called off, without a return.
 * @param {Line[]} lines @param {Line[]} back
 * @returns {Finding[]}
 */
function failed(lines, back) {
  const free = new Set(back);
  return lines.flatMap((line) => {
    const words = `${line.name} ${line.status}`;
    const off = CALLED_OFF.test(words) && line.kind !== 'clawback';
    if (!off && !FAILED.test(words)) return [];
    const returned = [...free].find((item) => answers(item, line));
    if (returned) free.delete(returned);
    return returned ? [] : [unpaid(line, off)];
  });
}

/** @param {Line} item @param {Line} line is `item` the return of `line`? */
function answers(item, line) {
  if (item.orderNo && line.orderNo) return item.orderNo === line.orderNo;
  const apart = Number(item.time ?? line.time) - Number(line.time ?? item.time);
  return round(item.amount + line.amount) === 0 && apart >= 0 && apart <= 30 * DAY_MS;
}

/** @param {Line} line @param {boolean} off @returns {Finding} */
function unpaid(line, off) {
  return {
    id: off ? 'refund-not-booked' : 'failed-not-returned',
    cause: off ? 'refund-not-returned' : 'deducted-no-benefit',
    amount: -line.amount,
    reason: off
      ? `“${line.name}”写着已退或已取消，${-line.amount} 钻没有退回来的记录。`
      : `“${line.name}”没有成功，${-line.amount} 钻没有退回来的记录。`,
    sure: 'likely',
    ambiguous: false,
    payments: [],
    lines: [line.key],
  };
}

/**
 * Returns that the ledger lists as under way or failed.
 * @param {readonly Line[]} open
 * @returns {Finding[]}
 */
export function openReturns(open) {
  return open.filter((line) => RETURNS.has(line.kind)).map((line) => ({
    id: 'return-not-arrived',
    cause: 'refund-not-returned',
    amount: line.amount,
    reason: `“${line.name}”写着${line.status}，${line.amount} 钻还没有退到。`,
    sure: 'likely',
    ambiguous: false,
    payments: [],
    lines: [line.key],
  }));
}

/** Deductions that the platform itself calls a mistake. @param {Line[]} lines @returns {Finding[]} */
function wrong(lines) {
  return lines.filter((line) => calledWrong(`${line.name} ${line.status}`)).map((line) => ({
    id: 'called-wrong',
    cause: /重复|duplicate/i.test(line.name) ? 'charged-twice' : 'balance-dropped',
    amount: -line.amount,
    reason: `平台自己写着“${line.name}”，扣了 ${-line.amount} 钻。`,
    sure: 'certain',
    ambiguous: false,
    payments: [],
    lines: [line.key],
  }));
}
