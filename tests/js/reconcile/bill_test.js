// Bills as payment companies export them, whatever their form.

import { readBill } from "../../../docs/assets/guide/reconcile/bill.js";
import { MAX_BYTES, RefusedFile } from "../../../docs/assets/guide/reconcile/container.js";
import { alipayCsv, alipayWebCsv, gbk, wechatCsv, wechatXlsx, zip } from "../../reconcile/files.js";
import { randomFrom } from "../../reconcile/random.js";
import { assert, assertEquals as equal } from "../assert.js";

/** @typedef {import("../../reconcile/files.js").Row} Row */

const MIDNIGHT_MAY_1 = Date.UTC(2026, 3, 30, 16);
const DAY = 86400;

/** @param {Partial<Row>} [given] @returns {Row} */
function aRow(given = {}) {
  return { at: 120 * DAY, payee: "小年数卡", goods: "充值60钻", yuan: "6.00", way: "支出", trade: "42000000001", merchant: "ZK0001", ...given };
}

/** @param {Uint8Array} bytes */
async function refusalOf(bytes) {
  try {
    await readBill(bytes);
  } catch (error) {
    assert(error instanceof RefusedFile, String(error));
    return error;
  }
  throw new Error("the file was read");
}

/** @param {import("../../../docs/assets/guide/reconcile/types.js").Bill} bill */
function first(bill) {
  const { time, payee, goods, amount, direction, state, tradeNo, merchantNo, refunded } = bill.payments[0];
  return { time, payee, goods, amount, direction, state, tradeNo, merchantNo, refunded };
}

const EXPECTED = {
  time: MIDNIGHT_MAY_1, payee: "小年数卡", goods: "充值60钻", amount: 600, direction: "out", state: "paid",
  tradeNo: "42000000001", merchantNo: "ZK0001", refunded: 0,
};

for (const style of [{}, { bom: true }, { crlf: true }, { commas: true }, { separators: true }]) {
  Deno.test(`a 微信 CSV is read with ${JSON.stringify(style)}, midnight included`, async () => {
    const bill = await readBill(wechatCsv([aRow(), aRow({ yuan: "1234.50", trade: "42000000002" })], style));
    equal(bill.app, "wechat");
    equal(first(bill), EXPECTED);
    equal(bill.payments[1].amount, 123450);
  });
}

for (const style of [{ serial: true }, { serial: false }, { shared: false }]) {
  Deno.test(`a 微信 xlsx is read with ${JSON.stringify(style)}`, async () => {
    const bill = await readBill(wechatXlsx([aRow()], style));
    equal(first(bill), EXPECTED);
  });
}

/** @type {Parameters<typeof alipayCsv>[1][]} */
const ALIPAY_STYLES = [{}, { encoding: "utf-8" }, { padded: false }, { trailing: false }];
for (const style of ALIPAY_STYLES) {
  Deno.test(`a 支付宝 CSV is read with ${JSON.stringify(style)}`, async () => {
    const bill = await readBill(alipayCsv([aRow()], style));
    equal(bill.app, "alipay");
    equal(first(bill), EXPECTED);
  });
}

Deno.test("the older 支付宝 form of the website is read", async () => {
  equal(first(await readBill(alipayWebCsv([aRow()]))), EXPECTED);
});

Deno.test("a goods text with quotes, commas and line signs stays one field", async () => {
  const bill = await readBill(wechatCsv([aRow({ goods: '充值"60钻",送6' }), aRow({ trade: "9", goods: "x" })]));
  equal(bill.payments.length, 2);
  equal(bill.payments[0].goods, '充值"60钻",送6');
});

Deno.test("a quote that is never closed does not swallow the rows after it", async () => {
  const text = new TextDecoder().decode(wechatCsv([aRow({ goods: "x" }), aRow({ trade: "43" })]));
  const bill = await readBill(new TextEncoder().encode(text.replace(",x,", ',"打开,')));
  equal(bill.payments.length >= 1, true);
  assert(bill.payments.some(({ tradeNo }) => tradeNo === "43"), "the second row is there");
});

Deno.test("已全额退款 counts the payment as refunded once, its refund row is no payment", async () => {
  const rows = [
    aRow({ status: "已全额退款" }),
    aRow({ at: 121 * DAY, way: "收入", kind: "小年数卡-退款", status: "已全额退款", goods: "/", trade: "50000001", merchant: "R1" }),
  ];
  const { payments } = await readBill(wechatCsv(rows));
  equal(payments[0].refunded, 600);
  assert(payments[1].isRefund);
});

Deno.test("a partial refund of 微信 is read from the status", async () => {
  const { payments } = await readBill(wechatCsv([aRow({ status: "已退款(￥2.50)" })]));
  equal(payments[0].refunded, 250);
});

Deno.test("a refund row of 支付宝 finds its payment by the trade number it begins with", async () => {
  const rows = [
    aRow({ at: 121 * DAY, way: "/", kind: "退款", status: "退款成功", goods: "退款-充值60钻", trade: "42000000001_R77", yuan: "6.00" }),
    aRow({ status: "交易关闭" }),
    aRow({ trade: "42000000002", merchant: "ZK0002" }),
  ];
  const { payments } = await readBill(alipayCsv(rows));
  const by = Object.fromEntries(payments.map((payment) => [payment.tradeNo, payment]));
  equal(by["42000000001"].refunded, 600);
  equal(by["42000000002"].refunded, 0);
});

