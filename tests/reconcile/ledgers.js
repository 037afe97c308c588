/**
 * Ledgers and bills with a known cause, made from a seed. The generator knows
 * nothing of the matcher: it plays a platform and an app, lets one thing go
 * wrong, and writes down what went wrong.
 */
import { alipayCsv, stamp, wechatCsv, wechatXlsx } from './files.js';
import { randomFrom } from './random.js';

/**
 * @typedef {object} Entry a line of the platform's ledger
 * @property {number} at seconds since the year began
 * @property {string} type
 * @property {string} name
 * @property {number} amount
 * @property {string} order
 * @property {string} [status]
 * @property {number} [expires] seconds since the year began
 *
 * @typedef {object} World
 * @property {import('./random.js').Random} random
 * @property {Entry[]} entries
 * @property {import('./files.js').Row[]} rows
 * @property {Style} style
 * @property {number} opening
 * @property {number} hidden 钻 that vanish without a line
 * @property {number | null} shown a balance shown other than the true one
 * @property {TopUp[]} topups
 * @property {number} [hiddenAt] when they vanish
 *
 * @typedef {object} TopUp
 * @property {number} at @property {number} yuan @property {number} base @property {number} gift
 * @property {string} merchant @property {Entry | null} entry @property {Entry | null} giftEntry @property {number} row
 *
 * @typedef {object} Style
 * @property {'explicit' | 'promo' | 'generic'} goods
 * @property {'none' | 'bill' | 'own'} orders
 * @property {boolean} balances
 * @property {'tab' | 'comma' | 'free' | 'english' | 'inout' | 'pipe'} table
 * @property {'up' | 'down' | 'mixed'} order
 * @property {'wechat' | 'xlsx' | 'alipay'} app
 * @property {boolean} dense everything happens within a few days
 * @property {number} delay seconds until a credit, at most
 * @property {boolean} minutes the ledger shows no seconds
 * @property {string} payee
 * @property {number} rate
 *
 * @typedef {object} Case
 * @property {number} seed @property {string} cause @property {number} gap @property {string} expected data-cause
 * @property {Uint8Array} bill @property {string} ledger @property {number} before @property {number} now
 */

const DAY = 86400;
const SHOPS = ['小年数卡', '青禾网络科技', '云点商贸有限公司', '北岸数码', 'ZK数字商城'];
const NOISE = [
  ['美团', '外卖订单'], ['滴滴出行', '快车'], ['全家便利店', '商品'], ['中国移动', '话费充值50元'], ['拼多多平台商户', '纸巾 3 包'],
  ['蜜雪冰城', '/'], ['铁路12306', '火车票'], ['王者荣耀', '60点券'], ['瑞幸咖啡', '生椰拿铁 x2'], ['爱奇艺', '黄金会员12个月'],
];
const THINGS = ['兑换视频会员月卡', '兑换音乐周卡', '购买游戏道具', '兑换网盘会员', '开通超级会员', '兑换读书会员'];

/** What goes wrong, and what an answer must say. @type {Record<string, { expected: string, break: (world: World) => number }>} */
export const CAUSES = {
  'nothing wrong, balance grew': { expected: 'none', break: () => 0 },
  'own use': { expected: 'explained', break: ownUse },
  'expired by rule': { expected: 'explained', break: expiredByRule },
  'converted': { expected: 'explained', break: converted },
  'same thing bought twice': { expected: 'explained', break: boughtTwice },
  'order refunded in full': { expected: 'none', break: orderRefunded },
  'money refunded, 钻 taken back': { expected: 'explained', break: moneyRefunded },
  'payment refunded, never credited': { expected: 'none', break: refundedPayment },
  'credited late': { expected: 'none', break: creditedLate },
  'missing credit made up for': { expected: 'none', break: madeUp },
  'credited twice': { expected: 'none', break: creditedTwice },
  'gift given twice': { expected: 'none', break: giftTwice },
  'paid, not credited': { expected: 'paid-not-credited', break: notCredited },
  'two paid, not credited': { expected: 'paid-not-credited', break: twoNotCredited },
  'short credited': { expected: 'short-credited', break: shortCredited },
  'gift missing': { expected: 'short-credited', break: giftMissing },
  'paid twice': { expected: 'charged-twice', break: paidTwice },
  'deducted twice': { expected: 'charged-twice', break: deductedTwice },
  'deducted after its refund': { expected: 'refund-not-returned', break: deductedAfterRefund },
  'failed, 钻 kept': { expected: 'deducted-no-benefit', break: failedKept },
  'called off, 钻 kept': { expected: 'refund-not-returned', break: calledOffKept },
  'expired too much': { expected: 'expired', break: expiredTooMuch },
  'made up for in part': { expected: 'partial-restored', break: madeUpInPart },
  'fall without a line': { expected: 'unknown|balance-dropped', break: silentFall },
  'old balance shown': { expected: 'display-delay', break: oldBalance },
};

