/**
 * The answer in words and rows: what the page shows, what goes into a letter or
 * the record, and the points of the picture. Pure; says only what the books say.
 */
import { inOrder } from './chain.js';
import { yuan } from './credits.js';
import { DAY_MS, written } from './dates.js';
import { firstNotBelow } from './sorted.js';
import { round } from './text.js';
import { SURE_WORDS } from './wording.js';

/** @typedef {import('./types.js').Line} Line */
/** @typedef {import('./types.js').Payment} Payment */
/** @typedef {import('./types.js').Result} Result */

/** @type {Record<import('./types.js').Kind, string>} */
const KIND_WORDS = {
  topup: '充值', gift: '赠送', use: '用掉', renew: '续费', expire: '过期', refund: '退回', clawback: '扣回', restore: '补发',
  convert: '转换', adjust: '调整', freeze: '冻结', transfer: '转入转出', other: '其他',
};

const CAUSE_WORDS = /** @type {Record<string, string>} */ ({
  none: '没有少，可以停在这里。',
  explained: '少的部分，账户明细里都有记录。',
  unknown: '账户明细和账单，都没写明少在哪里。',
});
const MAX_ROWS = 200;
const MAX_POINTS = 300;

/** @typedef {{ label: string, value: string }} Row */

/**
 * @typedef {object} PaymentRow a payment to this platform, for reading and correcting
 * @property {string} key
 * @property {string} when
 * @property {string} what payee, goods and money
 * @property {number} wanted 钻, 0 when unknown
 * @property {string} answer the lines that answer it, in words
 * @property {string} reason
 * @property {{ key: string, label: string }[]} choices lines that could answer it
 *
 * @typedef {object} Mark
 * @property {number} x
 * @property {string} label
 *
 * @typedef {object} Picture
 * @property {{ x: number, balance: number }[]} points oldest first
 * @property {Mark[]} marks unmatched payments
 * @property {number | null} expected
 * @property {number | null} seen
 * @property {string[][]} rows the table behind the picture
 *
 * @typedef {object} Report
 * @property {string} headline
 * @property {string} cause one sentence
 * @property {string} sure
 * @property {string[]} why
 * @property {Row[]} sums
 * @property {PaymentRow[]} payments
 * @property {string[]} others credits without a payment
 * @property {{ key: string, label: string }[]} strangers payments to others that could be to this platform
 * @property {string} inferred payee and rate, in words
 * @property {number | null} rate 钻 per 元
 * @property {Picture} picture
 * @property {string} paragraph
 * @property {string} csv
 * @property {Record<string, string>} facts for the letters, by field id
 * @property {('bill' | 'ledger')[]} proofs which books were given
 * @property {number} hidden payments beyond the rows shown
 */

/** @param {number} value */
function signed(value) {
  return value > 0 ? `+${value}` : `−${-value}`;
}

/** @param {Line} line */
function lineText(line) {
  const when = line.time === null ? '' : `${written(line.time, line.dayOnly)} `;
  return `${when}${line.name || KIND_WORDS[line.kind]} ${signed(line.amount)} 钻`;
}

/** @param {Payment} payment */
function paymentText(payment) {
  return `${payment.payee || '收款方不详'}，${payment.goods || '没有商品说明'}，${yuan(payment.amount)}`;
}

/**
 * The sentence of the verdict.
 * @param {Result} result
 * @returns {string}
 */
function headlineOf({ expected, seen, gap }) {
  const known = expected === null ? '' : `应该有 ${expected} 钻，看到 ${seen} 钻，`;
  if (gap > 0) return `${known}少了 ${gap} 钻。`;
  return gap < 0 ? `${known}多出 ${-gap} 钻，没有少。` : `${known}对得上。`;
}

/**
 * @param {Result} result
 * @param {readonly Line[]} lines
 * @param {readonly Payment[]} payments
 * @returns {Report}
 */
export function reportOf(result, lines, payments) {
  const ordered = inOrder(lines, (line) => line.key);
  const byKey = new Map(payments.map((payment) => [payment.key, payment]));
  const byLine = new Map(ordered.map((line) => [line.key, line]));
  const answered = answeredPayments(result, byLine, byKey);
  return {
    headline: headlineOf(result),
    cause: causeText(result),
    sure: SURE_WORDS[result.sure],
    why: result.findings.map(({ reason }) => reason),
    sums: sumsOf(result, lines),
    payments: answered.slice(0, MAX_ROWS).map((each) => rowOf(each, ordered)),
    hidden: Math.max(0, answered.length - MAX_ROWS),
    others: result.unmatchedLines.slice(0, MAX_ROWS).map((key) => lineText(/** @type {Line} */ (byLine.get(key)))),
    strangers: strangersOf(result, payments),
    inferred: inferredText(result),
    rate: result.rate,
    picture: pictureOf(result, ordered, byKey),
    paragraph: paragraphOf(result, ordered, byKey),
    csv: csvOf(answered),
    facts: factsOf(result, lines, byKey),
    proofs: [...(payments.length > 0 ? [/** @type {const} */ ('bill')] : []), ...(lines.length > 0 ? [/** @type {const} */ ('ledger')] : [])],
  };
}

