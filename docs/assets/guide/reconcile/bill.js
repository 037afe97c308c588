/**
 * Reads a payment bill exported from 微信 (CSV, xlsx) or 支付宝 (CSV, also the
 * older web form): finds the header by column names, never by line number, and
 * turns each row into a payment. Pure; nothing leaves the device.
 */
import Papa from '../vendor/papaparse.js';
import { at, placesIn } from './columns.js';
import { decode, isWorksheet, refusal, sniff, unpack } from './container.js';
import { moment } from './dates.js';
import { sharedStrings, sheetRows } from './sheet.js';
import { cell, cents, code, keyMaker, plain } from './text.js';

/** @typedef {import('./types.js').Payment} Payment */
/** @typedef {import('./types.js').Bill} Bill */

/** @type {import('./columns.js').Headings} */
const HEADINGS = [
  ['time', /^(?:交易时间|付款时间|交易创建时间|创建时间|时间)$/],
  ['type', /^(?:交易类型|交易分类|类型|分类)$/],
  ['payee', /^(?:交易对方|对方|收款方|商户名称|对方名称)$/],
  ['peer', /^对方账[号户]$/],
  ['goods', /^(?:商品|商品说明|商品名称|商品描述|说明)$/],
  ['direction', /^收\/?支(?:类型)?$/],
  ['amount', /^(?:交易)?金额$/],
  ['method', /^(?:支付方式|收\/付款方式|付款方式)$/],
  ['status', /^(?:当前状态|交易状态|状态)$/],
  ['funds', /^资金状态$/],
  ['tradeNo', /^(?:交易单号|交易订单号|交易号|订单号)$/],
  ['merchantNo', /^(?:商户单号|商家订单号|商户订单号)$/],
  ['refund', /^成功退款$/],
  ['note', /^备注$/],
];
const TIME_NAMES = /交易时间|交易创建时间/;
const NEEDED = ['time', 'amount', 'payee'];
/** A bill is read in Shanghai time; a date without a year does not occur in it. */
const ANY_MOMENT = 0;

/** @param {readonly string[]} row @returns {Map<string, number> | null} */
function billHeader(row) {
  if (row.length < NEEDED.length || !row.some((text) => text.includes('金额'))) return null;
  const places = placesIn(row, HEADINGS);
  const tells = places.has('direction') || places.has('status');
  return tells && NEEDED.every((field) => places.has(field)) ? places : null;
}

/**
 * @param {Uint8Array} bytes of the chosen file
 * @returns {Promise<Bill>}
 * @throws {import('./container.js').RefusedFile} with one sentence for the reader
 */
export async function readBill(bytes) {
  if (sniff(bytes) === 'text') return billOfText(bytes);
  const { files, isSheet } = await unpack(bytes);
  return isSheet ? billOfRows(rowsOfSheet(files)) : billOfArchive(files);
}

/** The first entry of an archive that is a bill. @param {Record<string, Uint8Array>} files @returns {Promise<Bill>} */
async function billOfArchive(files) {
  /** @type {unknown} */
  let last = refusal('zipWithoutBill');
  for (const name of Object.keys(files).sort()) {
    try {
      return await readBill(files[name]);
    } catch (error) {
      last = error;
    }
  }
  throw last;
}

/** @param {Record<string, Uint8Array>} files @returns {string[][]} */
function rowsOfSheet(files) {
  const text = (/** @type {string} */ name) => new TextDecoder().decode(files[name]);
  const shared = Object.keys(files).find((name) => name.toLowerCase().endsWith('sharedstrings.xml'));
  const strings = shared ? sharedStrings(text(shared)) : [];
  const sheets = Object.keys(files).filter(isWorksheet).sort();
  const all = sheets.map((name) => sheetRows(text(name), strings));
  return all.find((rows) => rows.some((row) => billHeader(row) !== null)) ?? all[0] ?? [];
}

