// Measures the shipped search on labelled queries. Pure but for the files that the caller hands over.
//
// A line of a labelled file is: the query, a tab, what is accepted: symptom ids, best first, or one of
// none, refuse, crisis, hint, purchase.

/** @typedef {import("../../docs/assets/guide/search/rank.js").Answer} Answer */
/** @typedef {{query: string, accepted: string[]}} Labelled */

/**
 * @typedef {object} Figures
 * @property {number} count
 * @property {number} top1   share of queries whose first symptom is accepted
 * @property {number} top3   share with an accepted symptom among the first three
 * @property {number} mrr    mean reciprocal rank of the first accepted symptom
 * @property {{query: string, accepted: string[], shown: string[], kind: string}[]} misses  not first
 * @property {string[]} hinted  queries with the line for somebody in low spirits above their pages
 */

const VERDICTS = ["none", "refuse", "crisis", "hint", "purchase"];

/**
 * @param {string} text of a .tsv file
 * @returns {Labelled[]}
 */
export function labelled(text) {
  return text.split("\n").filter((line) => line.trim()).map((line) => {
    const [query, accepted] = line.split("\t");
    return { query, accepted: accepted.trim().split(",") };
  });
}

/** @param {Labelled} one */
export const isVerdict = ({ accepted }) => VERDICTS.includes(accepted[0]);

/**
 * @param {Answer} answer
 * @returns {string[]} the symptoms shown, best first
 */
const symptoms = ({ results }) => results.filter((one) => one.group === "symptoms").map((one) => one.id);

/**
 * @param {Labelled[]} queries whose answer is a symptom
 * @param {(query: string) => Answer} find
 * @returns {Figures}
 */
export function ranking(queries, find) {
  const rows = queries.map(({ query, accepted }) => {
    const answer = find(query);
    const shown = symptoms(answer);
    return { query, accepted, shown, kind: answer.kind, rank: 1 + shown.findIndex((id) => accepted.includes(id)) };
  });
  const share = (/** @type {number} */ most) => rows.filter(({ rank }) => rank >= 1 && rank <= most).length / (rows.length || 1);
  const mrr = rows.reduce((sum, { rank }) => sum + (rank ? 1 / rank : 0), 0) / (rows.length || 1);
  const misses = rows.filter(({ rank }) => rank !== 1).map(({ rank: _rank, ...miss }) => miss);
  const hinted = rows.filter(({ kind }) => kind === "hint").map(({ query }) => query);
  return { count: rows.length, top1: share(1), top3: share(3), mrr, misses, hinted };
}

/**
 * Did the answer do what the label asks?
 * @param {string} verdict
 * @param {Answer} answer
 */
export function obeys(verdict, answer) {
  const [first] = answer.results;
  if (verdict === "crisis") return answer.kind === "crisis" && first?.id === "help-now";
  if (verdict === "hint") return first?.id === "help-now";
  if (verdict === "refuse") return first?.id === "refused" && symptoms(answer).length === 0;
  return symptoms(answer).length === 0;
}

/**
 * @param {Labelled[]} queries with a verdict
 * @param {(query: string) => Answer} find
 * @returns {Record<string, {count: number, right: number, wrong: string[]}>} by verdict
 */
export function verdicts(queries, find) {
  /** @type {ReturnType<typeof verdicts>} */
  const table = {};
  for (const { query, accepted: [verdict] } of queries) {
    const row = table[verdict] || (table[verdict] = { count: 0, right: 0, wrong: [] });
    row.count += 1;
    if (obeys(verdict, find(query))) row.right += 1;
    else row.wrong.push(query);
  }
  return table;
}

/** Kinds of writing, first match counts. */
/** @type {[string, RegExp][]} */
const KINDS = [
  ["pinyin", /^[a-z ]+$/],
  ["繁體", /[鑽過費續錢帳號會員還沒換買單備訂閱顯處兌點證說個戶儲值開關這樣後歸權數]/],
  ["digits, emoji, English", /[0-9a-z\p{Extended_Pictographic}]/iu],
  ["2-4 characters", /^.{1,4}$/u],
  ["5-10 characters", /^.{5,10}$/u],
  ["11-20 characters", /^.{11,20}$/u],
  ["longer", /./u],
];

/**
 * @param {string} query
 * @returns {string}
 */
export function kindOf(query) {
  const found = KINDS.find(([, pattern]) => pattern.test(query));
  return found ? found[0] : "longer";
}
