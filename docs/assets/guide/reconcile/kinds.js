/**
 * What a ledger line is, from the words a platform uses for it. Pure.
 */
import { promised } from './goods.js';
import { plain } from './text.js';

/** @typedef {import('./types.js').Kind} Kind */

/**
 * In this order: the first that fits wins.
 * @type {[Kind, RegExp][]}
 */
const WORDS = [
  ['gift', /(?:维护|停服|更新|活动|延迟|服务器)[^，。]{0,4}补偿/],
  ['restore', /补发|补回|补偿|补单|补录|补足|补差|恢复|返还|找回|误扣退|误扣返|restor|compensat|reissue|make.?up/i],
  ['clawback', /扣回|追回|收回|回收|冲正|撤销充值|退款扣|退款后扣|退充|clawback|chargeback|revers|revok/i],
  ['refund', /退款|退还|退回|退钻|退单|退订|撤单|refund/i],
  ['renew', /续费|续期|自动扣|月费|包月扣|renew|subscri/i],
  ['expire', /过期|到期|清零|失效|作废|expir|lapse/i],
  ['convert', /转换|转为|转成|换成|兑换?成?积分|兑积分|换积分|转积分|折算|convert/i],
  ['gift', /赠|送|奖励|奖品|签到|礼包|返利|福利|红包|gift|bonus|reward|free/i],
  ['topup', /充值|^充|充了|充\s*\d|充钻|充入|购钻|购买钻|买钻|入账|到账|加款|存入|recharge|top.?up|deposit|credited|buy diamonds/i],
  ['freeze', /解冻|冻结|unfreeze|freeze|hold/i],
  ['transfer', /转账|转出|转入|转赠|划转|transfer/i],
  ['adjust', /调整|校正|更正|系统|维护|迁移|盘点|adjust|correct|system/i],
  [
    'use',
    /使用|^用|用\s*\d|消费|支付|兑换|购买|花费|扣费|扣除|扣减|扣款|消耗|开通|下单|订单|用掉|花掉|用了|花了|打赏|bought|spend|spent|use|purchase|redeem|pay|order|consum|debit/i,
  ],
];

const OUTGOING = new Set(['use', 'renew', 'expire', 'convert', 'clawback']);
const INCOMING = new Set(['topup', 'gift', 'refund', 'restore']);
const OUT_WORDS = /支出|减少|扣|转出|冻结(?!.*解)|出账|消耗|(?:^|[^a-z])(?:out|debit|minus|decrease|spend|expense)(?:$|[^a-z])/i;
const IN_WORDS = /收入|增加|获得|转入|解冻|入账|加|(?:^|[^a-z])(?:in|credit|plus|increase|income|earn)(?:$|[^a-z])/i;
const WRONGLY = /误扣|错扣|多扣|重复扣|扣错|异常扣|wrongly|by mistake|duplicate/i;

/**
 * The kind of a line.
 * @param {string} type the platform's column for it, may be empty
 * @param {string} text everything else the line says
 * @param {number} amount signed, 0 when the sign is not known
 * @returns {Kind}
 */
export function kindOf(type, text, amount) {
  const kind = packaged(`${type} ${text}`, amount) ? 'topup' : firstKind(plain(type)) ?? firstKind(plain(text));
  if (kind === 'refund' && amount < 0) return 'clawback';
  if (kind === 'topup' && amount < 0) return 'clawback';
  if (kind === 'gift' && amount < 0) return 'use';
  return kind ?? 'other';
}

/** A purchase whose name holds its gift, 充60送6, booked as one line. @param {string} text @param {number} amount */
function packaged(text, amount) {
  const both = /\d/.test(text) ? promised(text) : null;
  return both !== null && both.gift > 0 && amount >= both.base;
}

/** @param {string} text @returns {Kind | null} */
function firstKind(text) {
  for (const [kind, words] of WORDS) if (words.test(text)) return kind;
  return null;
}

/**
 * The sign of an amount written without one.
 * @param {Kind} kind
 * @param {string} text of the whole line, column 收支 included
 * @returns {-1 | 0 | 1} 0 when the words do not say
 */
export function signOf(kind, text) {
  if (OUTGOING.has(kind)) return -1;
  if (INCOMING.has(kind)) return 1;
  const words = plain(text);
  if (/解冻|unfreeze/i.test(words)) return 1;
  if (OUT_WORDS.test(words)) return -1;
  return IN_WORDS.test(words) ? 1 : 0;
}

/**
 * A sign stated in a column of its own: 收入, 支出, +, -.
 * @param {string} text
 * @returns {-1 | 0 | 1}
 */
export function statedSign(text) {
  const word = plain(text).trim();
  if (word === '-' || OUT_WORDS.test(word)) return -1;
  return word === '+' || IN_WORDS.test(word) ? 1 : 0;
}

/**
 * Does the platform itself call this deduction a mistake?
 * @param {string} text
 * @returns {boolean}
 */
export function calledWrong(text) {
  return WRONGLY.test(plain(text));
}

/**
 * Is the line counted in something that is not 钻?
 * @param {string} text of the amount and what stands beside it
 * @returns {boolean}
 */
export function otherCurrency(text) {
  return /[+\d]\s*(?:个)?\s*(?:积分|points?|经验|成长值|元宝)/i.test(plain(text));
}
