/**
 * The seeded benchmark: 600 ledgers with known causes, read from the exact bytes
 * and text a reader would give. Prints the figures by cause.
 */
import { answer } from "../../../docs/assets/guide/reconcile/answer.js";
import { readBill } from "../../../docs/assets/guide/reconcile/bill.js";
import { CAUSES, makeCase } from "../../reconcile/ledgers.js";

const PER_CAUSE = 24;
const TODAY = Date.UTC(2026, 4, 1);
const PLATFORM = /^(?!none$|explained$|unknown$)/;

/** @param {import("../../reconcile/ledgers.js").Case} made */
async function ask(made) {
  const bill = await readBill(made.bill);
  const six = { topup: null, gift: null, used: null, expired: null };
  const question = { ledger: made.ledger, before: made.before, now: made.now, six, firstExpiringFirst: false, corrections: {}, today: TODAY };
  const result = answer([bill], question)?.result;
  if (!result) throw new Error(`no answer for ${made.cause} ${made.seed}`);
  return result;
}

/** @param {string} cause @param {number} first */
async function figures(cause, first) {
  const tally = { cause, right: 0, gap: 0, blamed: 0, total: PER_CAUSE, wrong: /** @type {string[]} */ ([]) };
  for (let seed = first; seed < first + PER_CAUSE; seed += 1) {
    const made = makeCase(seed, cause);
    const result = await ask(made);
    const right = made.expected.split("|").includes(result.cause);
    const gap = result.gap === made.gap;
    tally.right += right ? 1 : 0;
    tally.gap += gap ? 1 : 0;
    if (made.gap <= 0 && result.gap > 0 && PLATFORM.test(result.cause)) tally.blamed += 1;
    if (!right || !gap) tally.wrong.push(`${seed}: ${result.cause} ${result.gap}, not ${made.gap}`);
  }
  return tally;
}

Deno.test("the right cause is named for at least 95 % of 600 seeded ledgers, and the platform is not blamed for what the ledger explains", async () => {
  /** @type {Awaited<ReturnType<typeof figures>>[]} */
  const all = [];
  for (const [i, cause] of Object.keys(CAUSES).entries()) all.push(await figures(cause, 1 + i * 100));
  for (const { cause, right, gap, blamed, total, wrong } of all) {
    console.log(`${cause.padEnd(34)} cause ${right}/${total}  gap ${gap}/${total}  blamed ${blamed}  ${wrong.slice(0, 4).join("; ")}`);
  }
  const sum = (/** @type {"right" | "gap" | "blamed" | "total"} */ name) => all.reduce((count, item) => count + item[name], 0);
  console.log(`all: cause ${sum("right")}/${sum("total")}, gap ${sum("gap")}/${sum("total")}, blamed wrongly ${sum("blamed")}`);
  if (sum("total") < 500) throw new Error("fewer than 500 ledgers");
  if (sum("right") < sum("total") * 0.95) throw new Error("right cause below 95 %");
  if (sum("gap") < sum("total") * 0.95) throw new Error("right gap below 95 %");
  if (sum("blamed") > sum("total") * 0.005) throw new Error("blamed wrongly above 0.5 %");
});
