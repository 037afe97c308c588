/**
 * Ten ledgers made by hand from the formats, and the properties that hold for all.
 */
import { answer } from "../../../docs/assets/guide/reconcile/answer.js";
import { readBill } from "../../../docs/assets/guide/reconcile/bill.js";
import { readLedger } from "../../../docs/assets/guide/reconcile/ledger.js";
import { reconcile } from "../../../docs/assets/guide/reconcile/match.js";
import { alipayCsv, wechatCsv } from "../../reconcile/files.js";
import { CAUSES, makeCase } from "../../reconcile/ledgers.js";
import { randomFrom } from "../../reconcile/random.js";
import { assert, assertEquals as equal } from "../assert.js";

/** @typedef {import("../../reconcile/files.js").Row} Row */

const DAY = 86400;
/** 2026-05-01 00:00 in seconds since the year began. */
const MAY = 120 * DAY;
const TODAY = Date.UTC(2026, 4, 20);
const NO_SIX = { topup: null, gift: null, used: null, expired: null };

let numbers = 0;
/** @param {number} hours since 1 May @param {Partial<Row>} [given] @returns {Row} */
function paid(hours, given = {}) {
  numbers += 1;
  return { at: MAY + Math.round(hours * 3600), payee: "小年数卡", goods: "充值60钻", yuan: "6.00", way: "支出", trade: `42${numbers}`, merchant: `ZK${numbers}`, ...given };
}

/**
 * @param {Row[]} rows @param {string} ledger @param {number | null} before @param {number | null} now
 * @param {Record<string, import("../../../docs/assets/guide/reconcile/types.js").Correction>} [corrections]
 */
async function asked(rows, ledger, before, now, corrections = {}) {
  const bills = rows.length > 0 ? [await readBill(wechatCsv(rows))] : [];
  const result = answer(bills, { ledger, before, now, six: NO_SIX, firstExpiringFirst: false, corrections, today: TODAY })?.result;
  assert(result, "there is an answer");
  return result;
}

/** @param {import("../../../docs/assets/guide/reconcile/types.js").Result} result */
function brief({ gap, cause }) {
  return `${gap} ${cause}`;
}

/** @type {[string, Row[], string, number | null, number | null, string][]} */
const BY_HAND = [
  ["a payment of two has no credit", [paid(10), paid(30)], "2026-05-01 10:00:20 充值 +60\n2026-05-03 09:00 兑换月卡 -20", 100, 140, "60 paid-not-credited"],
  ["fifty came instead of sixty", [paid(10)], "时间\t类型\t变动\t余额\n2026-05-01 10:00:20\t充值\t+50\t150", 100, 150, "10 short-credited"],
  ["the promised gift did not come", [paid(10, { goods: "买60钻送6钻" })], "2026-05-01 10:00:20 充值 +60", 100, 160, "6 short-credited"],
  ["the promised gift came twice", [paid(10, { goods: "买60钻送6钻" })], "2026-05-01 10:00:20 充值 +60\n2026-05-01 10:00:21 赠送 +6\n2026-05-01 10:00:40 赠送 +6", 100, 172, "-6 none"],
  ["two payments within a minute, one credit", [paid(10), paid(10.01)], "2026-05-01 10:01 充值 +60", 0, 60, "60 charged-twice"],
  ["one order deducted twice", [], "2026-05-02 10:00 兑换月卡 -30 订单号:A20260502\n2026-05-02 10:07 兑换月卡 -30 订单号:A20260502", 100, 40, "30 charged-twice"],
  ["two orders of the same thing", [], "2026-05-02 10:00 兑换月卡 -30 订单号:A20260502\n2026-05-02 10:07 兑换月卡 -30 订单号:A20260503", 100, 40, "0 explained"],
  ["deducted again after its refund", [], "2026-05-02 10:00 兑换月卡 -30 订单号:A20260502\n2026-05-02 11:00 退款 +30 订单号:A20260502\n2026-05-02 11:20 兑换月卡 -30 订单号:A20260502", 100, 70, "30 refund-not-returned"],
  ["gifts expired as the rule says", [], "规则：先到期先用\n时间,类型,数量,有效期至\n2026-05-01 10:00,充值,+100,\n2026-05-01 10:01,赠送,+30,2026-05-10\n2026-05-05 10:00,使用,-20,\n2026-05-10 23:59,过期,-10,", 0, 100, "0 explained"],
  ["more expired than the rule allows", [], "规则：先到期先用\n时间,类型,数量,有效期至\n2026-05-01 10:00,充值,+100,\n2026-05-01 10:01,赠送,+30,2026-05-10\n2026-05-05 10:00,使用,-20,\n2026-05-10 23:59,过期,-30,", 0, 80, "20 expired"],
  ["a payment that was refunded is not missing", [paid(10, { status: "已全额退款" })], "2026-05-03 09:00 兑换月卡 -20", 100, 80, "0 explained"],
  ["a balance older than the last credit", [paid(10)], "2026-05-01 10:00:20 充值 +60 余额160", 100, 100, "60 display-delay"],
  ["a fall inside the balance column", [], "时间,类型,数量,余额\n2026-05-01 10:00,充值,+60,160\n2026-05-02 10:00,使用,-10,100", 100, 100, "50 balance-dropped"],
  ["a fall that nothing names", [], "2026-05-01 10:00 充值 +60", 100, 130, "30 unknown"],
  ["converted to points", [], "2026-05-01 10:00 自动换成积分 -50", 100, 50, "0 explained"],
  ["the ledger has no dates", [paid(10), paid(30)], "充值 60\n使用 30", 100, 130, "60 paid-not-credited"],
  ["no opening balance: the column tells it", [paid(10), paid(30)], "时间,类型,数量,余额\n2026-05-01 10:00:30,充值,+60,160", null, null, "60 paid-not-credited"],
  ["midnight between payment and credit", [paid(23.999)], "2026-05-02 00:00:20 充值 +60", 0, 60, "0 none"],
  ["two accounts of the platform in one bill", [paid(10, { goods: "充值60钻-账号abc111" }), paid(30, { goods: "充值60钻-账号xyz222" })], "2026-05-01 10:00:20 充值 +60", 0, 60, "0 none"],
  ["a shop's other goods are no 钻", [paid(10), paid(30, { goods: "会员月卡" })], "2026-05-01 10:00:20 充值 +60", 0, 60, "0 none"],
  ["a badge is no 钻", [paid(10), paid(30, { goods: "黄钻12个月" })], "2026-05-01 10:00:20 充值 +60", 0, 60, "0 none"],
  ["a return is listed and did not arrive", [], "2026-05-02 10:00 兑换月卡 -30\n2026-05-02 11:00 退款 +30 处理中", 100, 70, "30 refund-not-returned"],
  ["a part was made up for", [paid(10)], "2026-05-03 10:00 客服补发 +40", 0, 40, "20 partial-restored"],
  ["the rest came later", [paid(10)], "2026-05-01 10:00:20 充值 +40\n2026-05-02 10:00 补足差额 +20", 0, 60, "0 none"],
];

