// Prints how good the search is, for `make search-report`.
//
//     deno run --allow-read tests/search/report.js SEARCH_JSON [--json]
//
// SEARCH_JSON is the search data of a built site. With --json the figures alone, for tests and figures.

import { buildIndex, search } from "../../docs/assets/guide/search/rank.js";
import { isVerdict, kindOf, labelled, ranking, verdicts } from "./measure.js";

const HERE = new URL("./", import.meta.url);
const POSITIVE = [
  "queries.tsv",
  "real-queries.tsv",
  "further-queries.tsv",
  "fresh-queries.tsv",
  "held-out-queries.tsv",
  "second-queries.tsv",
  "third-queries.tsv",
  "fourth-queries.tsv",
  "fifth-queries.tsv",
];
const NEGATIVE = [
  "negative-queries.tsv",
  "further-negatives.tsv",
  "fresh-negatives.tsv",
  "held-out-negatives.tsv",
  "second-negatives.tsv",
  "third-negatives.tsv",
  "fourth-negatives.tsv",
  "fifth-negatives.tsv",
];

const [dataPath, flag] = Deno.args;
const index = buildIndex(JSON.parse(Deno.readTextFileSync(dataPath)));

/** @param {string} query */
const find = (query) => search(index, query);

/** @param {string} name */
const read = (name) => labelled(Deno.readTextFileSync(new URL(name, HERE)));

const figures = {
  ranking: Object.fromEntries(POSITIVE.map((name) => [name, ranking(read(name), find)])),
  honest: Object.fromEntries(NEGATIVE.map((name) => [name, ranking(read(name).filter((one) => !isVerdict(one)), find)])),
  verdicts: Object.fromEntries(NEGATIVE.map((name) => [name, verdicts(read(name).filter(isVerdict), find)])),
};

/** @param {number} share */
const percent = (share) => `${(share * 100).toFixed(1)} %`;

/**
 * @param {string} name
 * @param {import("./measure.js").Figures} one
 */
function row(name, { count, top1, top3, mrr }) {
  return `| ${name} | ${count} | ${percent(top1)} | ${percent(top3)} | ${mrr.toFixed(3)} |`;
}

/** @returns {string[]} */
function rankingTable() {
  return [
    "| labelled set | queries | first | in the first three | mean reciprocal rank |",
    "|---|---:|---:|---:|---:|",
    ...Object.entries(figures.ranking).map(([name, one]) => row(name, one)),
  ];
}

/** @returns {string[]} the same by kind of writing, all sets together */
function kindTable() {
  const all = POSITIVE.flatMap(read);
  const kinds = [...new Set(all.map(({ query }) => kindOf(query)))].sort();
  return [
    "| kind of writing | queries | first | in the first three | mean reciprocal rank |",
    "|---|---:|---:|---:|---:|",
    ...kinds.map((kind) => row(kind, ranking(all.filter(({ query }) => kindOf(query) === kind), find))),
  ];
}

/** @returns {string[]} */
function verdictLines() {
  return Object.entries(figures.verdicts).flatMap(([name, table]) =>
    Object.entries(table).map(([verdict, { count, right, wrong }]) =>
      `${name} ${verdict}: ${right} of ${count}${wrong.map((query) => `\n    ${query}`).join("")}`
    )
  );
}

/** @returns {string[]} */
function missLines() {
  return Object.entries({ ...figures.ranking, ...figures.honest }).flatMap(([name, { misses }]) => [
    `${name}:`,
    ...misses.map(({ query, accepted, shown, kind }) =>
      `  [${kindOf(query)}] ${query} → ${kind === "results" ? shown.slice(0, 3).join(" ") : kind} (${accepted.join(" ")})`
    ),
  ]);
}

if (flag === "--json") console.log(JSON.stringify(figures));
else {
  const parts = [rankingTable(), kindTable(), verdictLines(), ["Not first:", ...missLines()]];
  console.log(parts.map((lines) => lines.join("\n")).join("\n\n"));
}
