/**
 * A platform's ledger as a table: which column is what, and one row to one line. Pure.
 */
import { at, placesIn } from './columns.js';
import { findMoment, moment } from './dates.js';
import { kindOf, otherCurrency, signOf, statedSign } from './kinds.js';
import { cell, code, number, round } from './text.js';

/** @typedef {import('./types.js').Line} Line */
/** @typedef {Omit<Line, 'key'> & { unsigned: boolean }} Draft a line whose sign may still be open */

/** @type {import('./columns.js').Headings} */
const HEADINGS = [
  ['expires', /^(?:有效期.*|到期时间|到期日期?|过期时间|过期日期?|失效时间|截止日期?|expir(?:y|es|ation).*|validuntil|valid)$/],
  ['date', /^(?:交易|记账)?日期$|^date$/],
  ['time', /^(?:交易|创建|发生|操作|记录|变动|入账|下单|完成|更新)?(?:时间|日期)$|^(?:time|datetime|timestamp|when|createdat|date\/time)$/],
  ['before', /^(?:变动|操作|交易|变更)?前(?:余额|数量)?$|^(?:原余额|balancebefore|before)$/],
  ['moved', /^(?:余额|账户|钻石?|本次)(?:变动|变化|增减)(?:数量?|量|值)?$/],
  ['balance', /余额$|^(?:变动后|变更后|操作后|交易后|结余|剩余.*|余量|余钻|当前.*|余额.*|balance.*|after|remaining|total)$/],
  ['in', /^(?:收入|增加|获得|入账|存入|转入|加|in|credit|income|earned|added)(?:数量|金额|钻石?|\+)?$/],
  ['out', /^(?:支出|减少|消耗|扣除|出账|转出|减|out|debit|spent|expense|used)(?:数量|金额|钻石?|-)?$/],
  ['sign', /^(?:收\/?支|收入\/支出|收支类型|收支|增减|方向|加减|\+\/-|direction|in\/out)$/],
  ['amount', /^(?:变动|变更|交易|操作|发生)(?:数量|金额|额|值|钻石?|数)?$|^(?:变动|变化|增减|收支|使用)?(?:钻石?)?(?:数量|数目|钻数|钻量|变化量|变动量)$|^(?:变动|变化|金额|钻|钻石|钻石数|数额|点数|amount|change|delta|diamonds?|quantity|qty|points?|value|coins?|gems?)$/],
  ['type', /^(?:.*类型|类别|种类|分类|业务|操作|变动类型|type|kind|category|action|event)$/],
  ['order', /^(?:.*订单.*|关联单号|单号|商户单号|商家订单号|交易单号|业务单号|order.*|reference|ref.*)$/],
  ['serial', /^(?:流水.*|编号|序号|记录号?|id|no|#|serial.*|transactionid|txid|txnid|txn)$/],
  ['account', /^(?:账号|帐号|账户|用户名?|uid|account|user)$/],
  ['status', /^(?:.*状态|结果|status|state|result)$/],
  ['name', /^(?:.*名称|项目|事项|摘要|说明|内容|商品.*|用途|明细|描述|原因|来源|标题|description|desc|item|details?|name|title|reason|memo|source)$/],
  ['note', /^(?:备注|附言|remarks?|notes?|comments?)$/],
];

/**
 * Columns of a row, if it is the ledger's header.
 * @param {readonly string[]} row
 * @returns {Map<string, number> | null}
 */
export function ledgerHeader(row) {
  if (row.length < 2 || row.some((text) => /\d/.test(text))) return null;
  const places = placesIn(row, HEADINGS);
  standIn(places, 'amount', 'moved');
  if (!places.has('in') && !places.has('out')) standIn(places, 'amount', 'sign');
  standIn(places, 'time', 'date');
  const counts = places.has('amount') || places.has('in') || places.has('out') || places.has('balance');
  return counts && places.size >= 2 ? places : null;
}

/** Lets one column do for another that the table lacks. @param {Map<string, number>} places @param {string} field @param {string} other */
function standIn(places, field, other) {
  const place = places.get(other);
  if (places.has(field) || place === undefined) return;
  places.set(field, place);
  places.delete(other);
}

/** When a row happened; date and time may stand in two columns. @param {readonly string[]} row @param {Map<string, number>} places @param {number} around */
function whenOf(row, places, around) {
  const time = at(row, places, 'time');
  const whole = moment(time, around);
  const date = at(row, places, 'date');
  return whole ?? (date === '' ? null : moment(`${cell(date)} ${cell(time)}`, around));
}

/** @typedef {typeof kindOf} KindOf */

/**
 * `kindOf` that remembers: a long ledger has few names.
 * @returns {KindOf}
 */
export function rememberedKinds() {
  /** @type {Map<string, import('./types.js').Kind>} */
  const known = new Map();
  return (type, text, amount) => {
    const key = `${type}|${text}|${amount}`;
    const kind = known.get(key) ?? kindOf(type, text, amount);
    known.set(key, kind);
    return kind;
  };
}

/**
 * @param {readonly string[]} row
 * @param {Map<string, number>} places
 * @param {number} around
 * @param {KindOf} [kinds]
 * @returns {Draft | null} null when the row holds no amount of 钻
 */
export function tableLine(row, places, around, kinds = kindOf) {
  const get = (/** @type {string} */ field) => cell(at(row, places, field));
  const words = `${get('type')} ${get('name')} ${get('note')} ${get('status')}`;
  const sized = sizeOf(get);
  if (sized === null || otherCurrency(get('amount')) || otherUnit(words)) return null;
  const kind = kinds(get('type'), `${get('name')} ${get('note')}`, sized.value);
  const when = whenOf(row, places, around);
  const until = places.has('expires') ? moment(at(row, places, 'expires'), around) : null;
  const { amount, unsigned } = signed(sized, kind, words);
  return {
    time: when === null ? null : when.time,
    dayOnly: when !== null && when.dayOnly,
    amount,
    unsigned,
    kind,
    name: `${get('type')} ${get('name')} ${get('note')}`.replace(/\s+/g, ' ').trim(),
    balance: number(get('balance')),
    orderNo: code(get('order')) || orderIn(words),
    serial: code(get('serial')),
    status: get('status'),
    expires: expiryOf(until, words, when?.time ?? null, around),
    account: get('account'),
  };
}

/** Points that the same page lists beside the 钻. @param {string} words */
function otherUnit(words) {
  return /^(?:积分|经验)|(?:获得|得到|增加)\s*\d*\s*积分/.test(words.trim());
}

/**
 * @param {(field: string) => string} get
 * @returns {{ value: number, stated: boolean } | null}
 */
function sizeOf(get) {
  const income = number(get('in'));
  const outgo = number(get('out'));
  if (income || outgo) return { value: round(Math.abs(income ?? 0) - Math.abs(outgo ?? 0)), stated: true };
  const value = number(get('amount')) ?? change(get);
  if (value === null) return null;
  const sign = statedSign(get('sign'));
  if (sign !== 0) return { value: sign * Math.abs(value), stated: true };
  return { value, stated: value < 0 || /^\+/.test(get('amount')) };
}

/** @param {(field: string) => string} get @returns {number | null} */
function change(get) {
  const before = number(get('before'));
  const after = number(get('balance'));
  return before === null || after === null ? null : round(after - before);
}

/**
 * An amount with its sign, as far as words tell it.
 * @param {{ value: number, stated: boolean }} sized
 * @param {import('./types.js').Kind} kind
 * @param {string} words
 * @returns {{ amount: number, unsigned: boolean }}
 */
export function signed(sized, kind, words) {
  if (sized.stated || sized.value < 0) return { amount: round(sized.value), unsigned: false };
  const sign = signOf(kind, words);
  return { amount: round(sized.value * (sign || 1)), unsigned: sign === 0 };
}

/** @param {string} words @returns {string} */
export function orderIn(words) {
  const match = /(?:订单号?|单号|order\s*(?:no\.?|id|#)?)\s*[:：#]?\s*([A-Za-z0-9][A-Za-z0-9_-]{5,})/i.exec(words);
  return match ? match[1] : '';
}

/**
 * When the 钻 of a line run out: a column, a date in the words, or so many days.
 * @param {import('./dates.js').Moment | null} until
 * @param {string} words
 * @param {number | null} from
 * @param {number} around
 * @returns {number | null}
 */
export function expiryOf(until, words, from, around) {
  if (!until && !/有效|到期|过期时间|截止|限\s*\d/.test(words)) return null;
  const named = /(?:有效期至?|有效至|到期日?|过期时间|截止)\s*[:：]?\s*(\d{4}[^,，;；)）]*)/.exec(words);
  const found = until ?? (named ? findMoment(named[1], around) : null);
  if (found) return found.dayOnly ? found.time + 86_399_999 : found.time;
  const days = /(?:有效期?|限)\s*(\d{1,3})\s*(天|日|个月)(?:内?有效)?|(\d{1,3})\s*(天|日)(?:内)?有效/.exec(words);
  if (!days || from === null) return null;
  const count = Number(days[1] ?? days[3]) * (days[2] === '个月' ? 30 : 1);
  return from + count * 86_400_000;
}
