// Reads letters (the structure the page holds) from a file and composes each with many sets of facts,
// through the shipped module. Prints {texts, problems} as JSON. Started by test_every_letter.py.

import { compose } from "../../docs/assets/guide/letter/compose.js";

/**
 * @typedef {import("../../docs/assets/guide/letter/compose.js").Format} Format
 * @typedef {import("../../docs/assets/guide/letter/compose.js").Sentence} Sentence
 * @typedef {{id: string, formats: Format[], groups: string[][]}} Letter groups: facts of which one is given at most
 */

const BAD = [
  [/undefined|null|NaN|\[object/, "a slip of the program"],
  [/[，。；：？！、]{2,}/, "doubled punctuation"],
  [/“”|（）|【】|《》/, "empty brackets"],
  [/^\d+\. *$/m, "an empty list number"],
  [/\n{3,}|^\n|\n$/, "an empty paragraph"],
];

/**
 * @param {Format} format
 * @returns {string[]} every fact its sentences name
 */
function names(format) {
  const found = new Set();
  for (const sentence of format.parts.flatMap((part) => part.sentences)) {
    for (const name of [sentence.if, sentence.unless, sentence.each]) if (name) found.add(name);
    for (const piece of sentence.pieces) if (typeof piece !== "string") found.add(piece.name);
  }
  return [...found];
}

/**
 * @param {string[]} all
 * @returns {string[][]} nothing, everything, each one, each pair, all but one, all but a pair
 */
function subsets(all) {
  const pairs = all.flatMap((one, index) => all.slice(index).map((other) => [one, other]));
  const without = pairs.map((pair) => all.filter((name) => !pair.includes(name)));
  return [[], all, ...pairs, ...without];
}

/**
 * @param {string[]} given
 * @param {string[][]} groups
 * @returns {string[]} with one fact of each group only: a choice has one answer
 */
function oneOfEach(given, groups) {
  return given.filter((name) => groups.every((group) => !group.includes(name) || group.find((each) => given.includes(each)) === name));
}

/**
 * @param {Sentence} sentence
 * @param {Set<string>} given
 * @param {boolean} ticked
 * @returns {boolean} whether the sentence may stand, told without the shipped module
 */
function allowed(sentence, given, ticked) {
  if (sentence.if && !given.has(sentence.if)) return false;
  if (sentence.unless && given.has(sentence.unless)) return false;
  if (sentence.attest && !ticked) return false;
  const gaps = sentence.pieces.flatMap((piece) => (typeof piece === "string" ? [] : [piece.name]));
  return Boolean(sentence.required) || gaps.every((name) => given.has(name));
}

/**
 * @param {Sentence} sentence
 * @param {Map<string, string>} facts
 * @returns {string} the sentence as it reads, told without the shipped module; no value ends in punctuation
 */
function reading(sentence, facts) {
  return sentence.pieces.map((piece) => (typeof piece === "string" ? piece : facts.get(piece.name) || `【${piece.label}】`)).join("");
}

/**
 * @param {Letter} letter
 * @param {Format} format
 * @param {string[]} given
 * @param {boolean} ticked
 * @returns {string[]} what is wrong with this text
 */
function judge(letter, format, given, ticked) {
  const facts = new Map(given.map((name, index) => [name, `甲${index}乙`]));
  const sentences = format.parts.flatMap((part) => part.sentences);
  const ids = ticked ? sentences.flatMap((each) => (each.attest ? [each.id || ""] : [])) : [];
  const { text } = compose(format, facts, new Set(ids));
  const where = `${letter.id} ${format.kind} [${given.join(" ")}]`;
  const wrong = BAD.filter(([pattern]) => /** @type {RegExp} */ (pattern).test(text)).map(([, name]) => `${where}: ${name}`);
  return [...wrong, ...misplaced(sentences, facts, ticked, text).map((words) => `${where}: ${words}`)];
}

/**
 * @param {Sentence[]} sentences
 * @param {Map<string, string>} facts
 * @param {boolean} ticked
 * @param {string} text
 * @returns {string[]} sentences that stand and may not, or may and do not
 */
function misplaced(sentences, facts, ticked, text) {
  const given = new Set(facts.keys());
  const may = sentences.filter((each) => allowed(each, given, ticked) && (!each.each || given.has(each.each)));
  const standing = may.map((each) => reading(each, facts));
  const others = sentences.filter((each) => !may.includes(each)).map((each) => reading(each, facts));
  const wrong = others.filter((words) => text.includes(words) && !standing.some((each) => each.includes(words)));
  const lost = standing.filter((words) => !text.includes(words));
  return [...wrong.map((words) => `without its facts: ${words}`), ...lost.map((words) => `missing: ${words}`)];
}

/** @type {Letter[]} */
const letters = JSON.parse(Deno.readTextFileSync(Deno.args[0]));
/** @type {string[]} */
const problems = [];
let texts = 0;
for (const letter of letters) {
  for (const format of letter.formats) {
    for (const subset of subsets(names(format))) {
      for (const ticked of [false, true]) {
        problems.push(...judge(letter, format, oneOfEach(subset, letter.groups), ticked));
        texts += 1;
      }
    }
  }
}
console.log(JSON.stringify({ texts, problems: problems.slice(0, 30), found: problems.length }));