Deno.test("an order that was closed without money is not a payment, nor is one that waits for payment", async () => {
  const { payments } = await readBill(alipayCsv([aRow({ status: "交易关闭" }), aRow({ trade: "2", status: "等待付款" })]));
  equal(payments.map(({ state }) => state), ["closed", "pending"]);
});

Deno.test("neutral transactions are neither spending nor income", async () => {
  const { payments } = await readBill(wechatCsv([aRow({ way: "/", kind: "零钱提现", goods: "/" })]));
  equal(payments[0].direction, "neutral");
});

Deno.test("two accounts in one file: a second preamble and header are passed over", async () => {
  const one = new TextDecoder().decode(wechatCsv([aRow()]));
  const two = new TextDecoder().decode(wechatCsv([aRow({ trade: "77", payee: "别的店" })]));
  const { payments } = await readBill(new TextEncoder().encode(one + two));
  equal(payments.map(({ tradeNo }) => tradeNo), ["42000000001", "77"]);
});

Deno.test("the same row in two overlapping exports counts once", async () => {
  const { payments } = await readBill(wechatCsv([aRow(), aRow()]));
  equal(payments.length, 1);
});

Deno.test("a column more, and columns in another order, do no harm", async () => {
  const text = "备注,商户单号,交易单号,当前状态,金额(元),收/支,商品,交易对方,交易类型,交易时间,新的列\n/,ZK0001,42000000001,支付成功,¥6.00,支出,充值60钻,小年数卡,商户消费,2026-05-01 00:00:00,x\n";
  equal(first(await readBill(new TextEncoder().encode(text))), EXPECTED);
});

Deno.test("fewer rows than the bill itself states are read with a word about it", async () => {
  const { notes } = await readBill(wechatCsv([aRow()], { count: 43 }));
  equal(notes, ["账单写着共 43 笔，这里读到 1 笔，可能不完整。"]);
});

Deno.test("a bill inside an open zip is read", async () => {
  equal(first(await readBill(zip([["微信支付账单.csv", wechatCsv([aRow()])]]))), EXPECTED);
});

/** @type {[string, string, () => Uint8Array][]} */
const REFUSED = [
  ["an empty file", "empty", () => new Uint8Array()],
  ["50 MB", "big", () => new Uint8Array(50 * 1024 * 1024)],
  ["one byte too many", "big", () => new Uint8Array(MAX_BYTES + 1)],
  ["a zip with a password", "locked", () => zip([["bill.csv", wechatCsv([aRow()])]], true)],
  ["a zip without a bill", "zipWithoutBill", () => zip([["a.docx", new Uint8Array(9)]])],
  ["a zip cut in the middle", "damaged", () => wechatXlsx([aRow()]).slice(0, 900)],
  ["a PDF", "pdf", () => new TextEncoder().encode("%PDF-1.7\n")],
  ["a picture", "picture", () => Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10])],
  ["an old xls", "lockedSheet", () => Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1])],
  ["a web page saved as CSV", "html", () => new TextEncoder().encode("<!DOCTYPE html><html><body><table><tr><td>交易时间,交易对方,收/支,金额</td></tr></table></body></html>")],
  ["another CSV", "noHeader", () => new TextEncoder().encode("姓名,年龄\n小明,20\n")],
  ["noise", "noHeader", () => Uint8Array.from({ length: 4000 }, (_, i) => (i * 7919) % 251)],
  ["a bill without a row", "noRows", () => wechatCsv([])],
  ["a bill cut inside its last row", "cut", () => cutInside(wechatCsv([aRow(), aRow({ trade: "43" })]))],
  ["a GBK bill cut inside its last row", "cut", () => cutInside(alipayCsv([aRow(), aRow({ trade: "43" })]))],
  ["a wrong encoding", "noHeader", () => gbk("交易时间,交易对方,收/支,金额\n").map((byte) => (byte > 127 ? byte ^ 0x15 : byte))],
];

/** The last row ends after its date and half a name. @param {Uint8Array} bytes */
function cutInside(bytes) {
  let end = bytes.length - 1;
  while (end > 0 && bytes[end - 1] !== 10) end -= 1;
  let start = end - 1;
  while (start > 0 && bytes[start - 1] !== 10) start -= 1;
  return bytes.slice(0, (end < bytes.length - 3 ? end : start) + 24);
}

for (const [what, kind, make] of REFUSED) {
  Deno.test(`${what} is refused in one sentence`, async () => {
    const error = await refusalOf(make());
    equal(error.kind, kind);
    assert(/^[^。]{8,60}。$/.test(error.message), error.message);
  });
}

Deno.test("a bill damaged anywhere is read or refused, never anything else", async () => {
  const random = randomFrom(11);
  const whole = [wechatCsv([aRow(), aRow({ trade: "43" })]), alipayCsv([aRow()]), wechatXlsx([aRow()])];
  for (let i = 0; i < 300; i += 1) {
    const bytes = random.pick(whole).slice();
    for (let hits = random.int(1, 6); hits > 0; hits -= 1) bytes[random.int(0, bytes.length - 1)] = random.int(0, 255);
    const cut = random.chance(0.3) ? bytes.slice(0, random.int(1, bytes.length)) : bytes;
    try {
      assert((await readBill(cut)).payments.length > 0);
    } catch (error) {
      assert(error instanceof RefusedFile, String(error));
    }
  }
});
