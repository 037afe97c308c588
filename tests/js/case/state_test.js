// The state of a matter, worked out from what was sent, answered and promised.

import { exists, situation, STATE_WORDS } from "../../../docs/assets/guide/case/state.js";
import { emptyDoc } from "../../../docs/assets/guide/reader.js";
import { assert, assertEquals } from "../assert.js";
import { randomFrom, someDoc } from "./random.js";

const NOW = Date.parse("2026-11-22T10:00:00+08:00");
const HOUR = 3600 * 1000; // milliseconds
const RULES = { partly: ["part-only"], silent: ["no-answer", "told-to-wait"], waits: ["told-to-wait"], outside: ["complaint-12315"], unchased: ["platform-gone"], needed: ["order", "bill"], chaseAfter: 24 * 3600 * 1000 };

/**
 * @param {number} hours before NOW
 * @param {string} kind
 * @param {Record<string, string>} [more]
 */
function entry(hours, kind, more = {}) {
  return { id: `${hours}-${kind}`, at: new Date(NOW - hours * HOUR).toISOString(), kind, ...more };
}

/**
 * @param {import("../../../docs/assets/guide/reader.js").Entry[]} log
 * @param {Partial<import("../../../docs/assets/guide/reader.js").Doc>} [parts]
 */
function at(log, parts = {}) {
  return situation({ ...emptyDoc(), ...parts, log }, NOW, RULES);
}

