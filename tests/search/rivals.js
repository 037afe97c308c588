// Prints how three searches answered the same queries, for `make search-report`: a table, an empty line, and every
// query that a search did not answer with the right page first, by kind of writing.
//
//     deno run --allow-read tests/search/rivals.js ANSWERS_JSON
//
// ANSWERS_JSON: {queries: string[], found: {search: (string[] | null)[]}}, addresses best first for every query.

import { kindOf, labelled, ranking } from "./measure.js";

const HERE = new URL("./", import.meta.url);
const SYMPTOM = /symptoms\/([a-z-]+)\/?/;
const SHOWN_MISSES = 3;

/** @type {{queries: string[], found: Record<string, (string[] | null)[]>}} */
const { queries, found } = JSON.parse(Deno.readTextFileSync(Deno.args[0]));

const names = [...Deno.readDirSync(HERE)].map(({ name }) => name).filter((name) => name.endsWith("queries.tsv")).sort();
const sets = names.filter((name) => !name.startsWith("negative")).map((name) => ({
  name,
  rows: labelled(Deno.readTextFileSync(new URL(name, HERE))),
}));

/**
 * @param {string[] | null} addresses
 * @returns {{id: string, group: string}[]} the symptoms among them, each once
 */
function symptomsIn(addresses) {
  const ids = (addresses || []).map((address) => SYMPTOM.exec(address)?.[1] || "").filter(Boolean);
  return [...new Set(ids)].map((id) => ({ id, group: "symptoms" }));
}

/**
 * @param {string} name of a search
 * @returns {(query: string) => import("./measure.js").Answer}
 */
function finder(name) {
  const answers = new Map(queries.map((query, at) => [query, symptomsIn(found[name][at])]));
  return (query) => /** @type {any} */ ({ kind: "results", results: answers.get(query) || [] });
}

/** @param {number} share */
const percent = (share) => `${(share * 100).toFixed(1)} %`;

/** @returns {string[]} */
function table() {
  const searches = Object.keys(found);
  const all = { name: "all", rows: sets.flatMap(({ rows }) => rows) };
  const head = ["| labelled set | queries |", ...searches.map((name) => ` ${name} |`)].join("");
  const lines = [...sets, all].map(({ name, rows }) => {
    const cells = searches.map((search) => {
      const { top1, top3, mrr } = ranking(rows, finder(search));
      return ` ${percent(top1)} · ${percent(top3)} · ${mrr.toFixed(3)} |`;
    });
    return `| ${name.replace(".tsv", "")} | ${rows.length} |${cells.join("")}`;
  });
  return [head, `|---|---:|${searches.map(() => "---:|").join("")}`, ...lines];
}

/**
 * @param {string} search
 * @returns {string[]} what it did not answer with the right page first, by kind of writing
 */
function misses(search) {
  const missed = sets.flatMap(({ rows }) => ranking(rows, finder(search)).misses);
  const kinds = [...new Set(missed.map(({ query }) => kindOf(query)))].sort();
  const lines = kinds.flatMap((kind) => {
    const mine = missed.filter(({ query }) => kindOf(query) === kind);
    const told = mine.map(({ query, shown, accepted }) =>
      `  ${query} → ${shown.slice(0, SHOWN_MISSES).join(" ") || "nothing"} (${accepted.join(" ")})`
    );
    return [` ${kind}: ${mine.length}`, ...told];
  });
  return [`Not first, ${search}: ${missed.length}`, ...lines];
}

console.log(`${table().join("\n")}\n\n${Object.keys(found).flatMap(misses).join("\n")}`);
