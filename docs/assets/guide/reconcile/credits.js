/**
 * What the pairing says: paid and not credited, paid twice, too little, a gift
 * missing, something given twice. Pure.
 */
import { DAY_MS, HOUR_MS, MINUTE_MS, written } from './dates.js';
import { holdsGift, lagOf, netOf } from './pairing.js';
import { between, grouped } from './sorted.js';
import { round } from './text.js';

/** @typedef {import('./types.js').Finding} Finding */
/** @typedef {import('./types.js').Line} Line */
/** @typedef {import('./types.js').Payment} Payment */
/** @typedef {import('./pairing.js').Pairing} Pairing */
/** @typedef {import('./pairing.js').Pool} Pool */

/** Two equal payments closer than this look like one order paid twice. */
const TWICE_MS = 10 * MINUTE_MS;
const GIVEN_AGAIN_MS = DAY_MS;
const GIFT_AGAIN_MS = 10 * MINUTE_MS;
/** Payments this long before the ledger's first line may lie outside of what was copied. */
const COVERED_MS = 3 * DAY_MS;

/** @param {number} cents */
export function yuan(cents) {
  return `${(cents / 100).toFixed(cents % 100 === 0 ? 0 : 2)} 元`;
}

/** @param {Payment} payment */
function paidText(payment) {
  return `${written(payment.time)} 付了 ${yuan(payment.amount)}`;
}

/**
 * @param {Pairing[]} pairings
 * @param {Pool} pool
 * @param {{ first: number | null, billed: boolean }} scope first line of the ledger; was a bill given?
 * @returns {{ findings: Finding[], notes: string[] }}
 */
export function creditFindings(pairings, pool, scope) {
  const siblings = paidTogether(pairings);
  const unclear = rivals(pairings);
  const { due, outside } = covered(pairings.filter((pairing) => isDue(pairing)), scope.first);
  const findings = [
    ...due.map((pairing) => notCredited(pairing, siblings(pairing), unclear(pairing))),
    ...pairings.flatMap(tooLittle),
    ...pairings.flatMap(giftMissing),
    ...givenTwice(pairings, pool, scope.billed),
    ...giftTwice(pairings, pool),
  ];
  const notes = outside > 0 ? [`有 ${outside} 笔付款早于账户明细，没有算进来；想算上，请把更早的明细也贴进来。`] : [];
  return { findings, notes };
}

/** @param {Pairing} pairing money stayed with the platform and no line answers */
function isDue({ wanted, main }) {
  const net = netOf(wanted);
  return main.length === 0 && net.base + net.gift > 0;
}

/**
 * One early payment is a missing credit; several are a ledger that begins later.
 * @param {Pairing[]} due @param {number | null} first
 * @returns {{ due: Pairing[], outside: number }}
 */
function covered(due, first) {
  if (first === null) return { due, outside: 0 };
  const early = due.filter(({ wanted }) => wanted.payment.time < first - COVERED_MS);
  if (early.length < 2) return { due, outside: 0 };
  const dropped = new Set(early);
  return { due: due.filter((pairing) => !dropped.has(pairing)), outside: early.length };
}

/**
 * The payment that an uncredited one seems to repeat.
 * @param {Pairing[]} pairings
 * @returns {(pairing: Pairing) => Pairing | null}
 */
function paidTogether(pairings) {
  const answered = pairings.filter(({ main }) => main.length > 0);
  const numbers = grouped(answered, ({ wanted }) => wanted.payment.merchantNo || null);
  const same = grouped(answered, ({ wanted }) => `${wanted.payment.payee}|${wanted.payment.amount}`);
  return ({ wanted: { payment } }) => {
    const byNumber = payment.merchantNo ? numbers.get(payment.merchantNo)?.[0] : undefined;
    if (byNumber) return byNumber;
    const list = same.get(`${payment.payee}|${payment.amount}`) ?? [];
    return between(list, paidAt, payment.time - TWICE_MS, payment.time + TWICE_MS)[0] ?? null;
  };
}

/** @param {Pairing} pairing */
function paidAt(pairing) {
  return pairing.wanted.payment.time;
}

/** @param {Pairing} pairing @param {Pairing | null} sibling @param {boolean} unclear @returns {Finding} */
function notCredited(pairing, sibling, unclear) {
  const { payment } = pairing.wanted;
  const net = netOf(pairing.wanted);
  const gifts = pairing.gifts.reduce((sum, line) => sum + line.amount, 0);
  const sameNumber = sibling !== null && payment.merchantNo !== '' && sibling.wanted.payment.merchantNo === payment.merchantNo;
  return {
    id: sibling ? 'paid-twice' : 'not-credited',
    cause: sibling ? 'charged-twice' : 'paid-not-credited',
    amount: Math.max(net.base, net.base + net.gift - gifts),
    reason: sibling
      ? `${paidText(payment)}，和 ${written(sibling.wanted.payment.time)} 那笔一样，只到账一次。`
      : `${paidText(payment)}，账户明细里没有对应的到账。`,
    sure: sameNumber || pairing.wanted.source === 'goods' ? 'likely' : 'unsure',
    ambiguous: (sibling !== null && !sameNumber) || unclear,
    payments: [payment.key, ...(sibling ? [sibling.wanted.payment.key] : [])],
    lines: pairing.gifts.map((line) => line.key),
  };
}

/**
 * Could the credit of another payment as well be this one's?
 * @param {Pairing[]} pairings
 * @returns {(pairing: Pairing) => boolean}
 */
