// The timeline: order, words for moments, and the days between.

import { filledAlone, noteSubmission } from "../../../docs/assets/guide/case/fill.js";
import { addContact, removeEntry, rowsOf, saysSomething } from "../../../docs/assets/guide/case/timeline.js";
import { when } from "../../../docs/assets/guide/letter/facts.js";
import { emptyDoc } from "../../../docs/assets/guide/reader.js";
import { assert, assertEquals, assertIncludes } from "../assert.js";

const NOW = Date.parse("2026-11-22T10:00:00+08:00");
const EMPTY = { who: "", at: "", channel: "", ticket: "", text: "", promise: "" };
const TITLES = (/** @type {string} */ id) => ({ "chase-24h": "超过 24 小时，请问进度", rejected: "没通过" })[id] || "";

/**
 * @param {string} at
 * @param {string} kind
 * @param {Record<string, string>} [more]
 */
function entry(at, kind, more = {}) {
  return { id: `${at}-${kind}`, at, kind, ...more };
}

Deno.test("a time is said as a person says it, in China, wherever the device is", () => {
  const said = (/** @type {string} */ time) => when(Date.parse(time), NOW);
  assertEquals(said("2026-11-22T00:00:00+08:00"), "今天 00:00");
  assertEquals(said("2026-11-21T23:59:00+08:00"), "昨天 23:59");
  assertEquals(said("2026-11-20T12:00:00+08:00"), "前天 12:00");
  assertEquals(said("2026-11-23T14:30:00+08:00"), "明天 14:30");
  assertEquals(said("2026-11-24T14:30:00+08:00"), "后天 14:30");
  assertEquals(said("2026-11-19T14:30:00+08:00"), "11月19日 14:30");
  assertEquals(said("2025-11-22T14:30:00+08:00"), "2025年11月22日 14:30");
});

Deno.test("the timeline stands in the order of what happened, not of when it was written down", () => {
  const rows = rowsOf([entry("2026-11-22T02:00:00Z", "sent", { letter: "chase-24h" }), entry("2026-11-20T02:00:00Z", "contact", { who: "小林" })], TITLES);
  assertEquals(rows.map((row) => row.text), ["和小林说过", "发出了“超过 24 小时，请问进度”"]);
});

Deno.test("a button pressed again within ten minutes is one event, after that two", () => {
  const press = (/** @type {string} */ time) => entry(`2026-11-22T${time}Z`, "copied", { letter: "chase-24h" });
  assertEquals(rowsOf([press("02:00:00"), press("02:05:00")], TITLES).length, 1);
  assertEquals(rowsOf([press("02:00:00"), press("02:15:00")], TITLES).length, 2);
});

Deno.test("an answer corrected at once is the corrected one", () => {
  const rows = rowsOf([entry("2026-11-22T02:00:00Z", "reply", { reply: "x" }), entry("2026-11-22T02:00:09Z", "reply", { reply: "rejected" })], TITLES);
  assertEquals(rows.map((row) => row.text), ["收到回复：没通过"]);
});

Deno.test("copies of two letters stay two events", () => {
  assertEquals(rowsOf([entry("2026-11-22T02:00:00Z", "copied", { letter: "a" }), entry("2026-11-22T02:01:00Z", "copied", { letter: "b" })], TITLES).length, 2);
});

Deno.test("a talk says who, where, the number, their words and what was promised by when", () => {
  const doc = emptyDoc();
  addContact(doc, { who: "小林", at: "2026-11-21T16:00", channel: "在线客服", ticket: "8842", text: "会转技术。", promise: "2026-11-23T16:00" }, NOW);
  assertEquals(rowsOf(doc.log, TITLES)[0].text, "和小林说过（在线客服）；编号 8842；对方说：“会转技术”；答应 2026年11月23日 16:00 前有结果");
  assertEquals(rowsOf(doc.log, TITLES)[0].at, Date.parse("2026-11-21T16:00:00+08:00"));
});

Deno.test("a talk fills the next letter's opening and the ticket number, marked as filled by itself", () => {
  const doc = emptyDoc();
  addContact(doc, { who: "小林", at: "2026-11-21T16:00", channel: "", ticket: "8842", text: "", promise: "2026-11-23T16:00" }, NOW);
  assertEquals(doc.facts, { ticket_no: "8842", submitted_at: "2026-11-21T16:00", promise_time: "2026-11-23T16:00", promised_at: "2026-11-21T16:00", agent_name: "小林" });
  for (const name of Object.keys(doc.facts)) assert(filledAlone(doc, name), name);
});

