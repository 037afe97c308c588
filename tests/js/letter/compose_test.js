// The words of a letter: which sentences stand, how gaps show, what hostile values do.

import { compose, lacking } from "../../../docs/assets/guide/letter/compose.js";
import { assert as ok, assertEquals as equal } from "../assert.js";

/** @typedef {import("../../../docs/assets/guide/letter/compose.js").Sentence} Sentence */

/**
 * @param {Partial<Sentence>[]} sentences
 * @param {object} [part]
 * @returns {import("../../../docs/assets/guide/letter/compose.js").Format}
 */
function letter(sentences, part = {}) {
  const whole = sentences.map((each) => ({ pieces: [], ...each }));
  return { kind: "ticket", parts: [{ role: "body", sentences: whole, ...part }] };
}

const GAP = { name: "account", label: "平台账号" };

/**
 * @param {import("../../../docs/assets/guide/letter/compose.js").Format} format
 * @param {Record<string, string>} [facts]
 * @param {string[]} [ticked]
 * @returns {string}
 */
function text(format, facts = {}, ticked = []) {
  return compose(format, new Map(Object.entries(facts)), new Set(ticked)).text;
}

Deno.test("a required sentence stands with its gap shown", () => {
  equal(text(letter([{ required: true, pieces: ["账号", GAP, "。"] }])), "账号【平台账号】。");
});

Deno.test("any other sentence stands only when all its facts are given", () => {
  const format = letter([{ pieces: ["账号", GAP, "。"] }]);
  equal(text(format), "");
  equal(text(format, { account: "甲" }), "账号甲。");
});

Deno.test("if and unless make two sentences exclude each other", () => {
  const format = letter([{ if: "found", pieces: ["有记录。"] }, { unless: "found", pieces: ["没有记录。"] }]);
  equal(text(format), "没有记录。");
  equal(text(format, { found: "是" }), "有记录。");
});

Deno.test("an attested sentence stands only after its own tick", () => {
  const format = letter([{ id: "no-use", attest: true, pieces: ["我没有用过。"] }]);
  equal(text(format), "");
  equal(text(format, {}, ["other"]), "");
  equal(text(format, {}, ["no-use"]), "我没有用过。");
});

Deno.test("list numbers are made of the sentences that stand", () => {
  const rows = [{ pieces: ["一。"] }, { pieces: [GAP, "。"] }, { pieces: ["二。"] }];
  equal(text(letter(rows, { numbered: true, heading: "事实" })), "事实\n1. 一。\n2. 二。");
});

Deno.test("a heading without a standing sentence is left out", () => {
  equal(text(letter([{ pieces: [GAP] }], { numbered: true, heading: "事实" })), "");
});

Deno.test("a repeated sentence stands once for each item of its list", () => {
  const item = { name: "attachments", label: "材料" };
  const format = letter([{ each: "attachments", pieces: [item, "。"] }], { numbered: true });
  equal(text(format, { attachments: "账单\n\n 订单 " }), "1. 账单。\n2. 订单。");
});

Deno.test("a quoted answer that ends its own sentence gets no second full stop", () => {
  const format = letter([{ pieces: ["答复“", GAP, "”。"] }]);
  equal(text(format, { account: "已清零。" }), "答复“已清零。”");
  equal(text(format, { account: "已清零" }), "答复“已清零”。");
  equal(text(format, { account: "已清零，" }), "答复“已清零，”。");
});

Deno.test("punctuation a value brings is not doubled", () => {
  const format = letter([{ pieces: ["那时，", GAP, "。"] }]);
  equal(text(format, { account: "平台在升级。" }), "那时，平台在升级。");
});

Deno.test("paragraphs are parted by a blank line and a subject stands on one line", () => {
  const format = {
    kind: "ticket",
    parts: [
      { role: "subject", heading: "标题", sentences: [{ required: true, pieces: ["少了钻"] }] },
      { role: "body", sentences: [{ required: true, pieces: ["您好："] }] },
    ],
  };
  equal(text(format), "标题：少了钻\n\n您好：");
});

const HOSTILE = [
  "$&",
  "$1 $$ $`",
  "{account} {order_no}",
  "</textarea><script>alert(1)</script>",
  "\u202e反过来\u202c",
  "👨‍👩‍👧 💎",
  "第一行\n第二行",
  "１２３４５",
  "x".repeat(10000),
  "\\n \\u0000 %s",
];

for (const value of HOSTILE) {
  Deno.test(`a hostile value comes out as typed: ${JSON.stringify(value).slice(0, 40)}`, () => {
    equal(text(letter([{ required: true, pieces: ["账号", GAP, "，请查。"] }]), { account: value }), `账号${value}，请查。`);
  });
}

Deno.test("gaps are told once each, in reading order", () => {
  const other = { name: "order_no", label: "订单号" };
  const format = letter([{ required: true, pieces: [other, GAP, other] }]);
  equal(compose(format, new Map(), new Set()).gaps, [
    { name: "order_no", label: "订单号" },
    { name: "account", label: "平台账号" },
  ]);
});

Deno.test("what is shown is what is copied", () => {
  const format = letter([{ required: true, pieces: ["账号", GAP, "。"] }]);
  const { tokens, text: copied } = compose(format, new Map([["account", "甲"]]), new Set());
  equal(tokens.map((token) => token.text).join(""), copied);
  ok(tokens.some((token) => token.kind === "value"));
});

Deno.test("what happened, proof and request each say what they lack", () => {
  const request = { role: "request", sentences: [{ required: true, pieces: ["请补发", { name: "count", label: "数量" }, "。"] }] };
  const proof = { role: "facts", sentences: [{ each: "attachments", pieces: [{ name: "attachments", label: "材料" }] }] };
  const format = letter([{ required: true, pieces: ["账号", GAP, "。"] }]);
  format.parts.push(proof, request);
  equal(lacking(format, new Map(), new Set()), { happened: 1, materials: 1, request: 1 });
  const facts = new Map(Object.entries({ account: "甲", attachments: "账单截图" }));
  equal(lacking(format, facts, new Set()), { happened: 0, materials: 0, request: 1 });
});

Deno.test("a chat lacks no materials: they are sent after it", () => {
  equal(lacking(letter([{ required: true, pieces: ["账号", GAP, "。"] }]), new Map(), new Set()).materials, null);
});

Deno.test("where no part is called the request, the last one is it", () => {
  const gap = (/** @type {string} */ name) => ({ role: "piece", sentences: [{ required: true, pieces: ["", { name, label: name }, "。"] }] });
  const chat = /** @type {any} */ ({ kind: "chat", parts: [gap("account"), gap("found_at"), gap("ticket_no")] });
  equal(lacking(chat, new Map(), new Set()), { happened: 2, materials: null, request: 1 });
  equal(lacking(chat, new Map([["ticket_no", "8842"]]), new Set()), { happened: 2, materials: null, request: 0 });
  const named = { ...chat, parts: [{ ...gap("account"), role: "request" }, gap("found_at"), gap("ticket_no")] };
  equal(lacking(named, new Map([["account", "甲"]]), new Set()), { happened: 2, materials: null, request: 0 });
});
