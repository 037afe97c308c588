/**
 * Judges the calm check and the guard by a labelled file: `deno run --allow-read tests/js/judge.js tone-cases.tsv`
 * prints the figures and every case that went wrong; the tests hold the same figures to their limits.
 */

import { findSensitive } from "../../docs/assets/guide/guard.js";
import { checkTone } from "../../docs/assets/guide/tone.js";
import { cases, records } from "./records.js";

/**
 * @param {string} file a labelled file of sentences
 * @returns {{precision: number, recall: number, calmMarked: string[], wrong: string[]}} over pairs of sentence and
 *   kind; `calmMarked` are the calm sentences that were marked
 */
export function judgeTone(file) {
  const lists = /** @type {any[]} */ (records("tone"));
  const rows = cases(file).map((row) => {
    const expected = row.kinds === "none" ? [] : row.kinds.split(",");
    const found = [...new Set(checkTone(row.text, { lists, allow: row.allow.split(" ").filter(Boolean) }).map((mark) => mark.kind))];
    return { expected, found, right: found.filter((kind) => expected.includes(kind)), told: `${row.text} [${found.join(",")}] not [${expected.join(",")}]` };
  });
  const sum = (/** @type {"expected" | "found" | "right"} */ key) => rows.reduce((total, row) => total + row[key].length, 0);
  const wrong = rows.filter((row) => row.right.length !== row.expected.length || row.right.length !== row.found.length);
  const calmMarked = wrong.filter((row) => row.expected.length === 0).map((row) => row.told);
  return { precision: sum("right") / sum("found"), recall: sum("right") / sum("expected"), calmMarked, wrong: wrong.map((row) => row.told) };
}

/**
 * @param {string} file a labelled file of what was typed into fields
 * @returns {{alarms: string[], misses: string[], inPart: string[], near: number, positive: number}} `misses` holds those
 *   masked `inPart` too
 */
export function judgeGuard(file) {
  const lists = /** @type {any[]} */ (records("guard"));
  const rows = cases(file).map(({ field, text, kinds, masked }) => {
    const found = findSensitive(text, { kind: /** @type {any} */ (field), lists });
    const same = found.map((one) => one.kind).join(",") === (kinds === "none" ? "" : kinds);
    const told = `${text} [${found.map((one) => `${one.kind} ${one.match}`).join(" | ")}] not [${masked}]`;
    return { kinds, found, told, right: same && found.map((one) => one.match).join(" | ") === masked };
  });
  const near = rows.filter((row) => row.kinds === "none");
  const positive = rows.filter((row) => row.kinds !== "none");
  const wrong = (/** @type {typeof rows} */ some) => some.filter((row) => !row.right).map((row) => row.told);
  const inPart = wrong(positive.filter((row) => row.found.length > 0));
  return { alarms: wrong(near), misses: wrong(positive), inPart, near: near.length, positive: positive.length };
}

/** @param {string} file */
function tell(file) {
  if (file.startsWith("tone")) {
    const { precision, recall, calmMarked, wrong } = judgeTone(file);
    console.log(`${file}: precision ${precision.toFixed(2)}, recall ${recall.toFixed(2)}, ${calmMarked.length} calm marked`);
    console.log(wrong.map((line) => `  ${line}`).join("\n"));
  } else {
    const { alarms, misses, inPart, near, positive } = judgeGuard(file);
    console.log(`${file}: ${alarms.length} of ${near} alarms, ${misses.length} of ${positive} missed, ${inPart.length} of them in part`);
    console.log([...alarms, ...misses].map((line) => `  ${line}`).join("\n"));
  }
}

if (import.meta.main) Deno.args.forEach(tell);