/** @param {Result} result */
function causeText({ cause, gap, ambiguous }) {
  const text = gap < 0 ? '多出来的先别急着用，平台可能会更正。' : (CAUSE_WORDS[cause] ?? '像下面这一页说的情况。');
  return ambiguous && gap !== 0 ? `${text}还有别的可能，先当线索看。` : text;
}

/** @param {Result} result */
function inferredText({ payees, rate }) {
  const who = payees.length > 0 ? `收款方：${payees.slice(0, 3).join('、')}${payees.length > 3 ? ' 等' : ''}。` : '';
  return `${who}${rate ? `1 元对应 ${rate} 钻。` : ''}${who ? '不对就在下面改。' : ''}`;
}

/** @param {Result} result @param {readonly Line[]} lines @returns {Row[]} */
function sumsOf(result, lines) {
  /** @type {Map<string, number>} */
  const sums = new Map();
  for (const line of lines) sums.set(KIND_WORDS[line.kind], round((sums.get(KIND_WORDS[line.kind]) ?? 0) + line.amount));
  const owed = result.findings.map(({ reason, amount }) => ({ label: reason, value: signed(amount) }));
  return [
    { label: '原来有', value: show(result.opening) },
    ...[...sums].map(([label, value]) => ({ label, value: signed(value) })),
    ...owed,
    { label: '应该有', value: show(result.expected) },
    { label: '看到的', value: show(result.seen) },
    { label: result.gap < 0 ? '多出' : '少了', value: String(Math.abs(result.gap)) },
  ];
}

/** @param {number | null} value */
function show(value) {
  return value === null ? '不知道' : String(value);
}

/**
 * @typedef {object} Answered a payment and what answers it
 * @property {Payment} payment
 * @property {number} wanted
 * @property {string} answer
 * @property {string} reason
 * @property {string[]} own keys of its lines
 */

/** @param {Result} result @param {Map<string, Line>} lines @param {Map<string, Payment>} byKey @returns {Answered[]} open ones first */
function answeredPayments(result, lines, byKey) {
  const reasons = new Map(result.findings.flatMap(({ payments, reason }) => payments.map((key) => [key, reason])));
  const unanswered = new Set(result.unmatchedPayments);
  const open = result.unmatchedPayments.map((key) => {
    const payment = /** @type {Payment} */ (byKey.get(key));
    const reason = reasons.get(key) ?? (payment.refunded > 0 ? '钱已经退回' : '');
    return { payment, wanted: 0, answer: '没有对应的到账', reason, own: [] };
  });
  const matched = result.matches.filter(({ payment }) => !unanswered.has(payment)).map((match) => ({
    payment: /** @type {Payment} */ (byKey.get(match.payment)),
    wanted: match.wanted,
    answer: match.lines.map((key) => lineText(/** @type {Line} */ (lines.get(key)))).join('；'),
    reason: `${match.reason}，${SURE_WORDS[match.sure]}`,
    own: match.lines,
  }));
  return [...open, ...matched];
}

/** @param {Answered} answered @param {Line[]} ordered @returns {PaymentRow} */
function rowOf({ payment, wanted, answer, reason, own }, ordered) {
  return {
    key: payment.key, when: written(payment.time), what: paymentText(payment), wanted, answer, reason,
    choices: choicesFor(payment, ordered, own),
  };
}

/** Credits near the payment, its own first. @param {Payment} payment @param {Line[]} ordered @param {string[]} own */
function choicesFor(payment, ordered, own) {
  const start = firstNotBelow(ordered, (line) => line.time ?? -Infinity, payment.time - DAY_MS);
  const near = ordered.slice(start, start + 60).filter((line) => line.amount > 0).slice(0, 6);
  const undated = start === ordered.length ? [] : ordered.slice(0, 6).filter((line) => line.time === null && line.amount > 0);
  const mine = ordered.filter((line) => own.includes(line.key));
  const others = [...near, ...undated].filter((line) => !own.includes(line.key));
  return [...mine, ...others].map((line) => ({ key: line.key, label: lineText(line) }));
}

/** Other spending near in amount to what the platform was paid, so that the reader can add it. @param {Result} result @param {readonly Payment[]} payments */
function strangersOf(result, payments) {
  const own = new Set([...result.matches.map(({ payment }) => payment), ...result.unmatchedPayments]);
  return payments
    .filter((payment) => !own.has(payment.key) && payment.direction === 'out' && payment.state === 'paid' && !payment.isRefund)
    .sort((a, b) => b.time - a.time)
    .slice(0, 30)
    .map((payment) => ({ key: payment.key, label: `${written(payment.time)} ${paymentText(payment)}` }));
}

