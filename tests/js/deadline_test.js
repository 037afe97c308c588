// Dates against tables made by hand, from the calendar of 2026 as announced.

import { distance, dueDate, inWords, isPast } from "../../docs/assets/guide/deadline.js";
import { assert, assertEquals } from "./assert.js";
import { cases, records } from "./records.js";

const HOLIDAYS = /** @type {import("../../docs/assets/guide/deadline.js").HolidayRecord[]} */ (/** @type {unknown} */ (records("holidays")));

/**
 * @param {string} from as a clock in China shows it
 * @param {number} offset
 * @param {"hours" | "days" | "working-days"} unit
 * @param {"none" | "holiday"} [roll]
 * @returns {string}
 */
function due(from, offset, unit, roll = "none") {
  const { iso, estimate } = dueDate({ from: Date.parse(`${from}:00+08:00`), offset, unit, roll }, HOLIDAYS);
  return estimate ? `${iso} estimate` : iso;
}

/** @type {[string, string, number, "hours" | "days" | "working-days", "none" | "holiday", string][]} */
const TABLE = [
  ["hours run through the night", "2026-11-21T14:30", 24, "hours", "none", "2026-11-22T14:30+08:00"],
  ["hours run through a holiday", "2026-10-01T23:59", 48, "hours", "none", "2026-10-03T23:59+08:00"],
  ["hours run into the next year", "2026-12-31T20:00", 24, "hours", "none", "2027-01-01T20:00+08:00"],
  ["the first day is not counted", "2026-11-02T09:00", 7, "days", "none", "2026-11-09"],
  ["the first day counts for nothing late at night either", "2026-11-02T23:59", 1, "days", "none", "2026-11-03"],
  ["a last day in 国庆 moves behind it", "2026-09-28T10:00", 5, "days", "holiday", "2026-10-08"],
  ["a last day in 春节 moves behind it", "2026-02-10T10:00", 7, "days", "holiday", "2026-02-24"],
  ["a last day on a plain weekend stays", "2026-11-07T10:00", 7, "days", "holiday", "2026-11-14"],
  ["without roll a holiday stays", "2026-09-28T10:00", 5, "days", "none", "2026-10-03"],
  ["working days skip a weekend", "2026-11-20T10:00", 1, "working-days", "none", "2026-11-23"],
  ["working days skip 国庆 and count the make-up Saturday", "2026-09-30T10:00", 3, "working-days", "none", "2026-10-10"],
  ["working days skip 春节 and count the make-up Saturday before it", "2026-02-13T10:00", 2, "working-days", "none", "2026-02-24"],
  ["a make-up Sunday counts", "2026-09-18T10:00", 1, "working-days", "none", "2026-09-20"],
  ["seven working days over 清明", "2026-04-01T10:00", 7, "working-days", "holiday", "2026-04-13"],
  ["year's end leans on a year without record", "2026-12-30T10:00", 7, "working-days", "holiday", "2027-01-08 estimate"],
  ["sixty days into a year without record", "2026-12-01T10:00", 60, "days", "holiday", "2027-01-30 estimate"],
  ["days without roll need no record", "2026-12-30T10:00", 7, "days", "none", "2027-01-06"],
];

for (const [name, from, offset, unit, roll, expected] of TABLE) {
  Deno.test(name, () => assertEquals(due(from, offset, unit, roll), expected));
}

Deno.test("the day is that of China, whatever zone the device is in", () => {
  const late = Date.parse("2026-11-02T17:00:00Z"); // 01:00 of the third in China
  assertEquals(dueDate({ from: late, offset: 1, unit: "days", roll: "none" }, []).iso, "2026-11-04");
});

Deno.test("a due date is told as people say it", () => {
  const now = Date.parse("2026-11-22T10:00:00+08:00");
  assertEquals(inWords("2026-11-22T14:30+08:00", now), "今天 14:30");
  assertEquals(inWords("2026-11-23T14:30+08:00", now), "明天 14:30");
  assertEquals(inWords("2026-11-24", now), "后天");
  assertEquals(inWords("2026-11-21T08:00+08:00", now), "昨天 08:00");
  assertEquals(inWords("2026-11-25T14:30+08:00", now), "11月25日（周三） 14:30");
  assertEquals(inWords("2027-01-08", now), "2027年1月8日（周五）");
});

Deno.test("a last day is past only when the day is over", () => {
  assertEquals(isPast("2026-11-22", Date.parse("2026-11-22T23:59:00+08:00")), false);
  assertEquals(isPast("2026-11-22", Date.parse("2026-11-23T00:00:00+08:00")), true);
  assertEquals(isPast("2026-11-22T14:30+08:00", Date.parse("2026-11-22T14:30:00+08:00")), true);
});

Deno.test("a clock set back makes the wait longer, never negative words", () => {
  assertEquals(distance("2026-11-22T14:30+08:00", Date.parse("2026-11-19T14:30:00+08:00")), "还有 3 天");
  assertEquals(distance("2026-11-22T14:30+08:00", Date.parse("2027-11-22T14:30:00+08:00")), "已经过了 365 天");
});

Deno.test("a last day lasts until its midnight, and days are counted from two on", () => {
  assertEquals(distance("2026-11-22", Date.parse("2026-11-22T21:00:00+08:00")), "还有 3 小时");
  assertEquals(distance("2026-11-22", Date.parse("2026-11-23T00:00:00+08:00")), "已经过了 0 小时");
  assertEquals(distance("2026-11-22", Date.parse("2026-11-23T05:00:00+08:00")), "已经过了 5 小时");
  assertEquals(distance("2026-11-22T14:30+08:00", Date.parse("2026-11-20T14:30:00+08:00")), "还有 2 天");
  assertEquals(distance("2026-11-22T14:30+08:00", Date.parse("2026-11-20T14:31:00+08:00")), "还有 47 小时");
});

Deno.test("every date of the labelled table is met, across 春节, 国庆, make-up days and the year's end", () => {
  const rows = cases("deadline-cases.tsv");
  assert(rows.length > 50, `only ${rows.length} rows`);
  for (const row of rows) {
    const rule = { from: Date.parse(row.from), offset: Number(row.offset), unit: /** @type {any} */ (row.unit), roll: /** @type {any} */ (row.roll) };
    const { iso, estimate } = dueDate(rule, HOLIDAYS);
    assertEquals([iso, estimate ? "yes" : "no"], [row.due, row.estimate], Object.values(row).join(" "));
  }
});

Deno.test("a later event is never due earlier", () => {
  for (const unit of /** @type {const} */ (["hours", "days", "working-days"])) {
    let last = "";
    for (let day = 0; day < 800; day += 1) {
      const from = Date.parse("2025-01-01T12:00+08:00") + day * 86_400_000;
      const { iso } = dueDate({ from, offset: 7, unit, roll: "holiday" }, HOLIDAYS);
      assert(iso >= last, `${unit}, day ${day}`);
      last = iso;
    }
  }
});