/** @param {World} world @param {number} at @param {string} [payee] @param {string} [goods] @param {string} [yuan] */
function noise(world, at, payee, goods, yuan) {
  const { random } = world;
  const [name, what] = random.pick(NOISE);
  world.rows.push({
    at, payee: payee ?? name, goods: goods ?? what, yuan: yuan ?? `${random.int(3, 300)}.${random.pick(['00', '50', '90'])}`,
    way: '支出', trade: random.digits(28), merchant: random.digits(20),
  });
}

/** @param {World} world @param {number} yuan @param {number} base @param {number} gift */
function goodsText({ style, random }, yuan, base, gift) {
  if (style.goods === 'generic') return '账户充值';
  if (gift > 0) return `买${base}钻送${gift}钻`;
  return random.pick([`充值${base}钻`, `充值${base}钻`, `${base}钻石充值 ${yuan}元`]);
}

/** @param {World} world @param {number} at @param {{ credit?: boolean, yuan?: number, merchant?: string }} [options] @returns {TopUp} */
function topUp(world, at, options = {}) {
  const { random, style } = world;
  const yuan = options.yuan ?? random.pick([6, 6, 12, 18, 30, 68]);
  const base = yuan * style.rate;
  const gift = style.goods === 'promo' ? Math.max(1, Math.round(base / 10)) : 0;
  const merchant = options.merchant ?? `ZK${random.digits(16)}`;
  const row = world.rows.push({
    at, payee: style.payee, goods: goodsText(world, yuan, base, gift), yuan: `${yuan}.00`, way: '支出',
    trade: random.digits(28), merchant,
  }) - 1;
  const made = /** @type {TopUp} */ ({ at, yuan, base, gift, merchant, entry: null, giftEntry: null, row });
  if (options.credit !== false) credit(world, made, at + random.int(2, style.delay));
  world.topups.push(made);
  return made;
}

/** @param {World} world @param {TopUp} made @param {number} at @param {number} [amount] */
function credit(world, made, at, amount = made.base) {
  const order = orderFor(world, made.merchant);
  made.entry = add(world, { at, type: '充值', name: '在线充值', amount, order });
  if (made.gift > 0) made.giftEntry = add(world, { at: at + 1, type: '赠送', name: '充值赠送', amount: made.gift, order });
}

/** @param {World} world @param {string} merchant */
function orderFor({ style, random }, merchant) {
  if (style.orders === 'none') return '';
  return style.orders === 'bill' ? merchant : `D${random.digits(12)}`;
}

/** @param {World} world @param {Entry} entry @returns {Entry} */
function add(world, entry) {
  world.entries.push(entry);
  return entry;
}

/** @param {World} world @param {number} at @param {number} amount @param {string} [name] @param {string} [order] */
function use(world, at, amount, name, order) {
  return add(world, { at, type: '使用', name: name ?? world.random.pick(THINGS), amount: -amount, order: order ?? orderFor(world, `U${world.random.digits(14)}`) });
}