for (const [what, rows, ledger, before, now, expected] of BY_HAND) {
  Deno.test(`by hand: ${what}`, async () => equal(brief(await asked(rows, ledger, before, now)), expected));
}

Deno.test("the same payments in 支付宝's form give the same answer", async () => {
  const rows = [paid(10), paid(30)];
  const ledger = readLedger("2026-05-01 10:00:20 充值 +60", TODAY);
  const { payments } = await readBill(alipayCsv(rows));
  equal(brief(reconcile({ payments, lines: ledger.lines, before: 100, now: 160 })), "60 paid-not-credited");
});

Deno.test("payee and rate are inferred where the goods text says nothing", async () => {
  const generic = { goods: "账户充值" };
  const rows = [paid(10, generic), paid(30, { ...generic, yuan: "30.00" }), paid(50, generic), paid(51, { goods: "外卖", payee: "美团" })];
  const result = await asked(rows, "2026-05-01 10:00:20 充值 +60\n2026-05-02 06:00:20 充值 +300", 0, 360);
  equal(result.payees, ["小年数卡"]);
  equal(result.rate, 10);
  equal(brief(result), "60 paid-not-credited");
});

Deno.test("more than one reading is said to be so", async () => {
  const unclear = await asked([paid(10), paid(10.02)], "2026-05-01 10:02 充值 +60", 0, 60);
  assert(unclear.ambiguous, "two equal payments, one credit");
  assert((await asked([], "2026-05-01 10:00 充值 +60", 100, 130)).ambiguous, "the ledger does not reach the balance");
  assert(!(await asked([paid(10), paid(30)], "2026-05-01 10:00:20 充值 +60", 0, 60)).ambiguous, "one reading only");
});

Deno.test("a reader can take a payment out, and the answer follows", async () => {
  const rows = [paid(10), paid(30)];
  const ledger = "2026-05-01 10:00:20 充值 +60";
  const first = await asked(rows, ledger, 0, 60);
  const key = first.unmatchedPayments[0];
  equal(brief(await asked(rows, ledger, 0, 60, { [key]: { ignore: true } })), "0 none");
  equal(brief(await asked(rows, ledger, 0, 60, { [key]: { diamonds: 66 } })), "66 paid-not-credited");
});

