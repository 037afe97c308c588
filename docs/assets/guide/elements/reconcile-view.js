// Shows an answer of 算一算: reasons, sums, payments to read and correct, the picture, what to copy.

import { chart } from "./reconcile-chart.js";
import { el, list, table } from "./reconcile-dom.js";

export { copyShown, copyText } from "../copy.js";
export { saveFile } from "../save-file.js";

/** @typedef {import("../reconcile/report.js").Report} Report */
/** @typedef {import("../reconcile/report.js").PaymentRow} PaymentRow */
/** @typedef {Record<string, import("../reconcile/types.js").Correction>} Corrections */

/**
 * @param {Report} report
 * @param {{ opening: number | null, notes: string[], unread: string[], corrections: Corrections,
 *   proofs: (Element | null)[] }} more
 * @returns {Node[]}
 */
export function reportNodes(report, more) {
  return [
    ...section("少在哪里", report.why.length > 0 ? list(report.why) : el("p", {}, "没有找到对不上的行。")),
    ...pictureNodes(report, more.opening),
    table("怎么算出来的", ["项目", "钻"], report.sums.map(({ label, value }) => [label, value])),
    ...paymentNodes(report, more.corrections),
    ...noteNodes(more.notes, more.unread),
    ...proofNodes(more.proofs),
    ...outNodes(report),
  ];
}

/** @param {string} title @param {...Node} nodes */
function section(title, ...nodes) {
  return [el("h2", {}, title), ...nodes];
}

/** @param {Report} report @param {number | null} opening */
function pictureNodes(report, opening) {
  const drawn = chart(report.picture, opening, `余额随时间的变化。${report.headline}`);
  if (!drawn) return [];
  const rows = table("余额的变化", ["时间", "事情", "钻", "余额"], report.picture.rows);
  const folded = el("details", {}, el("summary", {}, "看这张图的数字"), rows);
  const key = el("p", { class: "g-quiet" }, "实线是按明细算的余额，虚线是应该有的数，三角是没有到账的付款。");
  return [...section("余额的变化", drawn), key, folded];
}

/** @param {Report} report @param {Corrections} corrections */
function paymentNodes(report, corrections) {
  if (report.payments.length === 0 && report.strangers.length === 0) return [];
  const rows = report.payments.map((row) => [row.when, row.what, row.answer, row.reason, chooser(row, corrections), counter(row, corrections)]);
  const more = report.hidden > 0 ? el("p", { class: "g-quiet" }, `还有 ${report.hidden} 笔，在下面复制的表里。`) : null;
  const others = report.others.length > 0 ? [el("p", {}, "下面这些到账，账单里没有对应的付款："), list(report.others)] : [];
  return [
    ...section("付款和到账", el("p", {}, report.inferred)),
    ...(rows.length > 0 ? [table("付款和到账的对照", ["付款时间", "付款", "账户明细里", "理由", "不对就改", "应到（钻）"], rows)] : []),
    ...(more ? [more] : []),
    ...others,
    ...adder(report),
  ];
}

/** Which line answers a payment. @param {PaymentRow} row @param {Corrections} corrections */
function chooser(row, corrections) {
  const fixed = corrections[row.key] || {};
  const chosen = fixed.ignore ? "ignore" : fixed.line === "" ? "none" : fixed.line ? `line:${fixed.line}` : "auto";
  const options = [
    ["auto", "按算出来的"],
    ["ignore", "不是付给这个平台的"],
    ["none", "没有到账"],
    ...row.choices.map(({ key, label }) => [`line:${key}`, label]),
  ];
  const select = el("select", { "data-payment": row.key, "aria-label": `${row.when} 这一笔对应哪一行` });
  for (const [value, label] of options) select.append(new Option(label, value, false, value === chosen));
  return select;
}

/** How many 钻 a payment should bring. @param {PaymentRow} row @param {Corrections} corrections */
function counter(row, corrections) {
  const value = corrections[row.key]?.diamonds ?? (row.wanted || "");
  return el("input", { type: "text", inputmode: "decimal", autocomplete: "off", "data-diamonds": row.key, value: String(value), "aria-label": `${row.when} 这一笔应到多少钻` });
}

/** @param {Report} report */
function adder(report) {
  if (report.strangers.length === 0) return [];
  const select = el("select", { "data-guide": "add-payment", "aria-label": "加上一笔付款" }, new Option("漏了哪一笔，在这里加上", ""));
  for (const { key, label } of report.strangers) select.append(new Option(label, key));
  return [el("p", {}, select)];
}

/** @param {string[]} notes @param {string[]} unread */
function noteNodes(notes, unread) {
  const lines = unread.length > 0 ? [`有 ${unread.length} 行看不懂，没有算进去：${unread.slice(0, 3).join("；")}`] : [];
  const all = [...new Set([...notes, ...lines])];
  return all.length > 0 ? section("要留意", list(all)) : [];
}

/** What the books given prove, in the words of the page. @param {(Element | null)[]} proofs */
function proofNodes(proofs) {
  const items = proofs.filter((each) => each !== null).map((each) => each.cloneNode(true));
  return items.length > 0 ? section("现在有的材料", el("ul", { class: "g-list" }, ...items)) : [];
}

/** @param {Report} report */
function outNodes(report) {
  const paper = el("div", { class: "g-paper" }, el("p", { class: "g-paper__text", "data-guide": "paragraph" }, report.paragraph));
  return [
    ...section("拿去用", paper),
    el(
      "p",
      { class: "g-letter__buttons" },
      button("copy-paragraph", "复制这段话", true),
      button("copy-table", "复制对照表"),
      button("save-table", "存成 CSV 文件"),
      button("use-facts", "填进申诉里"),
      button("keep-record", "记进我的记录"),
    ),
    el("p", { class: "g-letter__hint" }, "复制后，内容就在剪贴板里了。账单和明细的原文件都要留着。"),
  ];
}

/** @param {string} what @param {string} label @param {boolean} [filled] */
function button(what, label, filled = false) {
  return el("button", { type: "button", class: filled ? "g-button g-button--filled" : "g-button", "data-guide": what }, label);
}
