// Finds the pages that fit what a person typed. The index is made from the published search data.
// Pure: no DOM, no storage, no clock.
//
// A page's score has three parts. "Likeness": how like one of its phrases the query is (cosine of
// weighted features, the best phrase counts). "Evidence": for every feature of the query, how much
// more often this page's phrases have it than those of the other pages (logarithm of the ratio).
// "Lessons": what a few rounds over the phrases taught about neighbouring symptoms, see rounds.js.

import { Featurer } from "./features.js";
import { verdictOn } from "./gate.js";
import { Hearsay } from "./hearsay.js";
import { askedByName, namedPages } from "./names.js";
import { makePattern, Patterns } from "./patterns.js";
import { Postings, rarityOf } from "./postings.js";
import { learn, spokenFor } from "./rounds.js";
import { HANZI, makeReader } from "./text.js";

/** @typedef {import("./features.js").Features} Features */
/** @typedef {import("./text.js").Unit} Unit */

/** What the lessons count beside likeness and evidence. */
const LESSONS = 1;

/**
 * A page that can be found. Only `symptoms` are ranked by evidence; all others by likeness alone.
 * @typedef {{id: string, group: string, url: string, title: string, line: string, texts: string[]}} Entry
 */

/**
 * What is not a trouble of this site: wrongful wishes, crisis and hints at it, low moods, wishes to buy, exclamations,
 * other subjects and words that are always about one.
 * @typedef {{id: string, kind: "wrongful"|"crisis"|"hint"|"mood"|"purchase"|"everyday"|"elsewhere"|"outside", texts: string[]}} Other
 */

/**
 * @typedef {object} SearchData
 * @property {Entry[]} entries
 * @property {Other[]} others
 * @property {string[][]} concepts  many words for one thing
 * @property {string[]} subject     words that only this site's troubles are told in
 * @property {string[]} goods       what this site's troubles are about (钻, 会员)
 * @property {string[]} accused     words of one who was wronged or accused, never of one who asks how to
 * @property {import("./text.js").Tables} tables
 */

/**
 * The phrases of one page or one kind of refusal; `size` is their number, at least FEW.
 * @typedef {{id: string, kind: string, size: number}} Class
 */

/**
 * @typedef {object} Index
 * @property {Entry[]} entries
 * @property {{entry: Entry, names: string[]}[]} named   pages that people call by their name
 * @property {Class[]} classes
 * @property {number[]} classOf                          text → its class
 * @property {Postings} postings                         feature → texts that have it
 * @property {(text: string) => Unit[]} read
 * @property {(units: readonly Unit[]) => readonly Unit[]} write  characters for the syllables that were typed
 * @property {(units: readonly Unit[]) => Features} featuresOf
 * @property {import("./rounds.js").Lessons | null} lessons  about the symptoms, by their place in `classes`
 * @property {Map<string, Patterns>} patterns    kind → patterns
 * @property {Set<string>} vocabulary                    pairs of characters that troubles are told in
 */

/**
 * @typedef {{id: string, url: string, title: string, line: string, group: string, score: number}} Result
 */

/**
 * `none`: nothing here fits; `purchase`: a wish to buy; `refused`, `crisis` and `hint` (despair may be meant): their
 * page comes first.
 * @typedef {{kind: "results"|"none"|"purchase"|"refused"|"crisis"|"hint", results: Result[]}} Answer
 */

/** Phrases a page is imagined to have besides its own, so that one rare word does not decide. */
const PRIOR = 0.05;
/** A page with fewer phrases is judged as if it had so many: few phrases prove little. */
const FEW = 30;
/** Phrases the rest of the site is judged by. */
const REST = 400;

/**
 * A phrase in Latin letters alone is pinyin; words are those of the concepts and those among characters.
 * @param {SearchData} data
 * @returns {Set<string>} Latin words that must not be split as pinyin
 */
function latinWords(data) {
  const phrases = data.entries.flatMap((entry) => [entry.title, ...entry.texts]).filter((text) => HANZI.test(text));
  const texts = [...data.concepts.flat(), ...data.subject, ...phrases];
  return new Set(texts.flatMap((text) => text.toLowerCase().match(/[a-z]+/g) || []));
}

/**
 * @param {SearchData} data
 * @returns {{class: Class, texts: string[]}[]}
 */