Deno.test("a talk does not change a ticket number or a time that the reader typed", () => {
  const doc = { ...emptyDoc(), facts: { ticket_no: "1", submitted_at: "2026-11-01T10:00" } };
  addContact(doc, { ...EMPTY, at: "2026-11-21T16:00", ticket: "2" }, NOW);
  assertEquals(doc.facts, { ticket_no: "1", submitted_at: "2026-11-01T10:00" });
});

Deno.test("the three facts of a promise always come from one talk", () => {
  const doc = emptyDoc();
  addContact(doc, { ...EMPTY, who: "小林", at: "2026-11-20T16:00", promise: "2026-11-21T16:00" }, NOW);
  addContact(doc, { ...EMPTY, at: "2026-11-21T17:00", promise: "2026-11-23T16:00" }, NOW);
  assertEquals(doc.facts, { promise_time: "2026-11-23T16:00", promised_at: "2026-11-21T17:00" });
});

Deno.test("a talk without a promise leaves the earlier promise", () => {
  const doc = emptyDoc();
  addContact(doc, { ...EMPTY, who: "小林", at: "2026-11-20T16:00", promise: "2026-11-21T16:00" }, NOW);
  addContact(doc, { ...EMPTY, who: "小王", at: "2026-11-21T17:00" }, NOW);
  assertEquals(doc.facts.agent_name, "小林");
});

Deno.test("a talk taken out takes along what it filled in, back to the talk before", () => {
  const doc = emptyDoc();
  addContact(doc, { ...EMPTY, who: "小林", at: "2026-11-20T16:00", ticket: "8842", promise: "2026-11-21T16:00" }, NOW);
  const second = addContact(doc, { ...EMPTY, who: "小王", at: "2026-11-21T17:00", promise: "2026-11-23T16:00" }, NOW);
  removeEntry(doc, second.id);
  assertEquals([doc.facts.agent_name, doc.facts.promise_time, doc.log.length], ["小林", "2026-11-21T16:00", 1]);
  removeEntry(doc, doc.log[0].id);
  assertEquals([doc.facts, doc.log], [{}, []]);
});

Deno.test("what the reader typed since stays when a talk is taken out", () => {
  const doc = emptyDoc();
  const talk = addContact(doc, { ...EMPTY, who: "小林", at: "2026-11-20T16:00", promise: "2026-11-21T16:00" }, NOW);
  doc.facts.agent_name = "客服小林";
  removeEntry(doc, talk.id);
  assertEquals(doc.facts, { agent_name: "客服小林" });
});

Deno.test("an entry taken out can be brought back whole", () => {
  const doc = emptyDoc();
  const talk = addContact(doc, { ...EMPTY, who: "小林", at: "2026-11-20T16:00", promise: "2026-11-21T16:00" }, NOW);
  const whole = structuredClone({ facts: doc.facts, log: doc.log, case: doc.case });
  const before = removeEntry(doc, talk.id);
  assertEquals(before, whole);
  assertEquals(removeEntry(doc, "no such"), null);
});

Deno.test("a sent text taken out takes its time of submission along", () => {
  const doc = emptyDoc();
  noteSubmission(doc, "2026-11-22T10:00");
  doc.log.push(entry("2026-11-22T02:00:30Z", "sent"));
  removeEntry(doc, "2026-11-22T02:00:30Z-sent");
  assertEquals(doc.facts, {});
});

Deno.test("a talk with no time is one of now, two talks at once have two ids", () => {
  const doc = emptyDoc();
  addContact(doc, { ...EMPTY, who: "甲" }, NOW);
  addContact(doc, { ...EMPTY, who: "乙" }, NOW);
  assertEquals(Date.parse(doc.log[0].at), NOW);
  assert(doc.log[0].id !== doc.log[1].id);
});

Deno.test("an empty form is no talk", () => {
  assertEquals(saysSomething({ ...EMPTY, at: "2026-11-21T16:00", who: " " }), false);
  assertEquals(saysSomething({ ...EMPTY, text: "好的" }), true);
});

Deno.test("an entry of a kind from later is shown by its text", () => {
  assertIncludes(rowsOf([entry("2026-11-22T02:00:00Z", "later", { text: "做了别的" })], TITLES)[0].text, "做了别的");
});
