// Prints what ten and a hundred times as many symptoms would cost, for `make search-report`.
//
//     deno run --allow-read tests/search/growth.js SEARCH_JSON
//
// The further symptoms are the real ones retold: the everyday characters change places, the same way all
// through one copy, so that their features are as many and as rare as in real phrases. Every symptom keeps
// ten phrases, in all three rows, so that the largest fits into memory.

import { buildIndex, search } from "../../docs/assets/guide/search/rank.js";
import { labelled } from "./measure.js";

/** @typedef {import("../../docs/assets/guide/search/rank.js").SearchData} SearchData */

const PHRASES = 10;
const data = /** @type {SearchData} */ (JSON.parse(Deno.readTextFileSync(Deno.args[0])));
const queries = labelled(Deno.readTextFileSync(new URL("queries.tsv", import.meta.url))).map(({ query }) => query);
const alphabet = [...new Set(data.entries.flatMap(({ texts }) => texts.join("").match(/[\u4e00-\u9fff]/g) || []))].sort();
const places = new Map(alphabet.map((char, place) => [char, place]));

/**
 * @param {string} text
 * @param {number} copy
 */
function retold(text, copy) {
  return [...text].map((char) => {
    const place = places.get(char);
    return place === undefined ? char : alphabet[(place * (copy * 2 + 1) + copy * 131) % alphabet.length];
  }).join("");
}

/**
 * @param {number} times
 * @returns {SearchData}
 */
function grown(times) {
  const all = data.entries.filter(({ group }) => group === "symptoms");
  const symptoms = all.map((entry) => ({ ...entry, texts: entry.texts.slice(0, PHRASES) }));
  const copies = Array.from({ length: times - 1 }, (_, at) => at + 1).flatMap((copy) =>
    symptoms.map((entry) => ({
      ...entry,
      id: `${entry.id}-${copy}`,
      texts: entry.texts.map((text) => retold(text, copy)),
    }))
  );
  return { ...data, entries: [...symptoms, ...copies, ...data.entries.filter(({ group }) => group !== "symptoms")] };
}

/**
 * @param {string} text
 * @returns {Promise<number>} bytes when compressed
 */
async function compressed(text) {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream("gzip"));
  return (await new Response(stream).arrayBuffer()).byteLength;
}

/** @param {number[]} numbers */
const p95 = (numbers) => numbers.sort((a, b) => a - b)[Math.floor(numbers.length * 0.95)];

/** @param {number} times */
async function measure(times) {
  const bigger = grown(times);
  const start = performance.now();
  const index = buildIndex(bigger);
  const built = performance.now() - start;
  const spent = queries.map((query) => {
    const asked = performance.now();
    search(index, query);
    return performance.now() - asked;
  });
  const kilobytes = (await compressed(JSON.stringify(bigger))) / 1024;
  console.log(`| ${37 * times} | ${kilobytes.toFixed(0)} KB | ${built.toFixed(0)} ms | ${p95(spent).toFixed(1)} ms |`);
}

console.log("| symptoms | data, gzip | index built in | query, 95th percentile |\n|---:|---:|---:|---:|");
for (const times of [1, 10, 100]) await measure(times);