/** @param {Uint8Array} bytes @returns {Bill} */
function billOfText(bytes) {
  const text = decode(bytes, (candidate) => headerLine(candidate) !== null);
  if (text !== null) return billOfRows(rowsOfText(text));
  const loose = new TextDecoder().decode(bytes.subarray(0, 4096));
  throw refusal(/<(?:!doctype|html|head|table|body|script)\b/i.test(loose) ? 'html' : 'noHeader');
}

/** @param {string} text @returns {string | null} */
function headerLine(text) {
  if (/^\s*<(?:!doctype|html|\?xml)/i.test(text)) return null;
  for (let place = text.search(TIME_NAMES); place >= 0; ) {
    const line = lineAround(text, place);
    if (billHeader(line.split(delimiterIn(line))) !== null) return line;
    const end = place + line.length;
    const next = text.slice(end).search(TIME_NAMES);
    place = next < 0 ? -1 : end + next;
  }
  return null;
}

/** @param {string} text @param {number} place */
function lineAround(text, place) {
  const end = text.indexOf('\n', place);
  return text.slice(text.lastIndexOf('\n', place) + 1, end < 0 ? undefined : end);
}

/** @param {string} line */
function delimiterIn(line) {
  if (line.includes(',')) return ',';
  return line.includes('\t') ? '\t' : ';';
}

/**
 * A bill's quotes are not always closed (a goods text may hold one), so the preamble is cut off first
 * and a file that does not parse with quotes is read again without them.
 * @param {string} text @returns {string[][]}
 */
function rowsOfText(text) {
  const head = /** @type {string} */ (headerLine(text));
  const delimiter = delimiterIn(head);
  const body = text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
  const start = body.indexOf(head.replace(/\r$/, '').replace(/^\ufeff/, ''));
  const preamble = body.slice(0, start).split('\n').map((line) => [line]);
  const quoted = Papa.parse(body.slice(start), { delimiter });
  const broken = quoted.errors.some((/** @type {{ type: string }} */ error) => error.type === 'Quotes');
  const parsed = broken ? Papa.parse(body.slice(start), { delimiter, quoteChar: '\u0000' }) : quoted;
  return [...preamble, .../** @type {string[][]} */ (parsed.data)];
}

/**
 * @param {string[][]} rows header included
 * @returns {Bill}
 * @throws {import('./container.js').RefusedFile}
 */
function billOfRows(rows) {
  const first = rows.findIndex((row) => billHeader(row) !== null);
  if (first < 0) throw refusal('noHeader');
  const words = rows.slice(0, first).map((row) => row.join(' ')).join('\n');
  const reading = readRows(rows, first);
  if (reading.lastIsCut && reading.cuts === 1) throw refusal('cut');
  if (reading.payments.length === 0) throw refusal('noRows');
  const payments = withRefunds(reading.payments);
  return { payments, app: appOf(rows[first]), ...rangeOf(words, payments), notes: notesOn(words, reading) };
}

/**
 * @typedef {object} Reading what one pass over the rows gathers
 * @property {Payment[]} payments without rows that stand twice
 * @property {number} read rows that were payments, repeated ones included
 * @property {number} odd rows that made no sense
 * @property {number} cuts dated rows that stop early
 * @property {boolean} lastIsCut the last of all rows is one of them: the file was cut
 */

/** @typedef {{ places: Map<string, number>, width: number, app: Payment['app'] }} Shape */

/** @param {string[][]} rows @param {number} first header row @returns {Reading} */
function readRows(rows, first) {
  let shape = shapeOf(rows[first], /** @type {Map<string, number>} */ (billHeader(rows[first])));
  /** @type {Reading} */
  const reading = { payments: [], read: 0, odd: 0, cuts: 0, lastIsCut: false };
  const add = adder(reading);
  for (let i = first + 1; i < rows.length; i += 1) {
    const row = rows[i];
    const header = billHeader(row);
    if (header) shape = shapeOf(row, header);
    else if (!isBlank(row)) add(row, shape);
  }
  return reading;
}