/** A moment well apart from all others. @param {World} world @param {number} [low] @param {number} [high] days */
function freeMoment(world, low = 40, high = 95) {
  const apart = world.style.dense ? 900 : 3 * 3600;
  const from = world.style.dense ? Math.max(low, high - 6) : low;
  for (;;) {
    const at = world.random.int(from * DAY, high * DAY);
    const busy = [...world.entries, ...world.topups].some((item) => Math.abs(item.at - at) < apart);
    if (!busy) return at;
  }
}

/** @param {World} world */
function lastMoment(world) {
  return Math.max(...world.entries.map(({ at }) => at), ...world.topups.map(({ at }) => at));
}

/** @param {World} world @returns {number} the gap */
function ownUse(world) {
  const total = world.entries.reduce((sum, { amount }) => sum + amount, 0);
  if (total >= 0) use(world, freeMoment(world), total + world.random.int(1, 40));
  return 0;
}

/** @param {World} world */
function expiredByRule(world) {
  const at = freeMoment(world, 50, 90);
  const amount = world.random.int(5, 60);
  add(world, { at, type: '赠送', name: '活动赠送', amount, order: '', expires: at + 20 * DAY });
  add(world, { at: at + 20 * DAY + world.random.int(1, 60), type: '过期', name: '赠送到期', amount: -world.random.int(1, amount), order: '' });
  return 0;
}

/** @param {World} world */
function converted(world) {
  add(world, { at: freeMoment(world), type: '转换', name: '自动换成积分', amount: -world.random.int(10, 100), order: '' });
  return 0;
}

/** @param {World} world */
function boughtTwice(world) {
  const { random, style } = world;
  const at = freeMoment(world);
  const amount = random.int(60, 90);
  const name = random.pick(THINGS);
  const total = world.entries.reduce((sum, entry) => sum + entry.amount, 0);
  use(world, at, amount, name);
  use(world, at + (style.orders === 'none' ? random.int(2400, 9000) : random.int(20, 900)), amount, name);
  if (total > 0) use(world, freeMoment(world), total);
  return 0;
}

/** @param {World} world */
function orderRefunded(world) {
  const at = freeMoment(world);
  const line = use(world, at, 30);
  add(world, { at: at + world.random.int(60, 7200), type: '退款', name: '订单退款', amount: 30, order: line.order });
  return 0;
}

/** @param {World} world */
function moneyRefunded(world) {
  const made = topUp(world, freeMoment(world, 40, 80));
  giveMoneyBack(world, made, made.at + DAY);
  add(world, { at: made.at + DAY - 60, type: '扣回', name: '退款扣回', amount: -(made.base + made.gift), order: '' });
  return 0;
}

/** @param {World} world @param {TopUp} made @param {number} at */
function giveMoneyBack(world, made, at) {
  const { style, rows, random } = world;
  const paid = rows[made.row];
  if (style.app === 'alipay') {
    if (random.chance(0.5)) Object.assign(paid, { status: '交易关闭' });
    rows.push({ ...paid, at, way: '/', status: '退款成功', kind: '退款', goods: `退款-${paid.goods}`, trade: `${paid.trade}_${random.digits(8)}` });
    return;
  }
  Object.assign(paid, { status: '已全额退款' });
  rows.push({ ...paid, at, way: '收入', status: '已全额退款', kind: `${paid.payee}-退款`, goods: '/', trade: random.digits(28), merchant: random.digits(20) });
}

/** @param {World} world */
function refundedPayment(world) {
  giveMoneyBack(world, topUp(world, freeMoment(world), { credit: false }), freeMoment(world, 96, 99));
  return 0;
}

/** @param {World} world */
function creditedLate(world) {
  const made = topUp(world, freeMoment(world, 40, 90), { credit: false });
  credit(world, made, made.at + world.random.int(3600, 60 * 3600));
  return 0;
}

/** @param {World} world */
function madeUp(world) {
  const made = topUp(world, freeMoment(world, 40, 90), { credit: false });
  add(world, { at: made.at + world.random.int(DAY, 5 * DAY), type: '补发', name: '客服补发', amount: made.base, order: '' });
  if (made.gift > 0) add(world, { at: made.at + 5 * DAY + 5, type: '赠送', name: '充值赠送', amount: made.gift, order: '' });
  return made.gift > 0 ? NaN : 0;
}

