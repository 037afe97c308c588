// A ledger pasted or typed, as lines with time, name, amount and balance.

import { readLedger } from "../../../docs/assets/guide/reconcile/ledger.js";
import { randomFrom } from "../../reconcile/random.js";
import { assert, assertEquals as equal } from "../assert.js";

const TODAY = Date.UTC(2026, 4, 20);
const AT_TEN = Date.UTC(2026, 4, 1, 2);

/** @param {string} text */
function brief(text) {
  return readLedger(text, TODAY).lines.map(({ time, kind, amount, balance }) => ({ time, kind: String(kind), amount, balance }));
}

const TWO = [
  { time: AT_TEN, kind: "topup", amount: 60, balance: 160 },
  { time: AT_TEN + 3600000, kind: "use", amount: -30, balance: 130 },
];

/** @type {Record<string, string>} */
const SAME_LEDGER = {
  "a table with tabs": "时间\t类型\t变动\t余额\n2026-05-01 10:00:00\t充值\t+60\t160\n2026-05-01 11:00:00\t使用\t-30\t130",
  "CSV with quotes": '时间,说明,变动数量,变动后余额\n"2026-05-01 10:00:00","在线充值","+60","160"\n"2026-05-01 11:00:00","兑换月卡","-30","130"',
  "a table with lines": "| 时间 | 类型 | 数量 | 余额 |\n|---|---|---|---|\n| 2026-05-01 10:00 | 充值 | +60 | 160 |\n| 2026-05-01 11:00 | 使用 | -30 | 130 |",
  "English headers": "Date,Type,Amount,Balance\n2026-05-01T10:00:00+08:00,Top-up,60,160\n2026-05-01T11:00:00+08:00,Spend,-30,130",
  "an ISO time in UTC": "Time,Description,Change,After\n2026-05-01T02:00:00Z,recharge,+60,160\n2026-05-01T03:00:00Z,purchase,-30,130",
  "income and spending in two columns": "日期\t项目\t收入\t支出\t余额\n2026/5/1 10:00\t充值\t60\t\t160\n2026/5/1 11:00\t消费\t\t30\t130",
  "a column that says which way": "时间,类型,收支,数量,余额\n2026-05-01 10:00,充值,收入,60,160\n2026-05-01 11:00,消费,支出,30,130",
  "unsigned amounts": "时间,类型,数量,余额\n2026-05-01 10:00,充值,60,160\n2026-05-01 11:00,使用,30,130",
  "typed sentences": "2026-05-01 10:00 充值 60 余额160\n2026-05-01 11:00 用了30 余额130",
  "dates without a year": "5月1日 10:00 充值+60钻 余额 160\n5月1日 11:00 使用-30钻 余额 130",
  "full-width digits and signs": "２０２６-０５-０１ １０：００ 充值 ＋６０ 余额：１６０\n２０２６-０５-０１ １１：００ 使用 －３０ 余额：１３０",
  "cards of a phone": "在线充值\n+60\n2026-05-01 10:00:00\n余额：160\n兑换月卡\n-30\n2026-05-01 11:00:00\n余额：130",
  "columns without a header": "2026-05-01 10:00:00\t充值\t+60\t160\n2026-05-01 11:00:00\t使用\t-30\t130",
  "HTML": "<table><tr><th>时间</th><th>类型</th><th>变动</th><th>余额</th></tr><tr><td>2026-05-01 10:00</td><td>充值</td><td>+60</td><td>160</td></tr><tr><td>2026-05-01 11:00</td><td>使用</td><td>-30</td><td>130</td></tr></table>",
  "two spaces between columns": "时间  类型  数量  余额\n2026-05-01 10:00  充值  +60  160\n2026-05-01 11:00  使用  -30  130",
  "Chinese commas between columns": "时间，类型，数量，余额\n2026-05-01 10:00，充值，+60，160\n2026-05-01 11:00，使用，-30，130",
  "date and time in two columns": "日期,时间,类型,数量,余额\n2026-05-01,10:00:00,充值,+60,160\n2026-05-01,11:00:00,使用,-30,130",
  "a column 余额变动": "时间,说明,余额变动,余额\n2026-05-01 10:00,充值,+60,160\n2026-05-01 11:00,使用,-30,130",
  "a column 收支 with signed numbers": "时间,说明,收支,余额\n2026-05-01 10:00,充值,+60,160\n2026-05-01 11:00,使用,-30,130",
  "a title above the table": "我的账户明细\n导出时间：2026-05-20\n时间,类型,数量,余额\n2026-05-01 10:00,充值,+60,160\n2026-05-01 11:00,使用,-30,130",
  "labels inside each line": "时间：2026-05-01 10:00 | 类型：充值 | 数量：60 | 余额：160\n时间：2026-05-01 11:00 | 类型：使用 | 数量：30 | 余额：130",
  "the date at the end": "充值60钻，余额160钻（2026-05-01 10:00）\n用掉30钻，余额130钻（2026-05-01 11:00）",
  "very short words": "5.1 10:00 充60 余额160\n5.1 11:00 用30 余额130",
  "balances before and after": "时间,类型,变动前,变动后余额\n2026-05-01 10:00,充值,100,160\n2026-05-01 11:00,使用,160,130",
};

