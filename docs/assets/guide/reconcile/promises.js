/**
 * Which payments went to this platform, and how many 钻 each should bring.
 *
 * A goods text that names 钻 settles both. Without one, payees are learned from
 * the ledger: the payee whose payments stand shortly before most credits, at one
 * steady price. The reader's corrections come before everything. Pure.
 */
import { HOUR_MS, MINUTE_MS } from './dates.js';
import { namesDiamonds, promised, template } from './goods.js';
import { between, firstNotBelow, grouped, mode } from './sorted.js';
import { plain, round } from './text.js';

/** @typedef {import('./types.js').Payment} Payment */
/** @typedef {import('./types.js').Line} Line */
/** @typedef {import('./types.js').Correction} Correction */

/**
 * @typedef {object} Wanted
 * @property {Payment} payment
 * @property {number} base 钻 bought; 0 when unknown
 * @property {number} gift 钻 promised on top
 * @property {'goods' | 'typed' | 'price' | 'rate' | 'order' | 'unknown'} source
 */

/**
 * @typedef {object} Promises
 * @property {Wanted[]} wanted oldest first
 * @property {string[]} payees
 * @property {number | null} rate 钻 per 元
 * @property {string[]} notes
 */

const EARLY_MS = 5 * MINUTE_MS;
const NEAR_MS = 30 * MINUTE_MS;
const SAME_DAY_MS = 24 * HOUR_MS;
const LOOK_MS = 2 * HOUR_MS;
/** A crowd of payments before one credit is no evidence for any of them. */
const MAX_CANDIDATES = 12;
const ACCOUNT = /(?:账号|帐号|账户|uid|用户|玩家)\s*(?:id)?\s*[:：#]?\s*([a-z0-9_*@.-]{3,})/i;

/**
 * @param {readonly Payment[]} payments
 * @param {readonly Line[]} credits top-ups of the ledger, oldest first
 * @param {Record<string, Correction>} corrections
 * @returns {Promises}
 */
export function promisesOf(payments, credits, corrections) {
  const paid = payments.filter(isSpending).sort(byTime);
  const kept = paid.filter((payment) => !corrections[payment.key]?.ignore);
  const { named, learned } = namedAndLearned(kept, credits, corrections);
  const wanted = kept.flatMap((payment) => {
    const found = typed(payment, corrections[payment.key]) ?? named.get(payment.key) ?? learned.find(payment);
    return found ? [found] : [];
  });
  const own = oneAccount(wanted, creditSeen(credits, SAME_DAY_MS, unclaimed(credits, paid)));
  return { wanted: own.wanted, payees: payeesOf(own.wanted), rate: rateOf(own.wanted, learned.rate), notes: own.notes };
}

/**
 * Goods texts that name 钻 count, unless no credit bears them out and other payments explain the credits.
 * @param {Payment[]} paid @param {readonly Line[]} credits @param {Record<string, Correction>} corrections
 */
function namedAndLearned(paid, credits, corrections) {
  const { named, proven } = byGoods(paid, credits, corrections);
  const others = learn(paid.filter((payment) => !named.has(payment.key)), credits, proven ? [...named.values()] : []);
  if (!proven && others.rate !== null) named.clear();
  return { named, learned: others };
}

/** @param {Payment} payment */
function isSpending(payment) {
  return payment.direction === 'out' && !payment.isRefund && payment.state === 'paid' && payment.amount > 0;
}

/** @param {Payment} a @param {Payment} b */
function byTime(a, b) {
  return a.time - b.time || (a.key < b.key ? -1 : 1);
}

/** @param {Payment} payment @param {Correction | undefined} correction @returns {Wanted | null} */
function typed(payment, correction) {
  if (correction?.diamonds !== undefined) {
    return { payment, base: correction.diamonds, gift: 0, source: 'typed' };
  }
  if (!correction?.line) return null;
  const promise = promised(payment.goods);
  return { payment, base: promise?.base ?? 0, gift: promise?.gift ?? 0, source: promise ? 'goods' : 'unknown' };
}

/**
 * Payments whose goods text names 钻, without those that seem to belong to another shop.
 * @param {readonly Payment[]} paid @param {readonly Line[]} credits @param {Record<string, Correction>} corrections
 * @returns {{ named: Map<string, Wanted>, proven: boolean }} `proven`: some credit of the ledger fits one of them
 */
function byGoods(paid, credits, corrections) {
  /** @type {Wanted[]} */
  const all = [];
  for (const payment of paid) {
    const promise = promised(payment.goods);
    if (promise) all.push({ payment, ...promise, source: 'goods' });
  }
  const strong = all.filter(({ payment }) => /[钻鑽]|diamond/i.test(payment.goods));
  const may = unclaimed(credits, paid);
  const shop = strong.length > 0 ? ownShop(strong, creditSeen(credits, SAME_DAY_MS, may)) : ownShop(all, creditSeen(credits, NEAR_MS, may));
  const own = strong.length > 0 || (shop.proven && shop.own.length < 2 * shop.hits) ? shop.own : [];
  const forced = all.filter(({ payment }) => corrections[payment.key]?.ignore === false);
  const named = new Map([...own, ...forced].map((wanted) => [wanted.payment.key, wanted]));
  return { named, proven: (shop.proven && own.length > 0) || forced.length > 0 };
}

/**
 * Credits that can speak for a payment: not those that carry the number of another one.
 * @param {readonly Line[]} credits @param {readonly Payment[]} paid
 * @returns {(payment: Payment) => (line: Line) => boolean}
 */
function unclaimed(credits, paid) {
  const numbers = new Set(paid.flatMap((payment) => [payment.merchantNo, payment.tradeNo]).filter(Boolean));
  const claimed = new Set(credits.filter((line) => numbers.has(line.orderNo)).map((line) => line.key));
  return (payment) => (line) => !claimed.has(line.key) || line.orderNo === payment.merchantNo || line.orderNo === payment.tradeNo;
}

/** @param {Wanted[]} candidates @param {ReturnType<typeof creditSeen>} seen */
function ownShop(candidates, seen) {
  const proven = candidates.filter((wanted) => seen(wanted));
  if (proven.length === 0) return { own: candidates, proven: false, hits: 0 };
  const payees = provenPayees(candidates, proven);
  const own = proven.filter(({ payment }) => payees.has(payment.payee));
  const templates = new Set(own.map(({ payment }) => template(payment.goods)));
  const shop = candidates.filter(({ payment }) => payees.has(payment.payee) || templates.has(template(payment.goods)));
  return { own: shop, proven: true, hits: proven.length };
}

/**
 * Payees of whom a third or more of the payments have a fitting credit; one hit among many is chance.
 * @param {Wanted[]} candidates @param {Wanted[]} proven
 */
function provenPayees(candidates, proven) {
  const all = grouped(candidates, ({ payment }) => payment.payee);
  const hits = grouped(proven, ({ payment }) => payment.payee);
  const share = (/** @type {string | number} */ payee) => Number(hits.get(payee)?.length) / Number(all.get(payee)?.length);
  const good = [...hits.keys()].filter((payee) => share(payee) * 3 >= 1);
  return new Set(good.length > 0 ? good : hits.keys());
}

/**
 * Is there a credit of the right size soon after?
 * @param {readonly Line[]} credits oldest first
 * @param {number} window ms
 * @param {(payment: Payment) => (line: Line) => boolean} may
 * @returns {(wanted: Wanted) => boolean}
 */
function creditSeen(credits, window, may) {
  const groups = grouped(credits.filter((line) => line.time !== null), (line) => line.amount);
  const orders = new Set(credits.flatMap((line) => [line.orderNo, line.serial]).filter(Boolean));
  const undated = new Set(credits.filter((line) => line.time === null).map((line) => line.amount));
  return ({ payment, base, gift }) => {
    if (orders.has(payment.merchantNo) || orders.has(payment.tradeNo) || undated.has(base)) return true;
    const allowed = may(payment);
    const within = (/** @type {number} */ amount) =>
      between(groups.get(amount) ?? [], (line) => Number(line.time), payment.time - SAME_DAY_MS, payment.time + window)
        .some((line) => near(payment, line) <= window && allowed(line));
    return within(base) || (gift > 0 && within(base + gift));
  };
}

/** How long after the payment the line stands; Infinity when before it. @param {Payment} payment @param {Line} line */
function near(payment, line) {
  const time = Number(line.time);
  if (line.dayOnly && payment.time >= time && payment.time < time + SAME_DAY_MS) return 0;
  const lag = time - payment.time;
  return lag >= -EARLY_MS ? Math.abs(lag) : Infinity;
}

/**
 * @typedef {object} Learned
 * @property {number | null} rate
 * @property {(payment: Payment) => Wanted | null} find
 */

/**
 * Payees, prices and rate from payments that stand shortly before credits.
 * @param {readonly Payment[]} paid without those already named by their goods
 * @param {readonly Line[]} credits
 * @param {readonly Wanted[]} named
 * @returns {Learned}
 */
function learn(paid, credits, named) {
  const open = unexplained(credits, named);
  const pairs = open.flatMap((line) => candidatesFor(line, paid).map((payment) => ({ line, payment })));
  const known = new Set(named.map(({ payment }) => payment.payee));
  const payees = payeesBehind(pairs, open.length, known);
  const own = pairs.filter(({ payment }) => payees.has(payment.payee));
  const nearest = [...grouped(own, ({ line }) => line.key).values()].map(closest);
  const prices = priceList(nearest, named);
  const goods = new Set(nearest.map(({ payment }) => `${payment.payee}|${template(payment.goods)}`));
  const orders = new Set(credits.flatMap((line) => [line.orderNo, line.serial]).filter(Boolean));
  return { rate: prices.rate, find: (payment) => learnedWant(payment, prices, goods, orders) };
}

/**
 * Credits that no payment with a goods text can explain.
 * @param {readonly Line[]} credits @param {readonly Wanted[]} named
 */
function unexplained(credits, named) {
  const times = grouped(named, ({ base }) => base);
  const totals = grouped(named, ({ base, gift }) => (gift > 0 ? base + gift : null));
  const at = (/** @type {Wanted} */ wanted) => wanted.payment.time;
  return credits.filter((line) => {
    if (line.time === null) return false;
    const [low, high] = [line.time - SAME_DAY_MS, line.time + (line.dayOnly ? SAME_DAY_MS : EARLY_MS)];
    return ![times, totals].some((map) => between(map.get(line.amount) ?? [], at, low, high).length > 0);
  });
}

/** @param {Line} line @param {readonly Payment[]} paid oldest first @returns {Payment[]} nearest first */
function candidatesFor(line, paid) {
  const time = Number(line.time);
  const [low, high] = line.dayOnly ? [time, time + SAME_DAY_MS] : [time - LOOK_MS, time + EARLY_MS];
  const start = firstNotBelow(paid, (payment) => payment.time, low);
  const end = firstNotBelow(paid, (payment) => payment.time, high + 1);
  const list = paid.slice(Math.max(start, end - MAX_CANDIDATES), end);
  return list.sort((a, b) => Math.abs(time - a.time) - Math.abs(time - b.time) || byTime(a, b));
}

/** @typedef {{ line: Line, payment: Payment }} Pair */

/**
 * The payee before most credits, at one steady ratio; then the next, for what is left.
 * @param {Pair[]} pairs @param {number} count of credits to explain @param {Set<string>} known
 * @returns {Set<string>}
 */
function payeesBehind(pairs, count, known) {
  const payees = new Set(known);
  for (const { line, payment } of pairs) {
    if (line.orderNo && (line.orderNo === payment.merchantNo || line.orderNo === payment.tradeNo)) payees.add(payment.payee);
  }
  const left = new Set(pairs.map(({ line }) => line.key));
  for (const { line, payment } of pairs) if (payees.has(payment.payee)) left.delete(line.key);
  while (left.size > 0) {
    const best = bestPayee(pairs.filter(({ line }) => left.has(line.key)));
    if (!best || !convincing(best, count)) return payees;
    payees.add(best.payee);
    for (const key of best.lines) left.delete(key);
  }
  return payees;
}

/** @param {Pair} pair 钻 per 元, as a key */
function ratio({ line, payment }) {
  return round((line.amount * 100) / payment.amount);
}

/**
 * @typedef {object} Candidate
 * @property {string} payee
 * @property {Set<string>} lines
 * @property {number} steady credits at the payee's commonest ratio
 * @property {number} ratio
 * @property {number} lag of the nearest, ms
 */

/** @param {Pair[]} pairs @returns {Candidate | null} */
function bestPayee(pairs) {
  /** @type {Candidate | null} */
  let best = null;
  for (const [payee, list] of grouped(pairs, ({ payment }) => payment.payee)) {
    const nearest = [...grouped(list, ({ line }) => line.key).values()].map(closest);
    const common = steadiest(nearest.map(ratio));
    if (!common) continue;
    const lag = Math.min(...nearest.map(({ line, payment }) => near(payment, line)));
    const lines = new Set(nearest.map(({ line }) => line.key));
    const candidate = { payee: String(payee), lines, steady: common.count, ratio: common.value, lag };
    if (!best || better(candidate, best)) best = candidate;
  }
  return best;
}

/** @param {Candidate} a @param {Candidate} b */
function better(a, b) {
  if (a.steady !== b.steady) return a.steady > b.steady;
  return a.lag !== b.lag ? a.lag < b.lag : a.payee < b.payee;
}

/** @param {Candidate} candidate @param {number} count */
function convincing(candidate, count) {
  if (candidate.steady >= 2 && candidate.steady * 4 >= Math.min(count, 12)) return true;
  const neat = Number.isInteger(candidate.ratio) || Number.isInteger(round(1 / candidate.ratio));
  return candidate.steady === 1 && count <= 2 && neat && candidate.lag <= NEAR_MS;
}

/** @param {Pair[]} list @returns {Pair} */
function closest(list) {
  return list.reduce((best, pair) => (near(pair.payment, pair.line) < near(best.payment, best.line) ? pair : best));
}

/**
 * @typedef {object} Prices
 * @property {Map<number, number>} by cents → 钻
 * @property {number | null} rate 钻 per 元
 */

/** @param {Pair[]} nearest @param {readonly Wanted[]} named @returns {Prices} */
function priceList(nearest, named) {
  const bought = mode(named.map(({ payment, base }) => round((base * 100) / payment.amount)));
  const rate = bought ?? steadiest(nearest.map(ratio));
  /** @type {Map<number, number>} */
  const by = new Map();
  for (const [amount, list] of grouped(nearest, ({ payment }) => payment.amount)) {
    by.set(Number(amount), usual(list.map(({ line }) => line.amount), (Number(amount) * (rate?.value ?? 0)) / 100));
  }
  if (rate) correctOdd(by, nearest, rate.value);
  return { by, rate: rate?.value ?? null };
}

/** The commonest ratio; of equally common ones a whole number, then the larger. @param {number[]} ratios */
function steadiest(ratios) {
  const most = mode(ratios)?.count;
  const ties = [...grouped(ratios, (value) => value)].filter(([, list]) => list.length === most).map(([value]) => Number(value));
  const best = ties.sort((a, b) => Number(Number.isInteger(b)) - Number(Number.isInteger(a)) || b - a)[0];
  return best === undefined ? null : { value: best, count: Number(most) };
}

/** The commonest credit of a price; of two equally common, the one at the steady rate. @param {number[]} credits @param {number} steady */
function usual(credits, steady) {
  const common = mode(credits);
  const atRate = credits.filter((value) => value === round(steady)).length;
  return common && common.count > atRate ? common.value : round(steady);
}

/**
 * A price seen once and off the steady rate is more likely a wrong credit than a price:
 * the rate wins there.
 * @param {Map<number, number>} by @param {Pair[]} nearest @param {number} rate
 */
function correctOdd(by, nearest, rate) {
  const steady = nearest.filter((pair) => ratio(pair) === rate).length;
  for (const [amount, list] of grouped(nearest, ({ payment }) => payment.amount)) {
    const wanted = round((Number(amount) * rate) / 100);
    const short = Number(by.get(Number(amount))) < wanted;
    const sure = steady >= 2 || (Number.isInteger(rate) && !Number.isInteger(ratio(list[0])));
    if (list.length === 1 && short && sure && Number.isInteger(wanted)) by.set(Number(amount), wanted);
  }
}

/** @param {Payment} payment @param {Prices} prices @param {Set<string>} goods @param {Set<string>} orders @returns {Wanted | null} */
function learnedWant(payment, prices, goods, orders) {
  const ordered = orders.has(payment.merchantNo) || orders.has(payment.tradeNo);
  if (!ordered && !goods.has(`${payment.payee}|${template(payment.goods)}`)) return null;
  const exact = prices.by.get(payment.amount);
  if (exact !== undefined) return { payment, base: exact, gift: 0, source: 'price' };
  const value = prices.rate === null ? 0 : round((payment.amount * prices.rate) / 100);
  if (value > 0 && Number.isInteger(value)) return { payment, base: value, gift: 0, source: 'rate' };
  return ordered ? { payment, base: 0, gift: 0, source: 'order' } : null;
}

/**
 * Payments whose goods text names another account of the platform are left out.
 * @param {Wanted[]} wanted @param {ReturnType<typeof creditSeen>} seen
 * @returns {{ wanted: Wanted[], notes: string[] }}
 */
function oneAccount(wanted, seen) {
  const names = wanted.map(({ payment }) => ACCOUNT.exec(plain(payment.goods))?.[1]?.toLowerCase() ?? '');
  if (new Set(names.filter(Boolean)).size < 2) return { wanted, notes: [] };
  const own = mode(names.filter((name, i) => name !== '' && seen(wanted[i])));
  if (!own) return { wanted, notes: [] };
  const kept = wanted.filter((_, i) => names[i] === '' || names[i] === own.value);
  const left = wanted.length - kept.length;
  return { wanted: kept, notes: left > 0 ? [`有 ${left} 笔充到了另一个账号，没有算进来。`] : [] };
}

/** @param {Wanted[]} wanted @returns {string[]} */
function payeesOf(wanted) {
  return [...new Set(wanted.map(({ payment }) => payment.payee))].sort();
}

/** @param {Wanted[]} wanted @param {number | null} learned */
function rateOf(wanted, learned) {
  const rates = wanted.filter(({ base }) => base > 0).map(({ payment, base }) => round((base * 100) / payment.amount));
  return mode(rates)?.value ?? learned;
}

export { isSpending, namesDiamonds };