/** @param {string[]} header @param {Map<string, number>} places @returns {Shape} */
function shapeOf(header, places) {
  return { places, width: header.filter((text) => cell(text) !== '').length, app: appOf(header) };
}

/** @param {string[]} header @returns {Payment['app']} */
function appOf(header) {
  const names = header.map((text) => cell(text)).join(',');
  if (/商户单号/.test(names)) return 'wechat';
  return /商家订单号|交易订单号/.test(names) ? 'alipay' : 'other';
}

/** Nothing in it, or a ruler. @param {string[]} row */
function isBlank(row) {
  const [start = ''] = row;
  return start.trim() === '' ? row.every((text) => text.trim() === '') : start[0] === '-' && /^[-\s]{5,}/.test(start);
}

/** @param {Reading} reading @returns {(row: string[], shape: Shape) => void} */
function adder(reading) {
  const key = keyMaker();
  const seen = new Set();
  return (row, shape) => {
    const text = at(row, shape.places, 'time').trim();
    const time = text === '' ? null : (moment(text, ANY_MOMENT)?.time ?? null);
    const amount = cents(at(row, shape.places, 'amount'));
    reading.lastIsCut = time !== null && row.length < shape.width - 2;
    if (reading.lastIsCut) reading.cuts += 1;
    if (time === null || amount === null) {
      if (row.length > 3) reading.odd += 1;
      return;
    }
    reading.read += 1;
    const payment = paymentOf((field) => cell(at(row, shape.places, field)), time, amount, shape.app);
    const content = `${time}|${amount}|${payment.direction}|${payment.tradeNo}|${payment.merchantNo}`;
    if (payment.tradeNo !== '' && seen.has(content)) return;
    seen.add(content);
    payment.key = payment.tradeNo === '' ? `P|${key(`${content}|${payment.payee}|${payment.goods}`)}` : `P|${content}`;
    reading.payments.push(payment);
  };
}

/**
 * @param {(field: string) => string} get @param {number} time @param {number} amount cents @param {Payment['app']} app
 * @returns {Payment}
 */
function paymentOf(get, time, amount, app) {
  const funds = get('funds');
  const status = funds === '' ? get('status') : `${get('status')} ${funds}`;
  const [way, goods, note] = [get('direction'), unslash(get('goods')), unslash(get('note'))];
  return {
    key: '',
    time,
    payee: unslash(get('payee')) || unslash(get('peer')),
    goods: note === '' ? goods : `${goods} ${note}`.trim(),
    amount,
    direction: directionOf(way, funds),
    status,
    state: stateOf(status),
    tradeNo: code(get('tradeNo')),
    merchantNo: code(get('merchantNo')),
    refunded: Math.min(amount, refundedIn(status, note, amount) || cents(get('refund')) || 0),
    app,
    isRefund: way !== '支出' && /退款/.test(`${get('type')} ${goods} ${status}`),
  };
}

/** @param {string} text */
function unslash(text) {
  return text === '/' ? '' : text;
}

/** @param {string} text @param {string} funds @returns {Payment['direction']} */
function directionOf(text, funds) {
  if (text.includes('支出')) return 'out';
  if (text.includes('收入')) return 'in';
  return text === '' && /已支出/.test(funds) ? 'out' : 'neutral';
}

/** @param {string} status @returns {Payment['state']} */
function stateOf(status) {
  if (/等待付款|待付款|待支付|未支付/.test(status)) return 'pending';
  return /关闭|失败|已取消|未支付|已撤销/.test(status) ? 'closed' : 'paid';
}