function groupsOf(data) {
  const pages = data.entries.map((entry) => ({
    class: { id: entry.id, kind: entry.group, size: 0 },
    texts: [entry.title, ...entry.texts],
  }));
  const others = data.others.map((other) => ({
    class: { id: other.id, kind: other.kind, size: 0 },
    texts: other.texts.filter((text) => !text.includes("|")).map((text) => text.replace(/…/g, " ")),
  }));
  return [...pages, ...others];
}

/** Kinds whose plain phrases only speak for them; what decides is a phrase with an ellipsis or alternatives. */
const WISHES = ["wrongful", "purchase"];

/**
 * @param {SearchData} data
 * @param {(text: string) => Unit[]} read
 * @returns {Index["patterns"]}
 */
function patternsOf(data, read) {
  /** @type {Map<string, string[]>} */
  const phrases = new Map([["subject", data.subject], ["goods", data.goods], ["accused", data.accused]]);
  for (const { kind, texts } of data.others) {
    const deciding = WISHES.includes(kind) ? texts.filter((text) => /[…|]/.test(text)) : texts;
    phrases.set(kind, [...(phrases.get(kind) || []), ...deciding]);
  }
  const made = (/** @type {string} */ phrase) => makePattern(read, phrase);
  return new Map([...phrases].map(([kind, texts]) => [kind, new Patterns(texts.map(made))]));
}

/**
 * @param {Unit[][]} texts
 * @returns {Set<string>}
 */
function vocabularyOf(texts) {
  const all = new Set();
  for (const units of texts) units.forEach(({ text }, at) => at && all.add(units[at - 1].text + text));
  return all;
}

/**
 * Symptoms come first among the classes, so that their places are the pages of the lessons.
 * @param {Class[]} classes
 * @param {Features} features
 * @param {number[]} classOf
 */
function lessonsOf(classes, features, classOf) {
  const count = classes.filter((one) => one.kind === "symptoms").length;
  return count < 2 ? null : learn(features, classOf.filter((at) => at < count), count);
}

/**
 * @param {SearchData} data
 * @returns {Index}
 */
export function buildIndex(data) {
  const reader = makeReader(data.tables, latinWords(data));
  const groups = groupsOf(data);
  const texts = groups.flatMap((group) => group.texts.map(reader.units));
  texts.forEach(reader.learn);
  const featurer = new Featurer(data.concepts.map((words) => words.map(reader.units)));
  const hearsay = new Hearsay(texts);
  const features = featurer.of(texts);
  const classOf = groups.flatMap((group, at) => group.texts.map(() => at));
  groups.forEach((group) => (group.class.size = Math.max(FEW, group.texts.length)));
  return {
    entries: data.entries,
    named: namedPages(data.entries),
    classes: groups.map((group) => group.class),
    classOf,
    postings: new Postings(features),
    lessons: lessonsOf(groups.map((group) => group.class), features, classOf),
    read: reader.units,
    write: (units) => hearsay.write(units),
    featuresOf: (units) => featurer.of([units]),
    patterns: patternsOf(data, reader.units),
    vocabulary: vocabularyOf(texts.filter((_, doc) => classOf[doc] < data.entries.length)),
  };
}

/**
 * @typedef {{likeness: Float64Array, evidence: Float64Array, lessons: Float64Array, known: number}} Scores
 * by class, the lessons by symptom; `known`: share of the query that any text of the index has, 0 to 1.
 */

/**
 * @param {Index} index
 * @param {Features} features of the query alone
 * @returns {Scores}
 */
export function scoresOf({ postings, classes, classOf, lessons }, features) {
  const { count, starts, docs, weights } = postings;
  const like = new Float64Array(count);
  const plainly = new Float64Array(count);
  const evidence = new Evidence(classes, classOf);
  let all = 0;
  let seen = 0;
  for (let at = 0; at < features.size; at += 1) {
    const feature = features.ids[at];
    const weight = features.weights[at];
    const rarity = rarityOf(postings.having(feature), count);
    all += (weight * rarity) ** 2;
    if (!postings.having(feature)) continue;
    seen += (weight * rarity) ** 2;
    const rare = weight * rarity ** 2;
    const plain = lessons && lessons.silent[feature] ? 0 : weight;
    for (let place = starts[feature]; place < starts[feature + 1]; place += 1) {
      like[docs[place]] += weights[place] * rare;
      plainly[docs[place]] += weights[place] * plain;
    }
    evidence.add(docs.subarray(starts[feature], starts[feature + 1]), weight);
  }
  const length = Math.sqrt(all) || 1;
  const likeness = new Float64Array(classes.length);
  for (let doc = 0; doc < count; doc += 1) {
    const at = classOf[doc];
    if (like[doc]) likeness[at] = Math.max(likeness[at], like[doc] / (length * postings.lengths[doc]));
  }
  const own = features.length(0);
  const common = (/** @type {number} */ doc) => plainly[doc] / (own * postings.plain[doc]);
  return {
    likeness,
    evidence: evidence.of(features),
    lessons: lessons ? spokenFor(lessons, common, classes.length) : new Float64Array(classes.length),
    known: Math.sqrt(seen) / length,
  };
}

