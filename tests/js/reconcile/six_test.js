// The sum in six numbers for those who have no files.

import { sixNumbers, typedNumber } from "../../../docs/assets/guide/reconcile/six.js";
import { assertEquals as equal } from "../assert.js";

/** @param {Partial<import("../../../docs/assets/guide/reconcile/six.js").Six>} given */
function six(given) {
  return sixNumbers({ before: 100, topup: null, gift: null, used: null, expired: null, now: 100, ...given });
}

Deno.test("nothing is said before both balances stand there", () => {
  equal(six({ before: null }), null);
  equal(six({ now: null }), null);
});

Deno.test("the gap is what should be there less what is there", () => {
  const result = six({ topup: 60, gift: 6, used: 30, expired: 10, now: 96 });
  equal([result?.expected, result?.gap, result?.cause], [126, 30, "unknown"]);
  equal(result?.sentence, "应该有 126 钻，现在有 96 钻，少了 30 钻。");
});

Deno.test("a gap of exactly the top-up points at the payment, of exactly the gift at the gift", () => {
  equal(six({ topup: 60 })?.cause, "paid-not-credited");
  equal(six({ topup: 60, gift: 6, now: 160 })?.cause, "short-credited");
});

Deno.test("no gap: none, or explained where the balance fell", () => {
  equal(six({})?.cause, "none");
  equal(six({ used: 30, now: 70 })?.cause, "explained");
  equal(six({ topup: 60, now: 170 })?.cause, "none");
});

Deno.test("with a bill, what was paid and not typed as a top-up is owed", () => {
  const numbers = { before: 100, topup: 60, gift: 0, used: 30, expired: 0, now: 130 };
  const result = sixNumbers(numbers, 120);
  equal([result?.expected, result?.gap, result?.cause, result?.ambiguous], [190, 60, "paid-not-credited", true]);
  equal(sixNumbers(numbers, 60)?.gap, 0);
});

Deno.test("numbers are read as people type them", () => {
  equal(["６０", "1,234", " 60 钻 ", "¥6", "", "abc"].map(typedNumber), [60, 1234, 60, 6, null, null]);
});