Deno.test("a reader can say which line belongs to a payment", async () => {
  const rows = [paid(10), paid(30)];
  const ledger = "2026-05-01 10:00:20 充值 +60";
  const first = await asked(rows, ledger, 0, 60);
  const [match] = first.matches;
  const moved = await asked(rows, ledger, 0, 60, { [first.unmatchedPayments[0]]: { line: match.lines[0] } });
  equal(moved.matches[0].reason, "你指定的");
  equal(moved.unmatchedPayments, [match.payment]);
});

Deno.test("each match gives its reason: the order number, the amount, the distance in time", async () => {
  const rows = [paid(10, { merchant: "ZK777777" }), paid(30)];
  const result = await asked(rows, "2026-05-01 10:00:20 充值 +60 订单号:ZK777777\n2026-05-02 06:05 充值 +60", 0, 120);
  equal(result.matches.map(({ reason, sure }) => `${reason}/${sure}`), ["订单号一样/certain", "数量一样，相差 5 分钟/likely"]);
});

/** @param {number} seed */
async function anyCase(seed) {
  const names = Object.keys(CAUSES);
  const made = makeCase(seed, names[seed % names.length]);
  const bill = await readBill(made.bill);
  const ledger = readLedger(made.ledger, TODAY);
  return { bill, ledger, made };
}

Deno.test("property: lines, what is owed and the gap make up the whole difference, to the 钻", async () => {
  for (let seed = 1; seed <= 150; seed += 1) {
    const { bill, ledger, made } = await anyCase(seed);
    const result = reconcile({ payments: bill.payments, lines: ledger.lines, before: made.before, now: made.now });
    const lines = ledger.lines.reduce((sum, { amount }) => sum + amount, 0);
    const owed = result.findings.reduce((sum, { amount }) => sum + amount, 0);
    equal(made.now - made.before, lines + owed - result.gap, `seed ${seed}`);
    equal(result.expected, made.before + lines + owed, `seed ${seed}`);
  }
});

Deno.test("property: no ledger line answers two payments, no payment has two answers", async () => {
  for (let seed = 1; seed <= 150; seed += 1) {
    const { bill, ledger, made } = await anyCase(seed);
    const { matches } = reconcile({ payments: bill.payments, lines: ledger.lines, before: made.before, now: made.now });
    const lines = matches.flatMap((match) => match.lines);
    equal(new Set(lines).size, lines.length, `seed ${seed}`);
    equal(new Set(matches.map(({ payment }) => payment)).size, matches.length, `seed ${seed}`);
  }
});

Deno.test("property: the order of rows does not matter", async () => {
  for (let seed = 1; seed <= 100; seed += 1) {
    const { bill, ledger, made } = await anyCase(seed);
    const random = randomFrom(seed);
    const straight = reconcile({ payments: bill.payments, lines: ledger.lines, before: made.before, now: made.now });
    const mixed = reconcile({ payments: random.shuffle(bill.payments), lines: random.shuffle(ledger.lines), before: made.before, now: made.now });
    equal(mixed, straight, `seed ${seed}`);
  }
});

Deno.test("property: the order of rows in the text does not matter", async () => {
  for (let seed = 1; seed <= 60; seed += 1) {
    const { bill, made } = await anyCase(seed);
    const rows = made.ledger.split("\n");
    const header = /\d/.test(rows[0]) ? [] : rows.splice(0, 1);
    const text = [...header, ...randomFrom(seed).shuffle(rows)].join("\n");
    const ask = (/** @type {string} */ ledger) => answer([bill], { ledger, before: made.before, now: made.now, six: NO_SIX, firstExpiringFirst: false, corrections: {}, today: TODAY })?.result;
    const [one, two] = [ask(made.ledger), ask(text)];
    equal([one?.gap, one?.cause], [two?.gap, two?.cause], `seed ${seed}`);
  }
});

Deno.test("the work grows nearly in line with the rows", async () => {
  const time = async (/** @type {number} */ count) => {
    const rows = Array.from({ length: count }, (_, i) => paid(i, i % 4 === 0 ? {} : { payee: `店${i % 300}`, goods: `商品${i}` }));
    const bill = await readBill(wechatCsv(rows));
    const start = performance.now();
    reconcile({ payments: bill.payments, lines: [], before: 0, now: 0 });
    return performance.now() - start;
  };
  await time(1000);
  const [small, large] = [await time(1000), await time(20000)];
  assert(large < Math.max(small, 5) * 20 * 4, `1,000 rows ${small.toFixed(1)} ms, 20,000 rows ${large.toFixed(1)} ms`);
});