/**
 * @param {number} having phrases of the class that have a feature
 * @param {number} size   phrases of the class
 */
const within = (having, size) => Math.log((having + PRIOR) / (size + 2 * PRIOR));

/**
 * @param {number} share of the phrases elsewhere that have a feature
 */
const elsewhere = (share) => Math.log((share * REST + PRIOR) / (REST + 2 * PRIOR));

/** Adds up how much more often the phrases of a class have the features of a query than others have them. */
class Evidence {
  /**
   * @param {Class[]} classes
   * @param {number[]} classOf
   */
  constructor(classes, classOf) {
    this.classes = classes;
    this.classOf = classOf;
    this.sums = new Float64Array(classes.length);
    /** what the features say of every class that lacks them, beside the class's own size */
    this.common = 0;
    /** weights of the features */
    this.told = 0;
    this.having = new Int32Array(classes.length);
  }

  /**
   * Adds what one feature says: the same to all classes without it, more to the few that have it.
   * @param {Int32Array} docs texts that have the feature
   * @param {number} weight
   */
  add(docs, weight) {
    const { classes, classOf, having } = this;
    having.fill(0);
    for (const doc of docs) having[classOf[doc]] += 1;
    let total = 0;
    for (let at = 0; at < having.length; at += 1) total += having[at] / classes[at].size;
    const lacking = elsewhere(total / (classes.length - 1));
    for (let at = 0; at < having.length; at += 1) {
      const count = having[at];
      if (!count) continue;
      const { size } = classes[at];
      const others = elsewhere((total - count / size) / (classes.length - 1));
      this.sums[at] += weight * (within(count, size) - others - within(0, size) + lacking);
    }
    this.common -= weight * lacking;
    this.told += weight;
  }

  /**
   * @param {Features} features of the query
   * @returns {Float64Array} by class
   */
  of(features) {
    const weights = features.weights.subarray(0, features.size).reduce((sum, weight) => sum + weight, 0) || 1;
    return this.sums.map((value, at) => (value + this.common + this.told * within(0, this.classes[at].size)) / weights);
  }
}

/** A page that is no symptom must have a text this like the query. */
const PAGE_LIKENESS = 0.3;
/** Symptoms shown at most, and the share of the best one's score that the last must have. */
const MOST_SYMPTOMS = 5;
const SHARE_OF_BEST = 0.25;
/** The order of the groups after the symptoms. */
export const GROUPS = ["symptoms", "done", "letters", "steps", "checklists", "channels", "glossary", "pages"];

/**
 * @param {Index} index
 * @param {Scores} scores
 * @returns {Result[]} symptoms first, then the other groups in their order, best first in each
 */
function ranked(index, scores) {
  const results = index.entries.map(({ id, url, title, line, group }, at) => {
    const likeness = scores.likeness[at];
    const proof = scores.evidence[at] + LESSONS * scores.lessons[at];
    const score = group === "symptoms" ? likeness + proof : likeness;
    return { id, url, title, line, group, score };
  });
  const order = (/** @type {Result} */ one) => GROUPS.indexOf(one.group);
  return results.sort((a, b) => order(a) - order(b) || b.score - a.score);
}

/**
 * @param {Result[]} all in order
 * @param {number} limit
 */
function worthShowing(all, limit) {
  const symptoms = all.filter((one) => one.group === "symptoms");
  const floor = symptoms.length ? symptoms[0].score * SHARE_OF_BEST : 0;
  const shown = symptoms.slice(0, MOST_SYMPTOMS).filter((one, at) => at < 3 || one.score > floor);
  const pages = all.filter((one) => one.group !== "symptoms" && one.score > PAGE_LIKENESS);
  return [...shown, ...pages].slice(0, limit);
}

/**
 * @param {Index} index
 * @param {string} id
 * @returns {Result[]} the page, if the site has it
 */
