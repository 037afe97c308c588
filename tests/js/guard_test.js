/** What the sensitive guard must find, and what it must leave alone. */

import { findSensitive, mask } from "../../docs/assets/guide/guard.js";
import { isIdNumber, passesLuhn } from "../../docs/assets/guide/numbers.js";
import { assert, assertEquals } from "./assert.js";
import { judgeGuard } from "./judge.js";
import { cases, records } from "./records.js";

const MOST_FALSE_ALARMS = 0.01;
const MOST_MISSES = 0.01;

/** @returns {any[]} */
const lists = () => records("guard");

/**
 * @param {string} text
 * @param {import("../../docs/assets/guide/guard.js").FieldKind} [kind]
 */
const find = (text, kind = "text") => findSensitive(text, { kind, lists: lists() });

for (const file of ["guard-cases.tsv", "guard-unseen-cases.tsv", "guard-fresh-cases.tsv", "guard-batch-6.tsv", "guard-batch-7.tsv", "guard-batch-8.tsv", "guard-batch-9.tsv", "guard-batch-10.tsv", "guard-batch-11.tsv", "guard-batch-12.tsv", "guard-batch-13.tsv"]) {
  Deno.test(`at most one in a hundred near misses of ${file} raises an alarm`, () => {
    const { alarms, near } = judgeGuard(file);
    assert(near >= 40 && alarms.length / near <= MOST_FALSE_ALARMS, `${alarms.length} of ${near}: ${alarms.join(" ; ")}`);
  });

  Deno.test(`at most one in a hundred secrets of ${file} is missed or masked in the wrong place`, () => {
    const { misses, positive } = judgeGuard(file);
    assert(positive >= 40 && misses.length / positive <= MOST_MISSES, `${misses.length} of ${positive}: ${misses.join(" ; ")}`);
  });

  Deno.test(`what is masked in ${file} is gone, and masking again changes nothing`, () => {
    const all = lists();
    for (const row of cases(file)) {
      const kind = /** @type {any} */ (row.field);
      const found = findSensitive(row.text, { kind, lists: all });
      const masked = mask(row.text, found);
      assert(found.every((one) => !masked.includes(one.match)), `still there: ${masked}`);
      assertEquals(findSensitive(masked, { kind, lists: all }), [], `found again in: ${masked}`);
    }
  });
}

Deno.test("offsets are those of the original text, whatever the width of its characters", () => {
  const text = "😀　手机１３８００１３８０００。";
  assertEquals(find(text).map(({ start, end, match }) => [start, end, text.slice(start, end) === match]), [[5, 16, true]]);
});

Deno.test("a card number is never reported in a field for order numbers", () => {
  assertEquals(find("4111111111111111", "order"), []);
  assertEquals(find("4111111111111111").map((one) => one.kind), ["bank-card"]);
});

Deno.test("a phone number is not reported where the account or a phone is asked for", () => {
  assertEquals([find("13800138000", "account"), find("13800138000", "phone")], [[], []]);
  assertEquals(find("13800138000", "search").map((one) => one.kind), ["phone"]);
});

Deno.test("a masked phone keeps three and four digits, a masked card its last four, a secret nothing", () => {
  const text = "手机+86 138 0013 8000，卡4111111111111111，密码abc123";
  assertEquals(mask(text, find(text)), "手机138****8000，卡****1111，密码****");
});

Deno.test("no digit of an ID number can be changed without breaking its checksum", () => {
  const number = "11010519491231002X";
  assert(isIdNumber(number));
  for (let place = 0; place < 17; place += 1) {
    const other = String((Number(number[place]) + 1) % 10);
    assert(!isIdNumber(number.slice(0, place) + other + number.slice(place + 1)), `place ${place}`);
  }
});

Deno.test("no digit of a card number can be changed without breaking its check digit", () => {
  const number = "4111111111111111";
  assert(passesLuhn(number));
  for (let place = 0; place < number.length; place += 1) {
    assert(!passesLuhn(number.slice(0, place) + String((Number(number[place]) + 1) % 10) + number.slice(place + 1)), `place ${place}`);
  }
});

Deno.test("a guard without lists finds no words, and an empty text nothing", () => {
  assertEquals(findSensitive("密码是abc123", { kind: "text", lists: [] }), []);
  assertEquals(find(""), []);
});

/** @returns {() => number} a repeatable sequence of numbers from 0 to 9 */
function digitSource() {
  let state = 20261122;
  return () => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return Math.floor(state / 65536) % 10;
  };
}

Deno.test("none of 2,000 random payment numbers of 28 digits is taken for anything, grouped or not", () => {
  const next = digitSource();
  const all = lists();
  for (let round = 0; round < 2000; round += 1) {
    const digits = (round % 2 ? "4200" : "2026") + Array.from({ length: 24 }, next).join("");
    const text = round % 3 ? digits : digits.replace(/(\d{4})(?=\d)/g, "$1 ");
    assertEquals(findSensitive(text, { kind: "text", lists: all }), [], text);
  }
});

Deno.test("none of 2,000 random merchant numbers is taken for a card where it is called one, or in its own field", () => {
  const next = digitSource();
  const all = lists();
  for (let round = 0; round < 2000; round += 1) {
    const digits = (round % 2 ? "62" : "4") + Array.from({ length: 14 + (round % 4) }, next).join("");
    const text = `商户单号：${digits}`;
    assertEquals(findSensitive(text, { kind: "text", lists: all }), [], text);
    assertEquals(findSensitive(digits, { kind: "order", lists: all }), [], digits);
  }
});

Deno.test("a long text is read in well under a second", () => {
  const text = "密码是我我我我我我我我我我我我我我我我我我我我，验证码，给了，".repeat(200);
  const start = performance.now();
  find(text);
  assert(performance.now() - start < 500, `${Math.round(performance.now() - start)} ms for ${text.length} characters`);
});