for (const [what, text] of Object.entries(SAME_LEDGER)) {
  Deno.test(`the ledger is read from ${what}`, () => equal(brief(text), TWO));
}

/** @type {[string, string, number][]} */
const KINDS = [
  ["赠送", "gift", 6], ["首充奖励", "gift", 6], ["过期", "expire", -6], ["赠送到期", "expire", -6], ["自动续费", "renew", -6],
  ["自动换成积分", "convert", -6], ["订单退款", "refund", 6], ["退款扣回", "clawback", -6], ["客服补发", "restore", 6],
  ["系统调整", "adjust", -6], ["冻结", "freeze", -6], ["兑换视频月卡", "use", -6], ["购买会员", "use", -6], ["购买钻石", "topup", 6],
  ["Expired", "expire", -6], ["Refund", "refund", 6], ["Convert to points", "convert", -6], ["Bonus", "gift", 6],
];
for (const [name, kind, amount] of KINDS) {
  Deno.test(`“${name}” is ${kind}`, () => {
    const text = `时间,类型,数量\n2026-05-01 10:00,${name},${amount > 0 ? "+" : ""}${amount}`;
    equal(readLedger(text, TODAY).lines.map((line) => [line.kind, line.amount]), [[kind, amount]]);
  });
}

Deno.test("an amount without a sign takes the one its balance shows", () => {
  const text = "时间,类型,数量,余额\n2026-05-01 10:00,充值,60,160\n2026-05-01 11:00,人工处理,25,135";
  equal(readLedger(text, TODAY).lines[1].amount, -25);
});

Deno.test("stated balances are not lines", () => {
  const ledger = readLedger("期初余额：100\n2026-05-01 10:00 充值 +60\n当前余额：160", TODAY);
  equal(ledger.lines.length, 1);
  equal(ledger.snapshots.map(({ balance, role }) => [balance, role]), [[100, "opening"], [160, "seen"]]);
});

Deno.test("points beside the 钻 are not counted as 钻", () => {
  const ledger = readLedger("2026-05-01 10:00 自动换成积分 -50钻\n2026-05-01 10:00 获得积分 +5积分", TODAY);
  equal(ledger.lines.map(({ amount }) => amount), [-50]);
});

Deno.test("a row pasted twice counts once when its serial number or balance proves it", () => {
  const row = "2026-05-01 10:00,充值,+60,160";
  const ledger = readLedger(`时间,类型,数量,余额\n${row}\n${row}`, TODAY);
  equal(ledger.lines.length, 1);
  assert(ledger.notes[0].includes("重复"));
});

Deno.test("two equal rows without balance both count", () => {
  const row = "2026-05-01 10:00,使用,-30";
  equal(readLedger(`时间,类型,数量\n${row}\n${row}`, TODAY).lines.length, 2);
});

Deno.test("order numbers, serial numbers, states and end dates are read", () => {
  const text = "流水号,时间,类型,数量,订单号,状态,有效期至\nA01,2026-05-01 10:00,赠送,+6,D20260501001,成功,2026-06-01";
  const [line] = readLedger(text, TODAY).lines;
  equal([line.serial, line.orderNo, line.status, line.expires], ["A01", "D20260501001", "成功", Date.UTC(2026, 5, 1, 16) - 1]);
});

Deno.test("the rule that what expires first is spent first is seen in the text", () => {
  assert(readLedger("规则：先到期先用\n2026-05-01 10:00 充值 +60", TODAY).firstExpiringFirst);
  assert(!readLedger("2026-05-01 10:00 充值 +60", TODAY).firstExpiringFirst);
});

Deno.test("what makes no sense is listed, and stops nothing", () => {
  const ledger = readLedger("hello 12\n2026-05-01 10:00 充值 +60", TODAY);
  equal(ledger.lines.length, 1);
  equal(ledger.unread, ["hello 12"]);
});

Deno.test("a name with a number in it does not lend its number to the amount", () => {
  equal(brief("2026-05-01 11:00 兑换会员3个月 -30").map(({ amount }) => amount), [-30]);
  equal(brief("2026-05-01 11:00 兑换会员3个月 30").map(({ amount }) => amount), [-30]);
});

Deno.test("no text makes the reader fail", () => {
  const pieces = ["充值", "+60", "-", "2026-05-01", "10:00", "余额", "\n", "\t", ",", "|", '"', "钻", "1e999", "，", "<td>", "类型", "时间", "数量", "（", "9".repeat(40), "\u0000", "😀"];
  const random = randomFrom(7);
  for (let i = 0; i < 400; i += 1) {
    const text = Array.from({ length: random.int(0, 60) }, () => random.pick(pieces)).join("");
    const { lines } = readLedger(text, TODAY);
    assert(lines.every(({ amount }) => Number.isFinite(amount)), text);
  }
});