function pageOf(index, id) {
  const entry = index.entries.find((one) => one.id === id);
  if (!entry) return [];
  const { url, title, line, group } = entry;
  return [{ id, url, title, line, group, score: 1 }];
}

/** A symptom this like the query stands before a page that the query names … */
const LIKE_A_SYMPTOM = 0.5;
/** … and so does any symptom, unless the name fills this much of the query. */
const IS_THE_QUERY = 0.75;
/** Terms and letters are told in the words of troubles too: they come first only when asked for as such. */
const ASKED_AS = new Map([["glossary", /什么意思|是什么|是啥|啥意思/], ["letters", /写|说|模板|信|催|稿|书/]]);
/** Named pages shown at most. */
const MOST_NAMED = 4;
/** A way back this like the query is an answer of its own. */
const LIKE_A_WAY_BACK = 0.4;

/**
 * @param {Index} index
 * @param {string} query
 * @returns {Result[]} the pages the query asks for by name
 */
function namedResults(index, query) {
  return askedByName(index.named, query).slice(0, MOST_NAMED).map(({ entry: { id, url, title, line, group }, share }) => ({ id, url, title, line, group, score: share }));
}

/**
 * @param {Index} index
 * @param {Scores} scores
 * @param {string} group
 * @returns {number} how like the query the best page of a group is
 */
function bestLikeness(index, scores, group) {
  return index.entries.reduce((best, entry, at) => (entry.group === group ? Math.max(best, scores.likeness[at]) : best), 0);
}

/**
 * @param {Result[]} named
 * @param {string} query
 * @returns {boolean} whether the query is the name of a page rather than a trouble that mentions it
 */
function isAName(named, query) {
  const [best] = named;
  if (!best || best.score < (best.group === "glossary" ? 0 : IS_THE_QUERY)) return false;
  const asked = ASKED_AS.get(best.group);
  return !asked || asked.test(query);
}

/**
 * Named pages first, unless a symptom is as good as named itself.
 * @param {Index} index
 * @param {Scores} scores
 * @param {Result[]} fitting
 * @param {Result[]} named
 * @param {string} query
 * @returns {Result[]}
 */
function together(index, scores, fitting, named, query) {
  const rest = fitting.filter((one) => !named.some((each) => each.id === one.id));
  if (isAName(named, query) && bestLikeness(index, scores, "symptoms") < LIKE_A_SYMPTOM) return [...named, ...rest];
  const symptoms = rest.filter((one) => one.group === "symptoms");
  return [...symptoms, ...named, ...rest.filter((one) => one.group !== "symptoms")];
}

/**
 * What is left where no trouble fits: pages asked for by name, and ways back that are told alike.
 * @param {Index} index
 * @param {Scores} scores
 * @param {Result[]} named
 * @param {number} limit
 * @returns {Result[]}
 */
function withoutSymptoms(index, scores, named, limit) {
  const back = ranked(index, scores).filter((one) => one.group === "done" && one.score > LIKE_A_WAY_BACK);
  return [...named, ...back.filter((one) => !named.some((each) => each.id === one.id))].slice(0, limit);
}

/**
 * @param {Index} index
 * @param {string} query as typed
 * @param {number} [limit] results at most
 * @returns {Answer} `refused` holds /refused/ alone, `crisis` and `hint` /help-now/ and then what fits;
 *   `none` and `purchase` hold nothing. Pages that the query names are in every other answer.
 */
export function search(index, query, limit = 10) {
  const units = index.write(index.read(query));
  const scores = scoresOf(index, index.featuresOf(units));
  const { kind, hinted } = verdictOn(index, query, units, scores);
  if (kind === "refused") return { kind, results: pageOf(index, "refused") };
  const results = fittingPages(index, query, scores, kind === "results" || kind === "crisis", limit);
  if (kind === "crisis" || hinted) {
    const others = results.filter((one) => one.id !== "help-now");
    return { kind: hinted ? "hint" : kind, results: [...pageOf(index, "help-now"), ...others] };
  }
  return { kind: results.length ? "results" : kind, results };
}

/**
 * @param {Index} index
 * @param {string} query
 * @param {Scores} scores
 * @param {boolean} troubled whether symptoms may be among the pages
 * @param {number} limit
 * @returns {Result[]}
 */
function fittingPages(index, query, scores, troubled, limit) {
  const named = namedResults(index, query);
  if (!troubled) return withoutSymptoms(index, scores, named, limit);
  return together(index, scores, worthShowing(ranked(index, scores), limit), named, query).slice(0, limit);
}