/** @param {Result} result @param {Line[]} ordered @param {Map<string, Payment>} byKey @returns {Picture} */
function pictureOf(result, ordered, byKey) {
  const timed = ordered.filter((line) => line.time !== null);
  const useTime = timed.length === ordered.length;
  let running = result.opening ?? 0;
  const points = ordered.map((line, i) => {
    running = round(running + line.amount);
    return { x: useTime ? Number(line.time) : i, balance: running };
  });
  const marks = result.unmatchedPayments.map((key) => /** @type {Payment} */ (byKey.get(key)))
    .map((payment) => ({ x: useTime ? payment.time : 0, label: `${written(payment.time)} 付 ${yuan(payment.amount)}，没有到账` }));
  return {
    points: thinned(points), marks: useTime ? marks.slice(0, 40) : [], expected: result.expected, seen: result.seen,
    rows: tableRows(result, ordered),
  };
}

/** @template T @param {T[]} points @returns {T[]} */
function thinned(points) {
  const step = Math.ceil(points.length / MAX_POINTS);
  return step < 2 ? points : points.filter((_, i) => i % step === 0 || i === points.length - 1);
}

/** @param {Result} result @param {Line[]} ordered @returns {string[][]} */
function tableRows(result, ordered) {
  let running = result.opening ?? 0;
  const rows = ordered.map((line) => {
    running = round(running + line.amount);
    return [line.time === null ? '' : written(line.time, line.dayOnly), line.name || KIND_WORDS[line.kind], signed(line.amount), String(running)];
  });
  return rows.slice(-MAX_ROWS);
}

/** @param {Result} result @param {Line[]} ordered @param {Map<string, Payment>} byKey @returns {string} */
function paragraphOf(result, ordered, byKey) {
  const sums = sumsOf({ ...result, findings: [] }, ordered).slice(1, -3).map(({ label, value }) => `${label} ${value}`);
  const listed = ordered.length > 0 ? `账户明细${spanOf(ordered)}共 ${ordered.length} 行，合计：${sums.join('，')}。` : '';
  const facts = result.findings.slice(0, 8).map((finding) => `${finding.reason}${numbersOf(finding.payments[0], byKey)}`);
  const start = result.opening === null ? '' : `原来有 ${result.opening} 钻。`;
  return `${start}${listed}${facts.join('')}按这些推算，${headlineOf(result)}`;
}

/** @param {string | undefined} key @param {Map<string, Payment>} byKey */
function numbersOf(key, byKey) {
  const payment = key === undefined ? undefined : byKey.get(key);
  return payment?.merchantNo ? `（商户单号 ${payment.merchantNo}）` : '';
}

/** @param {Line[]} ordered */
function spanOf(ordered) {
  const [first, last] = [ordered[0].time, ordered[ordered.length - 1].time];
  return first === null || last === null ? '' : `从 ${written(first, true)} 到 ${written(last, true)}，`;
}

/** @param {Answered[]} answered @returns {string} with a byte order mark, so that Excel reads it as UTF-8 */
function csvOf(answered) {
  const rows = answered.map(({ payment, wanted, answer, reason }) => [written(payment.time), paymentText(payment), wanted ? String(wanted) : '', answer, reason]);
  const cells = [['付款时间', '付款', '应到钻', '对应的明细', '理由'], ...rows];
  return `\ufeff${cells.map((row) => row.map(quoted).join(',')).join('\r\n')}\r\n`;
}

/** A cell that starts like a formula is kept from being one. @param {string} text */
function quoted(text) {
  const safe = /^[=+\-@\t]/.test(text) ? `'${text}` : text;
  return `"${safe.replace(/"/g, '""')}"`;
}

/** @param {Result} result @param {readonly Line[]} lines @param {Map<string, Payment>} byKey @returns {Record<string, string>} */
function factsOf(result, lines, byKey) {
  /** @type {Record<string, string>} */
  const facts = {};
  const put = (/** @type {string} */ id, /** @type {string | number | null | undefined} */ value) => {
    if (value !== null && value !== undefined && value !== '') facts[id] = String(value);
  };
  put('balance_before', result.opening);
  put('balance_now', result.seen);
  if (result.gap > 0) put('amount_lost', result.gap);
  const [main] = result.findings.filter(({ cause }) => cause === result.cause);
  const payment = main ? byKey.get(main.payments[0]) : undefined;
  if (payment) payFacts(payment, put);
  if (main?.cause === 'paid-not-credited') put('expected_count', main.amount);
  if (main?.cause === 'short-credited') shortFacts(main, lines, put);
  return facts;
}

/** @param {Payment} payment @param {(id: string, value: string | number) => void} put */
function payFacts(payment, put) {
  put('paid_at', written(payment.time).replace(' ', 'T'));
  put('paid_amount', payment.amount / 100);
  put('merchant_order_no', payment.merchantNo);
  put('trade_no', payment.tradeNo);
}

/** @param {import('./types.js').Finding} main @param {readonly Line[]} lines @param {(id: string, value: number) => void} put */
function shortFacts(main, lines, put) {
  const came = lines.filter((line) => main.lines.includes(line.key)).reduce((sum, line) => round(sum + line.amount), 0);
  put('expected_count', round(came + main.amount));
  put('arrived_count', came);
}
