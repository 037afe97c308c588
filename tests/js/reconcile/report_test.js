// The paragraph and the sums for the reader, without a guess at the cause.

import { readLedger } from "../../../docs/assets/guide/reconcile/ledger.js";
import { readBill } from "../../../docs/assets/guide/reconcile/bill.js";
import { reconcile } from "../../../docs/assets/guide/reconcile/match.js";
import { reportOf } from "../../../docs/assets/guide/reconcile/report.js";
import { wechatCsv } from "../../reconcile/files.js";
import { assert, assertEquals as equal } from "../assert.js";

const DAY = 86400;

/** @param {number} day @param {string} merchant @param {string} [goods] */
function paid(day, merchant, goods = "充值60钻") {
  return { at: day * DAY + 36000, payee: "小年数卡", goods, yuan: "6.00", way: /** @type {const} */ ("支出"), trade: `42${merchant}`, merchant };
}

/** @param {string} text @param {import("../../reconcile/files.js").Row[]} rows @param {number} before @param {number} now */
async function reported(text, rows, before, now) {
  const { payments } = await readBill(wechatCsv(rows));
  const { lines } = readLedger(text, Date.UTC(2026, 4, 20));
  const result = reconcile({ payments, lines, before, now });
  return reportOf(result, lines, payments);
}

const LEDGER = "2026-05-01 10:00:20 充值 +60 余额 160\n2026-05-03 10:00 兑换月卡 -30 余额 130";
const ROWS = [paid(120, "ZK1"), paid(121, "ZK2")];

Deno.test("the paragraph names numbers, lines, the payment and its merchant number, and no cause", async () => {
  const { paragraph } = await reported(LEDGER, ROWS, 100, 130);
  equal(
    paragraph,
    "原来有 100 钻。账户明细从 2026-05-01 到 2026-05-03，共 2 行，合计：充值 +60，用掉 −30。" +
      "2026-05-02 10:00 付了 6 元，账户明细里没有对应的到账。（商户单号 ZK2）按这些推算，应该有 190 钻，看到 130 钻，少了 60 钻。",
  );
});

Deno.test("the sums lead from the opening balance to the gap", async () => {
  const { sums } = await reported(LEDGER, ROWS, 100, 130);
  equal(sums.map(({ label, value }) => `${label.slice(0, 4)} ${value}`), ["原来有 100", "充值 +60", "用掉 −30", "2026 +60", "应该有 190", "看到的 130", "少了 60"]);
});

Deno.test("the facts for a letter are those of the payment that is missing", async () => {
  const { facts } = await reported(LEDGER, ROWS, 100, 130);
  equal(facts, {
    balance_before: "100", balance_now: "130", amount_lost: "60", paid_at: "2026-05-02T10:00", paid_amount: "6",
    merchant_order_no: "ZK2", trade_no: "42ZK2", expected_count: "60",
  });
});

Deno.test("what was short is told with what came and what should have come", async () => {
  const { facts } = await reported("2026-05-01 10:00:20 充值 +50", [paid(120, "ZK1")], 0, 50);
  equal([facts.expected_count, facts.arrived_count, facts.amount_lost], ["60", "50", "10"]);
});

Deno.test("the picture has a point for each line and a mark for the payment that nothing answers", async () => {
  const { picture } = await reported(LEDGER, ROWS, 100, 130);
  equal(picture.points.map(({ balance }) => balance), [160, 130]);
  equal(picture.marks.map(({ label }) => label), ["2026-05-02 10:00 付 6 元，没有到账"]);
  equal(picture.rows[1], ["2026-05-03 10:00", "兑换月卡", "−30", "130"]);
});

Deno.test("a cell of the CSV cannot become a formula", async () => {
  const { csv } = await reported(LEDGER, [{ ...paid(120, "ZK1"), payee: "@SUM(1)" }], 100, 130);
  assert(csv.startsWith("\ufeff"), "Excel needs the mark to read UTF-8");
  assert(csv.includes(`"'@SUM(1)，充值60钻，6 元"`), csv);
});

Deno.test("thousands of payments are shown as the first rows, the rest stays in the table to copy", async () => {
  const rows = Array.from({ length: 300 }, (_, i) => paid(i % 100, `ZK${1000 + i}`));
  const report = await reported("2026-05-01 10:00:20 使用 -1", rows.map((row, i) => ({ ...row, at: row.at + i })), 100, 99);
  equal(report.payments.length + report.hidden, report.csv.split("\r\n").length - 2);
});
