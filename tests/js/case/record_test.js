// The whole record as text to copy or print.

import { recordText } from "../../../docs/assets/guide/case/record.js";
import { emptyDoc } from "../../../docs/assets/guide/reader.js";
import { assert, assertEquals, assertExcludes, assertIncludes } from "../assert.js";

const NOW = Date.parse("2026-11-22T10:00:00+08:00");
/** @type {import("../../../docs/assets/guide/case/record.js").FieldInfo[]} */
const FIELDS = [
  { id: "account", label: "平台账号", unit: "", type: "text", options: {} },
  { id: "paid_amount", label: "付款金额", unit: "元", type: "amount", options: {} },
  { id: "paid_at", label: "付款时间", unit: "", type: "datetime", options: {} },
  { id: "purpose", label: "买来做什么", unit: "", type: "choice", options: { self: "自己用" } },
];
const ABOUT = { symptom: "付了钱，钻没到账", state: /** @type {const} */ ("due"), fields: FIELDS, saved: ["支付账单详情", "登录记录"], titles: () => "付了款没到账，请补发" };

/** @param {Partial<import("../../../docs/assets/guide/reader.js").Doc>} parts */
function textOf(parts) {
  return recordText({ ...emptyDoc(), ...parts }, ABOUT, NOW);
}

Deno.test("the record reads whole: matter, facts, timeline, numbered evidence, what was sent", () => {
  const text = textOf({
    facts: { account: "10086", paid_amount: "30", paid_at: "2026-11-21T14:30", purpose: "self", attachments: "支付账单详情，能看到单号\n订单录屏" },
    log: [{ id: "1", at: "2026-11-21T07:00:00Z", kind: "sent", letter: "credit-paid" }],
  });
  assertEquals(text, [
    "【付了钱，钻没到账】\n现在：可以催了。写于 2026年11月22日 10:00。",
    "一、要点\n1. 平台账号：10086\n2. 付款金额：30 元\n3. 付款时间：2026年11月21日 14:30\n4. 买来做什么：自己用",
    "二、经过\n1. 2026年11月21日 15:00：发出了“付了款没到账，请补发”。",
    "三、材料（编号和申诉里的附件一样）\n1. 支付账单详情，能看到单号\n2. 订单录屏\n另外存着：登录记录。",
    "四、发过的话\n1. 2026年11月21日 15:00 付了款没到账，请补发",
  ].join("\n\n"));
});

Deno.test("no empty heading, no empty field, no 【】 to be filled", () => {
  const text = textOf({ facts: { account: "", paid_amount: " " } });
  assertExcludes(text, "一、要点");
  assertExcludes(text, "二、经过");
  assertExcludes(text, "平台账号");
});

Deno.test("the headings are numbered without a gap, whatever is missing", () => {
  const text = textOf({ facts: { account: "10086" }, log: [{ id: "1", at: "2026-11-21T07:00:00Z", kind: "sent", letter: "credit-paid" }] });
  assertEquals(text.match(/^[一二三四]、.{2}/gm), ["一、要点", "二、经过", "三、材料", "四、发过"]);
  const bare = recordText({ ...emptyDoc(), facts: { account: "10086" }, log: [{ id: "1", at: "2026-11-21T07:00:00Z", kind: "sent", letter: "credit-paid" }] }, { ...ABOUT, saved: [] }, NOW);
  assertEquals(bare.match(/^[一二三四]、.{2}/gm), ["一、要点", "二、经过", "三、发过"]);
});

Deno.test("a long timeline keeps its beginning and its end and says what is left out", () => {
  const log = Array.from({ length: 10_000 }, (_, index) => ({ id: `${index}`, at: new Date(NOW + index * 60_000).toISOString(), kind: "contact", text: `第${index}次` }));
  const text = textOf({ log });
  assertIncludes(text, "（中间 9976 条略）");
  assertIncludes(text, "第0次");
  assertIncludes(text, "第9999次");
  assert(text.length < 3000);
});
