// Prints what cross-validation says of the search, for `make search-report`.
//
//     deno run --allow-read tests/search/folds.js SEARCH_JSON
//
// Over the phrases: each fifth of every symptom's phrases is left out of the index in turn and asked as queries.
// Over the labelled queries: the weights of the features are chosen on four fifths, as the best of a few, and
// judged on the fifth that had no part in the choice.

import { WEIGHT } from "../../docs/assets/guide/search/features.js";
import { buildIndex, search } from "../../docs/assets/guide/search/rank.js";
import { labelled, ranking } from "./measure.js";

/** @typedef {import("../../docs/assets/guide/search/rank.js").SearchData} SearchData */
/** @typedef {import("./measure.js").Labelled} Labelled */

const FOLDS = 5;
const HERE = new URL("./", import.meta.url);
const data = /** @type {SearchData} */ (JSON.parse(Deno.readTextFileSync(Deno.args[0])));

/** Runs of one, two and three characters; a concept; a pair of concepts: as shipped, and otherwise. */
const CHOICES = [
  WEIGHT,
  { characters: [0.4, 1, 0.7] },
  { characters: [0.7, 1, 0.6] },
  { characters: [0.7, 1, 0.3] },
  { concept: 0.5 },
  { concept: 1.4 },
  { conceptPair: 0.3 },
  { conceptPair: 1 },
].map((choice) => ({ ...structuredClone(WEIGHT), ...choice }));

/**
 * @param {SearchData} all
 * @returns {(query: string) => import("./measure.js").Answer}
 */
function finderOf(all) {
  const index = buildIndex(all);
  return (query) => search(index, query);
}

/** @param {import("./measure.js").Figures[]} figures one for each fold */
function line(figures) {
  const count = figures.reduce((sum, one) => sum + one.count, 0);
  const share = (/** @type {"top1" | "top3" | "mrr"} */ name) => figures.reduce((sum, one) => sum + one[name] * one.count, 0) / count;
  return `${count} queries, first ${(share("top1") * 100).toFixed(1)} %, first three ${(share("top3") * 100).toFixed(1)} %, mean reciprocal rank ${share("mrr").toFixed(3)}`;
}

/** @param {number} fold */
function withoutFold(fold) {
  /** @type {Labelled[]} */
  const asked = [];
  const entries = data.entries.map((entry) => {
    if (entry.group !== "symptoms") return entry;
    entry.texts.forEach((query, at) => at % FOLDS === fold && asked.push({ query, accepted: [entry.id] }));
    return { ...entry, texts: entry.texts.filter((_, at) => at % FOLDS !== fold) };
  });
  return ranking(asked, finderOf({ ...data, entries }));
}

/** @returns {Labelled[]} every labelled query that a symptom answers */
function allLabelled() {
  const names = [...Deno.readDirSync(HERE)].map(({ name }) => name).filter((name) => name.endsWith("queries.tsv")).sort();
  return names.filter((name) => !name.startsWith("negative")).flatMap((name) => labelled(Deno.readTextFileSync(new URL(name, HERE))));
}

/** @returns {import("./measure.js").Figures[]} each fold judged with what the others chose */
function chosenElsewhere() {
  const folds = Array.from({ length: FOLDS }, (_, fold) => allLabelled().filter((_, at) => at % FOLDS === fold));
  const judged = CHOICES.map((choice) => {
    Object.assign(WEIGHT, choice);
    const find = finderOf(data);
    return folds.map((fold) => ranking(fold, find));
  });
  return folds.map((_, fold) => {
    const worth = (/** @type {import("./measure.js").Figures[]} */ all) => all.reduce((sum, one, at) => at === fold ? sum : sum + one.mrr * one.count, 0);
    return judged.reduce((best, one) => worth(one) > worth(best) ? one : best)[fold];
  });
}

console.log(`Phrases left out of the index: ${line(Array.from({ length: FOLDS }, (_, fold) => withoutFold(fold)))}`);
console.log(`Labelled queries, weights chosen without them: ${line(chosenElsewhere())}`);
