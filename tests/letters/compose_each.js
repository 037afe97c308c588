// Composes letters through the shipped modules: reads a list of cases from a file, prints their texts as JSON.
// Started by test_golden_letters.py.

import { compose } from "../../docs/assets/guide/letter/compose.js";
import { allFacts } from "../../docs/assets/guide/letter/facts.js";

/**
 * @typedef {{format: import("../../docs/assets/guide/letter/compose.js").Format, facts: Record<string, string>,
 *   types: Record<string, string>, attest: string[], remedy?: string, now: string}} Case
 */

/** @type {Case[]} */
const cases = JSON.parse(Deno.readTextFileSync(Deno.args[0]));
const texts = cases.map(({ format, facts, types, attest, remedy, now }) =>
  compose(format, allFacts(facts, types, Date.parse(`${now}:00+08:00`), remedy), new Set(attest)).text
);
console.log(JSON.stringify(texts));