/** @param {World} world */
function creditedTwice(world) {
  const made = world.random.pick(world.topups);
  const first = /** @type {Entry} */ (made.entry);
  add(world, { ...first, at: first.at + world.random.int(5, 400) });
  return -made.base;
}

/** @param {World} world */
function giftTwice(world) {
  const made = world.random.pick(world.topups);
  const first = made.giftEntry;
  if (!first) return NaN;
  add(world, { ...first, at: first.at + world.random.int(1, 200) });
  return -made.gift;
}

/** @param {World} world */
function notCredited(world) {
  const made = topUp(world, freeMoment(world), { credit: false });
  return made.base + made.gift;
}

/** @param {World} world */
function twoNotCredited(world) {
  return notCredited(world) + notCredited(world);
}

/** @param {World} world */
function shortCredited(world) {
  const made = topUp(world, freeMoment(world), { credit: false, yuan: world.random.pick([6, 12, 30, 68]) });
  const missing = world.random.pick([Math.round(made.base / 10), Math.round(made.base / 2), Math.round(made.base / 6)]);
  credit(world, made, made.at + world.random.int(3, 300), made.base - missing);
  return missing;
}

/** @param {World} world */
function giftMissing(world) {
  const made = world.random.pick(world.topups);
  if (!made.giftEntry) return NaN;
  world.entries.splice(world.entries.indexOf(made.giftEntry), 1);
  return made.gift;
}

/** @param {World} world */
function paidTwice(world) {
  const made = world.random.pick(world.topups);
  topUp(world, made.at + world.random.int(3, 240), { credit: false, yuan: made.yuan, merchant: world.random.chance(0.4) ? made.merchant : undefined });
  return made.base + made.gift;
}

/** @param {World} world */
function deductedTwice(world) {
  const first = use(world, freeMoment(world), world.random.int(10, 60));
  const later = world.style.orders === 'none' ? world.random.int(0, 120) : world.random.int(0, 3600);
  add(world, { ...first, at: first.at + later });
  return -first.amount;
}

/** @param {World} world */
function deductedAfterRefund(world) {
  const first = use(world, freeMoment(world), world.random.int(10, 60));
  const refund = add(world, { at: first.at + world.random.int(60, 1800), type: '退款', name: '订单退款', amount: -first.amount, order: first.order });
  add(world, { ...first, at: refund.at + world.random.int(30, 1800) });
  return -first.amount;
}

/** @param {World} world */
function failedKept(world) {
  const line = use(world, freeMoment(world), world.random.int(10, 60));
  line.status = '失败';
  return -line.amount;
}

/** @param {World} world */
function calledOffKept(world) {
  const line = use(world, freeMoment(world), world.random.int(10, 60));
  line.status = '已退款';
  return -line.amount;
}

/** @param {World} world */
function expiredTooMuch(world) {
  const at = freeMoment(world, 50, 85);
  const amount = world.random.int(10, 60);
  const over = world.random.int(5, 30);
  add(world, { at, type: '赠送', name: '活动赠送', amount, order: '', expires: at + 10 * DAY });
  add(world, { at: at + 10 * DAY + 30, type: '过期', name: '赠送到期', amount: -(amount + over), order: '' });
  return over;
}

/** @param {World} world */
function madeUpInPart(world) {
  const { random } = world;
  if (random.chance(0.5)) {
    const fall = random.int(30, 80);
    const back = random.int(5, fall - 5);
    const line = add(world, { at: freeMoment(world, 40, 90), type: '调整', name: '系统调整', amount: -fall, order: '' });
    add(world, { at: line.at + random.int(DAY, 4 * DAY), type: '补发', name: '客服补发', amount: back, order: '' });
    return fall - back;
  }
  const made = topUp(world, freeMoment(world, 40, 90), { credit: false, yuan: 30 });
  const back = random.int(10, made.base - 10);
  add(world, { at: made.at + random.int(DAY, 4 * DAY), type: '补发', name: '客服补发', amount: back, order: '' });
  return made.gift > 0 ? NaN : made.base - back;
}

