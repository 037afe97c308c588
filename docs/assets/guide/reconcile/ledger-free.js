/**
 * A platform's ledger as people type or copy it: one line of words, a date, a
 * number, perhaps a balance; or a card of several lines, as phones show it. Pure.
 */
import { findMoment } from './dates.js';
import { kindOf, otherCurrency } from './kinds.js';
import { expiryOf, orderIn, signed } from './ledger-table.js';
import { number, plain, round } from './text.js';

/** @typedef {import('./ledger-table.js').Draft} Draft */
/** @typedef {Draft & { spare: number | null }} FreeDraft `spare`: a second number that may be the balance */

const BALANCE =
  /(?:变动后|当前|账户|目前|现在?)?(?:钻石?)?(?:余额|结余|余钻|剩余|还剩|剩下?|balance|bal\.?|remaining)(?:钻石?)?\s*(?:[:：=为是]|is)?\s*(-?[\d,]+(?:\.\d+)?)/i;
const ORDER = /(?:订单号?|商户单号|交易单号|单号|流水号|order\s*(?:no\.?|id|#)?)\s*[:：#]?\s*[A-Za-z0-9][A-Za-z0-9_-]{5,}/i;
const LONG_CODE = /(?:^|[\s,;|])(?=[A-Za-z0-9_-]*\d)[A-Za-z0-9_-]{10,}(?=$|[\s,;|])/;
const SERIAL = /流水号?\s*[:：#]?\s*([A-Za-z0-9][A-Za-z0-9_-]{3,})/;
const UNTIL = /(?:有效期至?|有效至|到期日?|过期时间|截止)\s*[:：]?\s*\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?/;
/** Group 1 of the amounts is the character before, which stays. */
const SIGNED = /(^|[^\w.)-])([+-]\s*[\d,]+(?:\.\d+)?)(?!\s*(?:天|个?月|年|次|人|级|%|元|折))(?![\d.])/;
const WITH_UNIT = /(^|\D)(\d[\d,]*(?:\.\d+)?)\s*(?:个|颗|枚)?\s*(?:钻石?|点券|diamonds?|gems?|coins?)/i;
const BARE = /(^|[^\w.])(\d[\d,]*(?:\.\d+)?)(?!\s*(?:天|个|年|次|人|级|%|元|折|月|号|小时))(?![\d.])/;
const STATUS = /(?:^|\s)(?:状态[:：]?\s*)?(失败|未到账|未发货|未开通|未生效|未成功|已失效|处理中|已退款|已取消|已关闭|已完成|成功|failed|cancell?ed|pending|refunded)(?=\s|$)/i;

/** @param {string} text @param {number} start @param {number} end */
function without(text, start, end) {
  return `${text.slice(0, start)} \t ${text.slice(end)}`;
}

/**
 * @param {string} text @param {RegExp} form
 * @returns {{ rest: string, found: RegExpExecArray | null }}
 */
function take(text, form) {
  const found = form.exec(text);
  if (!found) return { rest: text, found };
  return { rest: without(text, found.index, found.index + found[0].length), found };
}

/** @param {string} text @returns {{ value: number, stated: boolean, rest: string } | null} */
function takeAmount(text) {
  for (const form of [SIGNED, WITH_UNIT, BARE]) {
    const found = form.exec(text);
    const value = found ? number(found[2].replace(/\s/g, '')) : null;
    if (!found || value === null) continue;
    const rest = without(text, found.index + found[1].length, found.index + found[0].length);
    return { value, stated: form === SIGNED, rest };
  }
  return null;
}

/**
 * One record of free text.
 * @param {string} raw
 * @param {number} around
 * @returns {FreeDraft | null} null when it holds no amount
 */
export function freeLine(raw, around) {
  const whole = plain(raw);
  const until = take(whole, UNTIL);
  const order = take(until.rest, ORDER);
  const when = findMoment(order.rest, around);
  const dated = when ? without(order.rest, when.start, when.end) : order.rest;
  const balance = take(dated, BALANCE);
  const codes = take(balance.rest, LONG_CODE);
  const sized = takeAmount(codes.rest);
  if (!sized || otherCurrency(sized.rest === codes.rest ? '' : pointsIn(codes.rest))) return null;
  const status = take(sized.rest, STATUS);
  const words = status.rest.replace(/\s+/g, ' ').trim();
  const kind = kindOf('', words, sized.value);
  if (kind === 'other' && !when && !sized.stated) return null;
  return {
    time: when?.time ?? null,
    dayOnly: when?.dayOnly ?? false,
    ...signed(sized, kind, words),
    kind,
    name: nameOf(words),
    balance: balance.found ? number(balance.found[1]) : null,
    spare: balance.found ? null : (takeAmount(sized.rest)?.value ?? null),
    orderNo: orderIn(until.rest) || (codes.found ? codes.found[0].trim().replace(/^[,;|]/, '') : ''),
    serial: SERIAL.exec(whole)?.[1] ?? '',
    status: status.found?.[1] ?? '',
    expires: expiryOf(null, whole, when?.time ?? null, around),
    account: '',
  };
}

/** Only the part of a record that says 积分 beside a signed number. @param {string} text */
function pointsIn(text) {
  return /钻/.test(text) ? '' : text;
}

/** @param {string} words */
function nameOf(words) {
  return words.replace(/[|;,:]+/g, ' ').replace(/\s+/g, ' ').trim();
}

/**
 * A line that states a balance and nothing else: 期初余额 100, 当前余额：160.
 * @param {string} raw
 * @param {number} around
 * @returns {import('./types.js').Snapshot | null}
 */
export function snapshotIn(raw, around) {
  const text = plain(raw);
  const when = findMoment(text, around);
  const rest = when ? without(text, when.start, when.end) : text;
  const form = /^[\s\t]*(期初|上期|起始|原来|之前|原有|最初|opening|当前|现在|期末|目前|最新|看到|当时|closing|current|账户|我的)?(?:的|有)?(?:钻石?|账户)*(?:余额|结余|钻石?|balance)?\s*[:：=为是]?\s*([\d,]+(?:\.\d+)?)\s*(?:个|颗)?(?:钻石?)?[\s\t。.]*$/i;
  const match = form.exec(rest);
  if (!match || !/余额|结余|原来|现在|看到|balance|期初|期末/i.test(rest)) return null;
  const balance = number(match[2]);
  const opening = /期初|上期|起始|原来|之前|原有|最初|opening/i.test(match[1] ?? '');
  return balance === null ? null : { time: when?.time ?? null, balance, role: opening ? 'opening' : 'seen' };
}

/**
 * Text copied from a phone's list of cards, put back to one record a row.
 * @param {readonly string[]} rows without empty ones
 * @param {number} around
 * @returns {string[]} the rows themselves when they are no cards
 */
export function joinCards(rows, around) {
  const dated = rows.map((row) => findMoment(row, around) !== null);
  const complete = rows.filter((row, i) => dated[i] && takeAmount(bareOfDate(row, around)) !== null);
  const dates = dated.filter(Boolean).length;
  if (dates === 0 || complete.length * 2 >= dates || rows.length < dates * 2) return [...rows];
  return cut(rows, starts(rows, dated));
}

/** @param {string} row @param {number} around */
function bareOfDate(row, around) {
  const when = findMoment(row, around);
  return when ? without(plain(row), when.start, when.end) : plain(row);
}

/**
 * Where each card begins: at the date when the text begins with one, else a fixed distance before it.
 * @param {readonly string[]} rows @param {readonly boolean[]} dated
 */
function starts(rows, dated) {
  const first = dated.indexOf(true);
  return rows.map((_, i) => dated[i + first] === true && (first === 0 || i === 0 || !dated.slice(i, i + first).includes(true)));
}

/** @param {readonly string[]} rows @param {readonly boolean[]} begins */
function cut(rows, begins) {
  /** @type {string[]} */
  const records = [];
  rows.forEach((row, i) => {
    if (begins[i] || records.length === 0) records.push(row);
    else records[records.length - 1] += ` \t ${row}`;
  });
  return records;
}

/**
 * Decides whether the second number of each record is a balance, by how well a chain of them holds.
 * @param {FreeDraft[]} drafts in the order of the text
 */
export function settleSpares(drafts) {
  const spare = drafts.filter((draft) => draft.spare !== null);
  if (spare.length * 2 < drafts.length || spare.length < 2) return;
  const holds = Math.max(chained(spare, 1), chained(spare, -1));
  if (holds * 2 < spare.length - 1) return;
  for (const draft of spare) draft.balance = draft.spare;
}

/** @param {FreeDraft[]} drafts @param {1 | -1} step oldest first or newest first */
function chained(drafts, step) {
  let holds = 0;
  for (let i = 1; i < drafts.length; i += 1) {
    const [older, newer] = step === 1 ? [drafts[i - 1], drafts[i]] : [drafts[i], drafts[i - 1]];
    const moved = round((newer.spare ?? 0) - (older.spare ?? 0));
    if (Math.abs(moved) === Math.abs(newer.amount)) holds += 1;
  }
  return holds;
}
