/**
 * The running balance of a ledger: putting lines of one moment in the order in
 * which their balances follow each other, and finding where the chain breaks. Pure.
 */
import { round } from './text.js';

/** @typedef {import('./types.js').Line} Line */
/** @typedef {import('./ledger-table.js').Draft} Draft */

/**
 * @typedef {object} Break a place where the balance moved and no line says so
 * @property {number | null} time of the line after it
 * @property {number} amount signed: what the balance changed by, unexplained
 * @property {string} after key of the line after it
 */

/**
 * Lines oldest first; lines of one moment in the order their balances ask for.
 * The order of the input makes no difference.
 * @template {{ time: number | null, amount: number, balance: number | null }} T
 * @param {readonly T[]} lines
 * @param {(line: T) => string} tie
 * @returns {T[]}
 */
export function inOrder(lines, tie) {
  const sorted = [...lines].sort((a, b) => (a.time ?? 0) - (b.time ?? 0) || compare(tie(a), tie(b)));
  /** @type {T[]} */
  const out = [];
  for (let i = 0; i < sorted.length;) {
    let end = i + 1;
    while (end < sorted.length && sorted[end].time === sorted[i].time) end += 1;
    for (const line of threaded(sorted.slice(i, end), lastBalance(out))) out.push(line);
    i = end;
  }
  return out;
}

/** @param {string} a @param {string} b */
function compare(a, b) {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** @param {readonly { balance: number | null }[]} lines */
function lastBalance(lines) {
  return lines.length > 0 ? lines[lines.length - 1].balance : null;
}

/**
 * A path through lines of one moment, each line an edge from its balance before to its balance after
 * (Hierholzer's walk, 1873); lines that fit nowhere keep their place at the end.
 * @template {{ amount: number, balance: number | null }} T
 * @param {T[]} lines
 * @param {number | null} from
 * @returns {T[]}
 */
function threaded(lines, from) {
  if (lines.length < 2 || lines.some((line) => line.balance === null)) return lines;
  /** @type {Map<number, T[]>} */
  const leaving = new Map();
  for (const line of [...lines].reverse()) {
    const start = round(/** @type {number} */ (line.balance) - line.amount);
    const list = leaving.get(start);
    if (list) list.push(line);
    else leaving.set(start, [line]);
  }
  const path = walk(leaving, startOf(lines, from, leaving));
  return path.length === lines.length ? path : lines;
}

/**
 * @template {{ amount: number, balance: number | null }} T
 * @param {Map<number, T[]>} leaving
 * @param {number} start
 * @returns {T[]}
 */
function walk(leaving, start) {
  /** @type {{ at: number, by: T | null }[]} */
  const stack = [{ at: start, by: null }];
  /** @type {T[]} */
  const path = [];
  while (stack.length > 0) {
    const { at, by } = stack[stack.length - 1];
    const next = leaving.get(at)?.pop();
    if (next) stack.push({ at: /** @type {number} */ (next.balance), by: next });
    else {
      stack.pop();
      if (by) path.push(by);
    }
  }
  return path.reverse();
}

/**
 * Where the walk begins: the balance before, else the one that more lines leave than reach.
 * @template {{ amount: number, balance: number | null }} T
 * @param {T[]} lines @param {number | null} from @param {Map<number, T[]>} leaving
 * @returns {number}
 */
function startOf(lines, from, leaving) {
  if (from !== null && leaving.has(from)) return from;
  const reached = new Map();
  for (const line of lines) reached.set(line.balance, (reached.get(line.balance) ?? 0) + 1);
  for (const [start, list] of leaving) if (list.length > (reached.get(start) ?? 0)) return start;
  return /** @type {number} */ (leaving.keys().next().value);
}

/**
 * Gives lines without a sign the one that their balance shows.
 * @param {Draft[]} drafts changed in place
 * @returns {number} how many stay open
 */
export function settleSigns(drafts) {
  const open = drafts.filter((draft) => draft.unsigned);
  if (open.length === 0) return 0;
  const balances = new Set(drafts.map((draft) => draft.balance).filter((value) => value !== null));
  let left = 0;
  for (const draft of open) {
    const size = Math.abs(draft.amount);
    const grew = draft.balance !== null && balances.has(round(draft.balance - size));
    const fell = draft.balance !== null && balances.has(round(draft.balance + size));
    if (fell && !grew) draft.amount = -size;
    else if (grew === fell) left += 1;
    draft.unsigned = grew === fell;
  }
  return left;
}

/**
 * Where the balance moved without a line.
 * @param {readonly Line[]} ordered oldest first
 * @param {number | null} opening typed opening balance, if any
 * @returns {Break[]}
 */
export function breaksIn(ordered, opening) {
  /** @type {Break[]} */
  const breaks = [];
  let running = opening;
  for (const line of ordered) {
    if (line.balance !== null) {
      const before = round(line.balance - line.amount);
      const amount = running === null ? 0 : round(before - running);
      if (amount !== 0) breaks.push({ time: line.time, amount, after: line.key });
      running = line.balance;
    } else if (running !== null) running = round(running + line.amount);
  }
  return settled(breaks);
}

/**
 * Breaks that undo each other (a late display) are none.
 * @param {Break[]} breaks
 */
function settled(breaks) {
  const net = breaks.reduce((sum, item) => round(sum + item.amount), 0);
  return net === 0 ? [] : breaks;
}
