// The one card and the one line that say where the matter stands now.

import { continueWords, homeLine, nowLine, situation } from "../../../docs/assets/guide/case/state.js";
import { emptyDoc } from "../../../docs/assets/guide/reader.js";
import { assert, assertEquals, assertIncludes } from "../assert.js";
import { randomFrom, someDoc } from "./random.js";

const NOW = Date.parse("2026-11-22T15:00:00+08:00");
const RULES = { partly: ["part-only"], silent: ["told-to-wait"], waits: ["told-to-wait"], outside: ["complaint-12315"], unchased: ["platform-gone"], needed: [], chaseAfter: 24 * 3600 * 1000 };
const KNOWN = { symptom: "paid-not-credited", letter: "credit-paid", next: "", replyLetter: "", replyPage: "", empty: false, unsafe: false, technical: true };

/**
 * @param {Partial<import("../../../docs/assets/guide/reader.js").Doc>} parts
 * @param {Partial<import("../../../docs/assets/guide/case/state.js").Known>} [known]
 */
function lineOf(parts, known = {}) {
  return nowLine(situation({ ...emptyDoc(), ...parts }, NOW, RULES), { ...KNOWN, ...known }, NOW);
}

/**
 * @param {number} hours before NOW
 * @param {string} kind
 * @param {Record<string, string>} [more]
 */
function entry(hours, kind, more = {}) {
  return { id: `${hours}${kind}`, at: new Date(NOW - hours * 3600 * 1000).toISOString(), kind, ...more };
}

Deno.test("the card of the home page reads as agreed", () => {
  const facts = { submitted_at: "2026-11-21T14:30" };
  const found = situation({ ...emptyDoc(), facts }, NOW, RULES);
  const line = lineOf({ facts });
  assertEquals(continueWords(found, { ticket: "8842", title: "" }, line, NOW), "继续：工单 8842，昨天 14:30 交的。今天可以催。");
  assertEquals(line.ways, [{ to: "chase-24h", say: "写催办" }, { to: "here-reply", say: "收到回复了" }]);
});

Deno.test("on the home page a copied text asks whether it was sent, a begun matter goes on", () => {
  const at = (/** @type {any} */ parts) => homeLine(situation({ ...emptyDoc(), ...parts }, NOW, RULES), KNOWN, NOW);
  assertEquals(at({ log: [entry(1, "copied")] }).ways.map((each) => each.to), ["here-now", "credit-paid"]);
  assertEquals(at({}).ways.map((each) => each.to), ["paid-not-credited"]);
  assertEquals(at({ log: [entry(30, "sent")] }).ways[0].to, "chase-24h");
});

Deno.test("without a ticket the card names the matter", () => {
  assertIncludes(continueWords(situation(emptyDoc(), NOW, RULES), { ticket: "", title: "付了钱，钻没到账" }, lineOf({}), NOW), "继续：付了钱，钻没到账。");
});

Deno.test("with nothing recorded the first step is to find the trouble", () => {
  assertEquals(lineOf({}, { empty: true, symptom: "" }).ways.map((each) => each.to), ["symptoms", "triage"]);
});

Deno.test("what disappears first is saved first", () => {
  assertEquals(lineOf({}, { next: "充值页和规则" }).text, "先存这一样：充值页和规则。");
});

Deno.test("a copied text is to be sent, the letter of the matter is the way", () => {
  assertEquals(lineOf({ log: [entry(1, "copied")] }).ways[0].to, "credit-paid");
  assertEquals(lineOf({ log: [entry(1, "copied")] }, { letter: "" }).ways[0].to, "paid-not-credited");
});

Deno.test("while waiting the line says from when on to ask", () => {
  assertIncludes(lineOf({ log: [entry(2, "sent")] }).text, "明天 13:00 以后还没人回，就可以催");
});

Deno.test("a promise is waited for, and asked about when it is past", () => {
  const promise = (/** @type {number} */ hours) => ({ log: [entry(30, "contact", { promise: new Date(NOW + hours * 3600 * 1000).toISOString() })] });
  assertEquals(lineOf(promise(3)).text, "等回复。对方说 今天 18:00 前有结果。");
  assertEquals(lineOf(promise(-1)).text, "对方说的时间到了，可以问。");
});