/** @param {string} status @param {string} note @param {number} amount @returns {number} cents */
function refundedIn(status, note, amount) {
  if (!status.includes('退') && !note.includes('退')) return 0;
  if (/全额退款|对方已退还|已退还$/.test(status)) return amount;
  const part = /已退款\s*[(（]?\s*[¥￥]?\s*([\d,.]+)/.exec(plain(`${status} ${note}`));
  if (part) return cents(part[1]) ?? 0;
  return /^已退款|退款成功/.test(status) ? amount : 0;
}

/**
 * Refund rows lend their amount to the payment they return: by trade number (支付宝 writes the first one's
 * number and adds to it), by merchant number, else by the same payee, amount and the latest time before.
 * @param {Payment[]} payments
 * @returns {Payment[]}
 */
function withRefunds(payments) {
  const refunds = payments.filter((payment) => payment.isRefund && payment.state === 'paid');
  if (refunds.length === 0) return payments;
  const find = originals(payments);
  /** @type {Map<string, number>} */
  const back = new Map();
  for (const refund of refunds) {
    const original = find(refund);
    if (original) back.set(original.key, (back.get(original.key) ?? 0) + refund.amount);
  }
  return payments.map((payment) => {
    const sum = Math.max(payment.refunded, Math.min(payment.amount, back.get(payment.key) ?? 0));
    const reopened = payment.state === 'closed' && back.has(payment.key);
    return { ...payment, refunded: payment.isRefund ? 0 : sum, state: reopened ? 'paid' : payment.state };
  });
}

/** @param {Payment[]} payments @returns {(refund: Payment) => Payment | null} */
function originals(payments) {
  /** @type {Map<string, Payment[]>} */
  const index = new Map();
  const put = (/** @type {string} */ name, /** @type {Payment} */ payment) => {
    const list = index.get(name);
    if (list) list.push(payment);
    else index.set(name, [payment]);
  };
  for (const payment of payments) {
    if (payment.isRefund || payment.direction === 'in') continue;
    if (payment.tradeNo) put(`t${payment.tradeNo}`, payment);
    if (payment.merchantNo) put(`m${payment.merchantNo}`, payment);
    put(`p${payment.payee}|${payment.amount}`, payment);
  }
  return (refund) => {
    const trade = refund.tradeNo.split(/[_*]/)[0];
    const names = [`t${trade}`, `m${refund.merchantNo || '-'}`, `p${refund.payee}|${refund.amount}`];
    const list = names.map((name) => index.get(name)).find((found) => found !== undefined) ?? [];
    const earlier = list.filter((payment) => payment.time <= refund.time);
    return preferred(earlier, refund);
  };
}

/** @param {Payment[]} list @param {Payment} refund @returns {Payment | null} */
function preferred(list, refund) {
  const marked = list.filter((payment) => payment.refunded > 0 || payment.state === 'closed');
  const choice = marked.length > 0 ? marked : list;
  return choice.reduce((/** @type {Payment | null} */ best, payment) => {
    return best === null || Math.abs(refund.time - payment.time) < Math.abs(refund.time - best.time) ? payment : best;
  }, null);
}

/** @param {string} words @param {Payment[]} payments @returns {{ from: number | null, to: number | null }} */
function rangeOf(words, payments) {
  const stated = /终止时间\s*[:：]\s*\[?([^\]\n]+)/.exec(words);
  const begun = /起始时间\s*[:：]\s*\[?([^\]\n]+?)(?:\]|终止)/.exec(words);
  let [low, high] = [Infinity, -Infinity];
  for (const { time } of payments) [low, high] = [Math.min(low, time), Math.max(high, time)];
  const from = begun ? (moment(begun[1], ANY_MOMENT)?.time ?? low) : low;
  const to = stated ? (moment(stated[1], ANY_MOMENT)?.time ?? high) : high;
  return { from, to: Math.max(to, high) };
}

/** @param {string} words @param {Reading} reading @returns {string[]} */
function notesOn(words, { read, odd }) {
  /** @type {string[]} */
  const notes = [];
  const stated = /共\s*(\d+)\s*笔/.exec(words);
  if (stated && Number(stated[1]) > read) notes.push(`账单写着共 ${stated[1]} 笔，这里读到 ${read} 笔，可能不完整。`);
  if (odd > 0) notes.push(`有 ${odd} 行看不懂，没有算进去。`);
  return notes;
}