/** @param {World} world */
function silentFall(world) {
  world.hidden = world.random.int(11, 79);
  world.hiddenAt = world.random.int(45 * DAY, Math.floor(lastMoment(world)));
  return world.hidden;
}

/** @param {World} world */
function oldBalance(world) {
  const made = topUp(world, lastMoment(world) + DAY);
  world.shown = -made.base - made.gift;
  return made.base + made.gift;
}

/** @param {number} seed @returns {World} */
function worldOf(seed) {
  const random = randomFrom(seed);
  const style = /** @type {Style} */ ({
    goods: random.pick(['explicit', 'explicit', 'promo', 'generic']),
    orders: random.pick(['none', 'bill', 'own']),
    balances: random.chance(0.6),
    table: random.pick(['tab', 'comma', 'free', 'english', 'inout', 'pipe']),
    order: random.pick(['up', 'down', 'mixed']),
    app: random.pick(['wechat', 'xlsx', 'alipay']),
    payee: random.pick(SHOPS),
    rate: random.pick([10, 10, 10, 1, 7]),
    dense: random.chance(0.3),
    delay: random.pick([90, 90, 480]),
    minutes: random.chance(0.3),
  });
  return { random, style, entries: [], rows: [], opening: random.int(300, 900), hidden: 0, shown: null, topups: [] };
}

/** @param {World} world */
function everyday(world) {
  const { random } = world;
  for (let i = random.int(3, 9); i > 0; i -= 1) topUp(world, freeMoment(world, 30, 95));
  for (let i = random.int(1, 6); i > 0; i -= 1) use(world, freeMoment(world, 30, 95), random.int(1, 8));
  for (let i = random.int(5, 40); i > 0; i -= 1) noise(world, random.int(20 * DAY, 99 * DAY));
  if (random.chance(0.5)) noise(world, random.pick(world.topups).at - 200, '美团', '外卖订单', '6.00');
  world.rows.push({ at: 25 * DAY, payee: '/', goods: '/', yuan: '2000.00', way: '/', kind: '零钱提现', trade: random.digits(20), merchant: '' });
  world.rows.push({ at: 26 * DAY, payee: '妈妈', goods: '/', yuan: '6.00', way: '收入', kind: '转账', trade: random.digits(20), merchant: '' });
}

/**
 * One case: the same seed and cause give the same case.
 * @param {number} seed
 * @param {string} cause one of the names in CAUSES
 * @returns {Case}
 */
export function makeCase(seed, cause) {
  for (let attempt = 0; ; attempt += 1) {
    const world = worldOf(seed * 1000 + attempt);
    everyday(world);
    const gap = CAUSES[cause].break(world);
    if (!Number.isNaN(gap) && (gap === 0 || fits(world))) return finished(world, seed, cause, gap);
  }
}

/** A promised gift can only be read from the goods text. @param {World} world */
function fits(world) {
  return world.topups.length >= 2;
}

/** @param {World} world @param {number} seed @param {string} cause @param {number} gap @returns {Case} */
function finished(world, seed, cause, gap) {
  const { random, style } = world;
  const sum = world.entries.reduce((all, { amount }) => all + amount, 0);
  const rows = style.order === 'mixed' ? random.shuffle(world.rows) : [...world.rows].sort((a, b) => b.at - a.at);
  const bill = style.app === 'alipay' ? alipayCsv(rows) : style.app === 'xlsx' ? wechatXlsx(rows, { serial: random.chance(0.3) }) : wechatCsv(rows, { bom: random.chance(0.5), crlf: random.chance(0.5) });
  return {
    seed, cause, gap, expected: CAUSES[cause].expected, bill, ledger: written(world), before: world.opening,
    now: world.opening + sum - world.hidden + (world.shown ?? 0),
  };
}