Deno.test("after one chase the technicians, after two somebody else", () => {
  const chase = (/** @type {number} */ hours) => entry(hours, "sent", { letter: "chase-24h" });
  assertEquals(lineOf({ log: [entry(60, "sent"), chase(30)] }).ways[0].to, "escalate-tech");
  assertEquals(lineOf({ log: [entry(90, "sent"), chase(60), chase(30)] }).ways[0].to, "channels");
});

Deno.test("technicians are asked only where they can help", () => {
  const log = [entry(60, "sent"), entry(30, "sent", { letter: "chase-24h" })];
  assertEquals(lineOf({ log }, { technical: false }).ways.map((each) => each.to), ["chase-24h", "channels", "here-reply"]);
});

Deno.test("where a loss still goes on, stopping it comes before proof and letters", () => {
  const unsafe = { next: "账户明细和余额", unsafe: true };
  assertEquals(lineOf({}, unsafe).ways.map((each) => each.to), ["paid-not-credited"]);
  assertIncludes(lineOf({}, unsafe).text, "先止住损失");
  const home = homeLine(situation(emptyDoc(), NOW, RULES), { ...KNOWN, ...unsafe }, NOW);
  assertEquals(home, lineOf({}, unsafe));
});

Deno.test("where no letter opens the matter, nobody is told to write one", () => {
  const none = lineOf({}, { letter: "" });
  assertEquals(none.ways, [{ to: "paid-not-credited", say: "接着做" }]);
  assert(!none.text.includes("申诉"));
});

Deno.test("who was told to wait is not told to chase at once, and may ask a day later", () => {
  const told = (/** @type {number} */ hours) => lineOf({ log: [entry(50, "sent"), entry(hours, "reply", { reply: "told-to-wait" })] });
  assertEquals(told(1).text, "对方让再等。没说等到几时的，明天 14:00 以后可以问。");
  assertEquals(told(25).ways[0].to, "chase-24h");
});

Deno.test("a part that came asks for the rest", () => assertEquals(lineOf({ log: [entry(1, "back", { reply: "partly" })] }).ways[0].to, "restore-rest"));
Deno.test("what came back and went again reopens the ticket", () => assertEquals(lineOf({ log: [entry(1, "back", { reply: "gone" })] }).ways[0].to, "reopen-ticket"));
Deno.test("an answer leads to its letter, or to looking", () => {
  const log = [entry(30, "sent"), entry(1, "reply", { reply: "x" })];
  assertEquals(lineOf({ log }, { replyLetter: "review-again" }).ways[0].to, "review-again");
  assertEquals(lineOf({ log }, { replyPage: "fake-support" }).ways[0].to, "fake-support");
  assertEquals(lineOf({ log }).ways[0].to, "here-back");
});

Deno.test("solved: look again a day later, then keep a record, then it is over", () => {
  assertIncludes(lineOf({ log: [entry(1, "back", { reply: "all" })] }).text, "过一天再看");
  assertIncludes(lineOf({ log: [entry(25, "back", { reply: "all" })] }).text, "再看一眼");
  assertEquals(lineOf({ log: [entry(25, "back", { reply: "all" }), entry(1, "sent", { letter: "keep-record" })] }).ways[0].to, "fortnightly-look");
});

Deno.test("a clock set back a day is said, and nothing is urged", () => {
  const line = lineOf({ log: [entry(-23, "sent")] });
  assertIncludes(line.text, "先核对手机的日期和时间");
  assertEquals(line.ways, []);
});

Deno.test("a clock set a year forward, or a year gone by, asks to look first", () => {
  assertIncludes(lineOf({ log: [entry(366 * 24, "sent")] }).text, "已经过了很久");
});

Deno.test("any document gets one line, and every way has words", () => {
  for (let seed = 1; seed <= 300; seed += 1) {
    const line = lineOf(someDoc(randomFrom(seed)));
    assert(line.text.endsWith("。") && line.ways.every((each) => each.to && each.say), JSON.stringify(line));
  }
});

Deno.test("where the platform is gone, silence is not chased", () => {
  const gone = (/** @type {number} */ hours) => lineOf({ case: { symptom: "platform-gone" }, log: [entry(hours, "sent")] }, { symptom: "platform-gone" });
  assertIncludes(gone(2).text, "还没人回，就不再等");
  assertEquals(gone(30).ways.map((each) => each.to), ["platform-gone", "here-reply"]);
});