function rivals(pairings) {
  const answered = pairings.filter(({ by, main }) => by === 'amount' && main[0].time !== null);
  const sizes = grouped(answered, ({ wanted }) => wanted.base);
  return ({ wanted: { payment, base } }) => {
    const near = between(sizes.get(base) ?? [], paidAt, payment.time - HOUR_MS, payment.time + HOUR_MS);
    return near.some(({ main }) => lagOf(payment.time, main[0]) >= 0 && lagOf(payment.time, main[0]) <= HOUR_MS);
  };
}

/** @param {Pairing} pairing @returns {Finding[]} */
function tooLittle(pairing) {
  if (pairing.main.length === 0 || pairing.wanted.base === 0) return [];
  const missing = round(netOf(pairing.wanted).base - sumOf(pairing.main));
  if (missing <= 0) return [];
  const restored = pairing.by === 'restored';
  return [{
    id: restored ? 'restored-part' : 'short',
    cause: restored ? 'partial-restored' : 'short-credited',
    amount: missing,
    reason: `${paidText(pairing.wanted.payment)}，应到 ${pairing.wanted.base} 钻，${restored ? '只补了' : '只到了'} ${sumOf(pairing.main)} 钻。`,
    sure: pairing.by === 'order' ? 'certain' : 'likely',
    ambiguous: false,
    payments: [pairing.wanted.payment.key],
    lines: pairing.main.map((line) => line.key),
  }];
}

/** @param {Line[]} lines */
function sumOf(lines) {
  return round(lines.reduce((sum, line) => sum + line.amount, 0));
}

/** @param {Pairing} pairing @returns {Finding[]} */
function giftMissing(pairing) {
  const { wanted, main, gifts } = pairing;
  if (main.length === 0 || wanted.gift === 0 || holdsGift(wanted, main)) return [];
  const extra = Math.max(0, sumOf(main) - wanted.base);
  const missing = round(netOf(wanted).gift - sumOf(gifts) - extra);
  if (missing <= 0) return [];
  return [{
    id: 'gift-missing',
    cause: 'short-credited',
    amount: missing,
    reason: `${paidText(wanted.payment)}，商品写着送 ${wanted.gift} 钻，${gifts.length > 0 ? `只送了 ${sumOf(gifts)} 钻` : '没有看到赠送'}。`,
    sure: 'likely',
    ambiguous: false,
    payments: [wanted.payment.key],
    lines: [...main, ...gifts].map((line) => line.key),
  }];
}

/**
 * Credits without a payment that repeat one that has its payment.
 * @param {Pairing[]} pairings @param {Pool} pool @param {boolean} billed
 * @returns {Finding[]}
 */
function givenTwice(pairings, pool, billed) {
  const answered = pairings.flatMap(({ main }) => main).sort((a, b) => Number(a.time) - Number(b.time));
  const free = pool.free((line) => line.amount > 0 && line.kind === 'topup');
  const known = billed ? answered : [...answered, ...free];
  const orders = grouped(known, (line) => (line.orderNo ? `${line.orderNo}|${line.amount}` : null));
  const amounts = grouped(answered, (line) => line.amount);
  return free.flatMap((line) => {
    const first = orders.get(`${line.orderNo}|${line.amount}`)?.[0];
    if (line.orderNo && first && first.key !== line.key) return [twice(line, first, 'certain', pool)];
    const near = billed ? repeatedBy(line, amounts.get(line.amount) ?? []) : null;
    return near ? [twice(line, near, 'likely', pool)] : [];
  });
}

/** @param {Line} line @param {Line[]} others @returns {Line | null} */
function repeatedBy(line, others) {
  if (line.time === null) return null;
  const timed = between(others, (other) => Number(other.time), line.time - GIVEN_AGAIN_MS, line.time + TWICE_MS);
  return timed.find((other) => !(line.orderNo && other.orderNo)) ?? null;
}

/** @param {Line} line @param {Line} first @param {'certain' | 'likely'} sure @param {Pool} pool @returns {Finding} */
function twice(line, first, sure, pool) {
  pool.take(line);
  return {
    id: 'credited-twice',
    cause: 'none',
    amount: -line.amount,
    reason: `付了一次，到账两次，每次 ${line.amount} 钻。平台发现后可能会扣回。`,
    sure,
    ambiguous: sure === 'likely' && Math.abs(Number(line.time) - Number(first.time)) > TWICE_MS,
    payments: [],
    lines: [first.key, line.key],
  };
}

/** @param {Pairing[]} pairings @param {Pool} pool @returns {Finding[]} */
function giftTwice(pairings, pool) {
  const free = grouped(pool.free((line) => line.amount > 0 && line.kind === 'gift'), (line) => line.amount);
  return pairings.flatMap(({ gifts, wanted }) => gifts.flatMap((gift) => {
    if (gift.amount !== wanted.gift) return [];
    const again = (free.get(gift.amount) ?? []).find((line) => !pool.used.has(line.key) && sameGift(line, gift));
    return again ? [giftAgain(again, gift, pool)] : [];
  }));
}

/** @param {Line} line @param {Line} gift */
function sameGift(line, gift) {
  if (line.orderNo && gift.orderNo) return line.orderNo === gift.orderNo;
  if (line.time === null || gift.time === null || line.name !== gift.name) return false;
  return Math.abs(line.time - gift.time) <= GIFT_AGAIN_MS;
}

/** @param {Line} line @param {Line} gift @param {Pool} pool @returns {Finding} */
function giftAgain(line, gift, pool) {
  return { ...twice(line, gift, 'likely', pool), id: 'gift-twice', reason: `同一份赠送到账两次，每次 ${line.amount} 钻。平台发现后可能会扣回。` };
}
