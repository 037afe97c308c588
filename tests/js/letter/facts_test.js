// Facts: typed values as words, and what follows from them.

import { COMPUTE, allFacts, listItems, toNumber, typedTime, valueWords, when, words } from "../../../docs/assets/guide/letter/facts.js";
import { assert as ok, assertEquals as equal } from "../assert.js";

const NOW = Date.parse("2026-11-22T16:30:00+08:00");

Deno.test("numbers are read in any width and with separators", () => {
  equal(["1,000", "１２３", " 60 ", "-6", "30.5", "六十", "", undefined].map(toNumber), [1000, 123, 60, -6, 30.5, null, null, null]);
});

Deno.test("dates become words, everything else stays as typed", () => {
  equal(words("2026-11-02T09:05", "datetime"), "2026年11月2日 09:05");
  equal(words("2026-11-02", "date"), "2026年11月2日");
  equal(words("昨天下午", "datetime"), "昨天下午");
  equal(words("2026-11-02", "text"), "2026-11-02");
});

Deno.test("the missing amount is what was typed, else the drop between the balances", () => {
  equal(COMPUTE.missing_amount({ amount_lost: "约 100" }, NOW), "约 100");
  equal(COMPUTE.missing_amount({ balance_before: "300", balance_now: "200" }, NOW), "100");
  equal(COMPUTE.missing_amount({ balance_before: "200", balance_now: "300" }, NOW), null);
  equal(COMPUTE.missing_amount({}, NOW), null);
});

Deno.test("hours are counted in Asia/Shanghai, whole and only forwards", () => {
  equal(COMPUTE.hours_since_submitted({ submitted_at: "2026-11-21T14:30" }, NOW), "26");
  equal(COMPUTE.hours_since_submitted({ submitted_at: "2026-11-23T14:30" }, NOW), null);
});

Deno.test("24 hours are given only when they have passed", () => {
  equal(COMPUTE.waited_24_hours({ submitted_at: "2026-11-21T16:30" }, NOW), "是");
  equal(COMPUTE.waited_24_hours({ submitted_at: "2026-11-21T16:31" }, NOW), null);
});

Deno.test("a promise is called broken only after its time", () => {
  equal(COMPUTE.promise_passed({ promise_time: "2026-11-22T16:00" }, NOW), "是");
  equal(COMPUTE.promise_passed({ promise_time: "2026-11-22T17:00" }, NOW), null);
  equal(COMPUTE.promise_passed({}, NOW), null);
});

Deno.test("an expected balance needs the old balance and one movement", () => {
  equal(COMPUTE.expected_balance({ balance_before: "300" }, NOW), null);
  equal(COMPUTE.expected_balance({ balance_before: "300", topped_up: "60", spent: "10" }, NOW), "350");
});

Deno.test("a choice gives its option as a fact of its own", () => {
  const facts = allFacts({ ledger_says: "found", account: " " }, { ledger_says: "choice" }, NOW, "reissue");
  ok(facts.has("ledger_says.found") && facts.has("remedy.reissue"));
  ok(!facts.has("account"), "a blank field gives no fact");
});

Deno.test("lists drop empty lines", () => equal(listItems("\n a \n\nb"), ["a", "b"]));

Deno.test("now is told as a clock in China shows it", () => equal(typedTime(NOW), "2026-11-22T16:30"));

Deno.test("nothing is worked out from one of two numbers", () => {
  equal(COMPUTE.shortfall({ expected_count: "100" }, NOW), null);
  equal(COMPUTE.shortfall({ arrived_count: "-40" }, NOW), null);
  equal(COMPUTE.still_missing({ amount_lost: "100", restored_count: "60" }, NOW), "40");
});

Deno.test("a bought thing stands alone where no count is given beside it", () => {
  equal(COMPUTE.item_alone({ item_name: "月卡" }, NOW), "月卡");
  equal(COMPUTE.item_alone({ item_name: "月卡", expected_count: "60" }, NOW), null);
  equal(COMPUTE.item_alone({}, NOW), null);
});

Deno.test("a fact that cannot be told is no fact", () => {
  const facts = allFacts({ account: "甲", amount_lost: "30" }, {}, NOW);
  equal([facts.has("shortfall"), facts.has("promise_passed"), facts.get("missing_amount"), facts.get("account")], [false, false, "30", "甲"]);
});

Deno.test("an instant is said by the day in China, near days by their names", () => {
  const said = ["2026-11-20T23:59", "2026-11-21T00:00", "2026-11-22T16:30", "2026-11-23T00:00", "2026-11-24T23:59"];
  equal(said.map((each) => when(Date.parse(`${each}:00+08:00`), NOW)), ["前天 23:59", "昨天 00:00", "今天 16:30", "明天 00:00", "后天 23:59"]);
  equal(when(Date.parse("2026-11-19T09:05:00+08:00"), NOW), "11月19日 09:05");
  equal(when(Date.parse("2025-11-22T09:05:00+08:00"), NOW), "2025年11月22日 09:05");
  equal(when(Date.parse("2026-10-31T20:00:00+08:00"), Date.parse("2026-11-01T08:00:00+08:00")), "昨天 20:00");
});

Deno.test("an option is said by its label, any other value by its type", () => {
  equal(valueWords("self", { type: "choice", options: { self: "自己用" }, unit: "" }), "自己用");
  equal(valueWords("2026-11-02", { type: "date", options: {}, unit: "" }), "2026年11月2日");
});

Deno.test("money still owed is what was due less what came", () => {
  equal(COMPUTE.refund_rest({ refund_due: "50", refund_got: "30" }, NOW), "20");
  equal(COMPUTE.refund_rest({ refund_due: "50", refund_got: "50" }, NOW), null);
  equal(COMPUTE.refund_rest({ refund_due: "50", refund_amount: "30" }, NOW), null, "what was promised has not come");
});

Deno.test("nothing is left over where the balance is zero", () => {
  equal(COMPUTE.left_over({ balance_now: "0" }, NOW), null);
  equal(COMPUTE.left_over({ balance_now: "０" }, NOW), null);
  equal(COMPUTE.left_over({ balance_now: "约 20" }, NOW), "约 20");
});

Deno.test("there is no ticket only while none was given and none is written down", () => {
  equal(COMPUTE.no_ticket({}, NOW), null);
  equal(COMPUTE.no_ticket({ ticket_given: "no", ticket_no: " " }, NOW), "是");
  equal(COMPUTE.no_ticket({ ticket_given: "no", ticket_no: "GD8842" }, NOW), null);
});
