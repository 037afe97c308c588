// Decides what kind of answer a query deserves before any page is shown: help first, a refusal,
// exits, or the pages that fit. Pure. The thresholds were fixed on one half of the labelled
// queries and checked on the other, see docs/_notes/2026-11-22-search.md.

import { lenient } from "./patterns.js";
import { letters, NUMBER } from "./text.js";

/** @typedef {import("./rank.js").Index} Index */
/** @typedef {import("./text.js").Unit} Unit */

/**
 * How well a query fits the best class of one kind.
 * @typedef {{score: number, likeness: number}} Fit
 */

export const LIMIT = {
  /** a trouble told without any word of this site must fit this well … */
  vague: 0.35,
  /** … and this much better if all of its characters are strange to the phrases */
  strange: 1.2,
  /** a trouble told in this site's words */
  told: 0.2,
  /** what another subject's own word in the query counts, beside a word of this site and without one */
  namedBeside: 1,
  namedAlone: 2,
  /** a wish is one for buying only when it fits so much better than any trouble */
  wish: 0.15,
  /** with one of the telling phrases it is one unless a trouble fits so well */
  wishNamed: 2.2,
  /** and wrongful, without one of the telling phrases, when it fits so much better */
  wrongful: 0.8,
  wrongfulLike: 0.6,
  /** in a word or two nobody asks how to do wrong: 冒充 and 家长退款 are troubles */
  wrongfulUnits: 5,
  /** how much better a wrongful wish must fit where the words are those of one who was wronged */
  accused: 0.8,
  /** words of a wrongful wish do not decide where a trouble fits so much better (卖家给的是破解的，几天就掉了) */
  toldBetter: 1,
  /** likeness that makes crisis certain without one of its phrases */
  crisis: 0.28,
};

/**
 * @param {Index} index
 * @param {string} kind
 * @param {readonly Unit[]} units
 * @param {string} typed letters of the query without spaces
 */
function has(index, kind, units, typed) {
  const ear = kind === "subject" ? lenient : undefined;
  const patterns = index.patterns.get(kind);
  return patterns ? patterns.fit(units, typed, ear) : false;
}

/**
 * @param {Index} index
 * @param {import("./rank.js").Scores} scores
 * @returns {(kind: string) => Fit} the best fit among the classes of a kind
 */
function fits(index, scores) {
  return (kind) => {
    /** @type {Fit} */
    const best = { score: -Infinity, likeness: 0 };
    index.classes.forEach((one, at) => {
      if (one.kind !== kind) return;
      best.score = Math.max(best.score, scores.evidence[at] + scores.likeness[at]);
      best.likeness = Math.max(best.likeness, scores.likeness[at]);
    });
    return best;
  };
}

/**
 * @param {Fit} wish
 * @param {Fit} rival
 * @param {number} [margin]
 */
const clearly = (wish, rival, margin = LIMIT.wish) =>
  wish.score > rival.score + margin && wish.likeness > rival.likeness;

/**
 * @typedef {{index: Index, units: readonly Unit[], calm: readonly Unit[], typed: string, fit: (kind: string) => Fit}} Case
 * `calm`: the units without exclamations; `typed`: the query's Latin letters.
 */

/**
 * @param {Index} index
 * @param {readonly Unit[]} units
 */
function strangeness(index, units) {
  const written = units.filter((unit) => unit.text);
  const strange = written.filter((unit) => !index.vocabulary.has(unit.text));
  return strange.length / (written.length || 1);
}

/** @param {Case} one */
function isCrisis({ index, calm, typed, fit }) {
  if (has(index, "crisis", calm, typed)) return true;
  const crisis = fit("crisis");
  const rivals = ["symptoms", "everyday", "elsewhere"];
  return crisis.likeness > LIMIT.crisis && rivals.every((kind) => clearly(crisis, fit(kind)));
}

/** What a wrongful wish must be told apart from. */
const RIVALS = ["symptoms", "elsewhere", "purchase"];

/** @param {Case} one */
function isWrongful({ index, units, calm, typed, fit }) {
  const wish = fit("wrongful");
  const victim = has(index, "accused", calm, typed);
  if (victim) return wish.likeness > LIMIT.wrongfulLike && clearly(wish, fit("symptoms"), LIMIT.accused);
  if (has(index, "wrongful", calm, typed)) return fit("symptoms").score < wish.score + LIMIT.toldBetter;
  return units.length >= LIMIT.wrongfulUnits && wish.likeness > LIMIT.wrongfulLike && RIVALS.every((kind) => clearly(wish, fit(kind), LIMIT.wrongful));
}

/** @param {Case} one */
function isPurchase({ index, calm, typed, fit }) {
  const trouble = fit("symptoms");
  const wish = fit("purchase");
  if (fit("elsewhere").score > wish.score) return false;
  return clearly(wish, trouble) || (has(index, "purchase", calm, typed) && trouble.score < LIMIT.wishNamed);
}

/** @param {Case} one */
function isElsewhere({ index, units, typed, fit }) {
  const trouble = fit("symptoms").score;
  const other = fit("elsewhere").score;
  const named = has(index, "elsewhere", units, typed);
  if (has(index, "subject", units, typed)) {
    return trouble < LIMIT.told || other + (named ? LIMIT.namedBeside : 0) > trouble;
  }
  const needed = LIMIT.vague + LIMIT.strange * strangeness(index, units);
  return trouble < needed || other + (named ? LIMIT.namedAlone : 0) > trouble;
}

/**
 * @param {Index} index
 * @param {string} query
 * @param {readonly Unit[]} units
 * @param {import("./rank.js").Scores} scores
 * @returns {import("./rank.js").Answer["kind"]}
 */
export function kindOf(index, query, units, scores) {
  const calm = index.patterns.get("everyday")?.blankedOut(units) || units;
  const one = { index, units, calm, typed: letters(query), fit: fits(index, scores) };
  if (isCrisis(one)) return "crisis";
  if (isWrongful(one)) return "refused";
  if (scores.known === 0 || units.every((unit) => unit.text === NUMBER)) return "none";
  if (isPurchase(one)) return "purchase";
  return isElsewhere(one) ? "none" : "results";
}