/** @param {World} world */
function written(world) {
  const { style, random } = world;
  const sorted = [...world.entries].sort((a, b) => a.at - b.at);
  let running = world.opening;
  let fell = false;
  const lines = sorted.map((entry) => {
    if (!fell && world.hidden > 0 && entry.at >= (world.hiddenAt ?? 0)) [running, fell] = [running - world.hidden, true];
    running += entry.amount;
    return { entry, balance: running };
  });
  const ordered = style.order === 'up' ? lines : style.order === 'down' ? [...lines].reverse() : random.shuffle(lines);
  return WRITERS[style.table](ordered, style);
}

/** @typedef {{ entry: Entry, balance: number }} Written */

/** @param {number} amount */
function sign(amount) {
  return amount > 0 ? `+${amount}` : String(amount);
}

/** @param {number} at @param {Style} style */
function clock(at, style) {
  return style.minutes ? stamp(at).slice(0, 16) : stamp(at);
}

/** @param {Entry} entry */
function until(entry) {
  return entry.expires === undefined ? '' : stamp(entry.expires).slice(0, 10);
}

/** @param {string} mark @returns {(lines: Written[], style: Style) => string} */
function columns(mark) {
  return (lines, style) => {
    const dated = lines.some(({ entry }) => entry.expires !== undefined);
    const stated = lines.some(({ entry }) => entry.status);
    const head = ['时间', '类型', '说明', '变动数量', ...(style.balances ? ['变动后余额'] : []), ...(style.orders === 'none' ? [] : ['订单号']),
      ...(stated ? ['状态'] : []), ...(dated ? ['有效期至'] : [])];
    const body = lines.map(({ entry, balance }) => [clock(entry.at, style), entry.type, entry.name, sign(entry.amount), ...(style.balances ? [balance] : []),
      ...(style.orders === 'none' ? [] : [entry.order]), ...(stated ? [entry.status ?? '成功'] : []), ...(dated ? [until(entry)] : [])]);
    return [head, ...body].map((cells) => cells.join(mark)).join('\n');
  };
}

/** @type {Record<Style['table'], (lines: Written[], style: Style) => string>} */
const WRITERS = {
  tab: columns('\t'),
  comma: columns(','),
  pipe: columns(' | '),
  free: (lines, style) => lines.map(({ entry, balance }) => [
    clock(entry.at, style), `${entry.type} ${entry.name}`, sign(entry.amount), style.balances ? `余额 ${balance}` : '',
    entry.order ? `订单号:${entry.order}` : '', entry.status ?? '', entry.expires ? `有效期至 ${until(entry)}` : '',
  ].filter(Boolean).join(' ')).join('\n'),
  english: (lines, style) => {
    const words = /** @type {Record<string, string>} */ ({ 充值: 'Top-up', 赠送: 'Gift', 使用: 'Spend', 过期: 'Expired', 退款: 'Refund', 转换: 'Convert', 调整: 'Adjustment', 补发: 'Compensation', 扣回: 'Clawback' });
    const head = ['Date', 'Type', 'Description', 'Amount', ...(style.balances ? ['Balance'] : []), 'Order No', 'Status', 'Expires'];
    const body = lines.map(({ entry, balance }) => [stamp(style.minutes ? entry.at - (entry.at % 60) : entry.at, 'T') + '+08:00', words[entry.type], entry.name, entry.amount, ...(style.balances ? [balance] : []), entry.order, entry.status ?? '', until(entry)]);
    return [head, ...body].map((cells) => cells.join(',')).join('\n');
  },
  inout: (lines, style) => {
    const head = ['日期', '项目', '收入', '支出', ...(style.balances ? ['余额'] : []), '单号', '状态', '到期时间'];
    const body = lines.map(({ entry, balance }) => [clock(entry.at, style).replace(/-/g, '/'), `${entry.type}-${entry.name}`, entry.amount > 0 ? entry.amount : '', entry.amount < 0 ? -entry.amount : '', ...(style.balances ? [balance] : []), entry.order, entry.status ?? '', until(entry)]);
    return [head, ...body].map((cells) => cells.join('\t')).join('\n');
  },
};
