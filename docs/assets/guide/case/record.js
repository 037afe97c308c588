// The whole record as a text that someone behind a counter reads in two minutes.

import { listItems, typedTime, valueWords, words } from "../letter/facts.js";
import { STATE_WORDS } from "./state.js";
import { rowsOf } from "./timeline.js";

/** @typedef {import("../reader.js").Doc} Doc */
/**
 * @typedef {{id: string, label: string, unit: string, type: string, options: Record<string, string>}} FieldInfo
 * @typedef {{symptom: string, state: import("./state.js").State, fields: FieldInfo[], saved: string[],
 *   titles: import("./timeline.js").Titles}} About `symptom` its title, `saved` titles of the evidence that is saved
 */

const FEW = 12; // rows at each end of a long timeline
const NOT_FACTS = ["attachments", "agent_name", "promised_at", "promise_time", "reply_wanted_by", "want_tech"];

/**
 * @param {Doc} doc
 * @param {About} about
 * @param {number} now milliseconds since 1970
 * @returns {string}
 */
export function recordText(doc, about, now) {
  const head = [`【${about.symptom || "钻的事"}】`, `现在：${STATE_WORDS[about.state]}。写于 ${words(typedTime(now), "datetime")}。`];
  const parts = [
    { title: "要点", lines: numbered(factLines(doc, about.fields)) },
    { title: "经过", lines: numbered(timelineLines(doc, about.titles)) },
    { title: "材料（编号和申诉里的附件一样）", lines: materialLines(doc, about.saved) },
    { title: "发过的话", lines: numbered(sentLines(doc, about.titles)) },
  ];
  const standing = parts.filter(({ lines }) => lines.length);
  return [head.join("\n"), ...standing.map(section)].join("\n\n");
}

/**
 * @param {{title: string, lines: string[]}} part
 * @param {number} index among the parts that stand: their numbers leave none out
 * @returns {string}
 */
function section({ title, lines }, index) {
  return [`${"一二三四"[index]}、${title}`, ...lines].join("\n");
}

/**
 * @param {string[]} lines
 * @returns {string[]}
 */
function numbered(lines) {
  return lines.map((line, index) => `${index + 1}. ${line}`);
}

/**
 * @param {Doc} doc
 * @param {FieldInfo[]} fields in the order of the page
 * @returns {string[]}
 */
function factLines(doc, fields) {
  const given = fields.filter((each) => doc.facts[each.id]?.trim() && !NOT_FACTS.includes(each.id));
  return given.map((each) => `${each.label}：${valueWords(doc.facts[each.id], each)}`);
}

/**
 * @param {Doc} doc
 * @param {import("./timeline.js").Titles} titles
 * @returns {string[]} first and last where there are many
 */
function timelineLines(doc, titles) {
  const rows = rowsOf(doc.log.filter((each) => each.kind !== "copied"), titles);
  const lines = rows.map((row) => `${words(typedTime(row.at), "datetime")}：${row.text}。`);
  if (lines.length <= 2 * FEW) return lines;
  return [...lines.slice(0, FEW), `（中间 ${lines.length - 2 * FEW} 条略）`, ...lines.slice(-FEW)];
}

/**
 * @param {Doc} doc
 * @param {string[]} saved
 * @returns {string[]} what the letter lists, with its numbers; then what is kept beside it
 */
function materialLines(doc, saved) {
  const attached = listItems(doc.facts.attachments);
  const beside = saved.filter((title) => !attached.some((line) => line.startsWith(title)));
  return [...numbered(attached), ...(beside.length ? [`另外存着：${beside.join("、")}。`] : [])];
}

/**
 * @param {Doc} doc
 * @param {import("./timeline.js").Titles} titles
 * @returns {string[]}
 */
function sentLines(doc, titles) {
  const sent = doc.log.filter((each) => each.kind === "sent");
  return sent.slice(-FEW).map((each) => `${words(typedTime(Date.parse(each.at)), "datetime")} ${titles(each.letter || "") || "一段话"}`);
}