Deno.test("nothing done yet: 收集材料", () => assertEquals(at([]).state, "collecting"));
Deno.test("a copied text not yet sent: 待发送", () => assertEquals(at([entry(1, "copied")]).state, "ready"));
Deno.test("all evidence of this matter saved or set aside: 待发送", () => {
  assertEquals(at([], { ticks: { order: "done", bill: "na" } }).state, "ready");
  assertEquals(at([], { ticks: { order: "done" } }).state, "collecting");
  assertEquals(at([], { ticks: { order: "na", bill: "na" } }).state, "collecting");
});
Deno.test("sent less than 24 hours ago: 等回复, and from then on 可以催了", () => {
  assertEquals(at([entry(23.99, "sent")]).state, "waiting");
  assertEquals(at([entry(24, "sent")]).state, "due");
});
Deno.test("a time of submission typed by the reader counts like a sent text", () => {
  assertEquals(at([], { facts: { submitted_at: "2026-11-21T10:00" } }).state, "due");
  assertEquals(at([], { facts: { submitted_at: "2026-11-21T10:01" } }).state, "waiting");
});
Deno.test("a promise moves the day to ask again, later or sooner", () => {
  const later = entry(30, "contact", { promise: new Date(NOW + HOUR).toISOString() });
  const sooner = entry(3, "contact", { promise: new Date(NOW - HOUR).toISOString() });
  assertEquals([at([later]).state, at([later]).promised], ["waiting", true]);
  assertEquals([at([sooner]).state, at([sooner]).promised], ["due", true]);
});
Deno.test("a promise that was made before the last message no longer counts", () => {
  const old = entry(60, "contact", { promise: new Date(NOW - 50 * HOUR).toISOString() });
  const found = at([old, entry(2, "sent", { letter: "chase-24h" })]);
  assertEquals([found.state, found.promised], ["waiting", false]);
});
Deno.test("an answer: 收到回复; an answer that gives a part: 补了一部分", () => {
  assertEquals(at([entry(30, "sent"), entry(1, "reply", { reply: "rejected" })]).state, "answered");
  assertEquals(at([entry(30, "sent"), entry(1, "reply", { reply: "part-only" })]).state, "partly");
});
Deno.test("nobody answered is no answer", () => {
  assertEquals(at([entry(30, "sent"), entry(1, "reply", { reply: "no-answer" })]).state, "due");
});
Deno.test("an answer that asks to wait starts the wait anew; it is not one that decides", () => {
  assertEquals(at([entry(50, "sent"), entry(1, "reply", { reply: "told-to-wait" })]).state, "waiting");
  assertEquals(at([entry(50, "sent"), entry(25, "reply", { reply: "told-to-wait" })]).state, "due");
});
Deno.test("the next letter after an answer waits again", () => {
  assertEquals(at([entry(30, "sent"), entry(9, "reply", { reply: "rejected" }), entry(1, "sent")]).state, "waiting");
});
Deno.test("a promise after an answer waits for the promise", () => {
  const promised = entry(1, "contact", { promise: new Date(NOW + 9 * HOUR).toISOString() });
  assertEquals(at([entry(30, "sent"), entry(9, "reply", { reply: "x" }), promised]).state, "waiting");
});
Deno.test("seen and checked: 解决了; seen in part: 补了一部分; not seen or gone again: 收到回复", () => {
  assertEquals(at([entry(1, "back", { reply: "all" })]).state, "solved");
  assertEquals(at([entry(1, "back", { reply: "partly" })]).state, "partly");
  assertEquals(at([entry(1, "back", { reply: "gone" })]).state, "answered");
  assertEquals(at([entry(1, "back", { reply: "none" })]).state, "answered");
});
Deno.test("money that is still owed cannot be 解决了 either", () => {
  const doc = { ...emptyDoc(), log: [entry(1, "back", { reply: "all" })], facts: { refund_due: "50", refund_got: "30" } };
  assertEquals(situation(doc, NOW, RULES).state, "partly");
});
Deno.test("the numbers win: what is still missing cannot be 解决了", () => {
  const facts = { amount_lost: "100", restored_count: "60" };
  assertEquals(at([entry(1, "back", { reply: "all" })], { facts }).state, "partly");
  assertEquals(at([entry(1, "back", { reply: "all" })], { facts: { ...facts, restored_count: "100" } }).state, "solved");
});
Deno.test("the letter that keeps a record does not start the wait anew", () => {
  assertEquals(at([entry(30, "back", { reply: "all" }), entry(26, "sent", { letter: "keep-record" })]).state, "solved");
  assertEquals(at([entry(30, "back", { reply: "all" }), entry(26, "sent", { letter: "keep-record" })]).due, null, "nobody is chased");
});
Deno.test("不再追了 is a choice and can be taken back; what was before then counts again", () => {
  const log = [entry(30, "sent"), entry(2, "stopped")];
  assertEquals(at(log).state, "stopped");
  assertEquals(at([...log, entry(1, "resumed")]).state, "due");
});
Deno.test("a complaint to others than the platform is not chased after 24 hours", () => {
  const found = at([entry(99, "sent", { letter: "complaint-12315" })]);
  assertEquals([found.state, found.due], ["waiting", null]);
});
Deno.test("chases are counted", () => {
  assertEquals(at([entry(60, "sent"), entry(30, "sent", { letter: "chase-24h" })]).chases, 1);
  const twice = [entry(90, "sent"), entry(60, "sent", { letter: "chase-24h" }), entry(30, "sent", { letter: "escalate-tech" })];
  assertEquals(at(twice).chases, 2);
  assertEquals(at([...twice, entry(28, "reply", { reply: "no-answer" })]).chases, 2, "nobody answered changes nothing");
  assertEquals(at([...twice, entry(28, "reply", { reply: "rejected" }), entry(27, "sent", { letter: "review-again" })]).chases, 0);
  assertEquals(at([...twice, entry(28, "contact", { promise: new Date(NOW - HOUR).toISOString() })]).chases, 0);
});
Deno.test("a clock set back is noticed and nothing counts as waited for", () => {
  const found = at([entry(-20, "sent")]);
  assertEquals([found.state, found.ahead], ["waiting", true]);
  assertEquals(at([entry(30, "sent"), entry(1, "reply", { reply: "x" })]).ahead, false);
});
Deno.test("any document has exactly one state, with words", () => {
  for (let seed = 1; seed <= 300; seed += 1) {
    const { state } = situation(someDoc(randomFrom(seed)), NOW, RULES);
    assert(STATE_WORDS[state], state);
  }
});
Deno.test("the state does not change the document", () => {
  const doc = someDoc(randomFrom(7));
  const before = structuredClone(doc);
  situation(doc, NOW, RULES);
  assertEquals(doc, before);
});
Deno.test("an empty form is no record", () => {
  assertEquals(exists({ ...emptyDoc(), facts: { account: " " }, case: { offer: "no" } }), false);
  assertEquals(exists({ ...emptyDoc(), facts: { account: "A" } }), true);
});

Deno.test("the matter runs since the first message, and is asked about again after the last", () => {
  const twice = at([entry(50, "sent"), entry(2, "sent")]);
  assertEquals([twice.since, twice.from], [NOW - 50 * HOUR, NOW - 2 * HOUR]);
  assertEquals(at([entry(9, "contact"), entry(4, "contact")]).since, NOW - 9 * HOUR);
  assertEquals(at([]).since, null);
});

Deno.test("a matter exists from the first entry, the first tick or the first word on", () => {
  assertEquals(exists(emptyDoc()), false);
  assertEquals(exists({ ...emptyDoc(), ticks: { order: "done" } }), true);
  assertEquals(exists({ ...emptyDoc(), log: [entry(1, "copied")] }), true);
  assertEquals(exists({ ...emptyDoc(), facts: { account: "甲" } }), true);
});
