// Decides what kind of answer a query deserves before any page is shown: help first, a refusal,
// exits, or the pages that fit. Pure. How the limits were chosen: docs/_notes/2026-11-22-search.md.

import { lenient } from "./patterns.js";
import { letters, NUMBER } from "./text.js";

/** @typedef {import("./rank.js").Index} Index */
/** @typedef {import("./text.js").Unit} Unit */

/**
 * How well a query fits the best class of one kind.
 * @typedef {{score: number, likeness: number}} Fit
 */

export const LIMIT = {
  /** a trouble told in pairs of characters that are all strange to the phrases must fit so well */
  strange: 1.5,
  /** what another subject's own word in the query counts beside a word of this site, and without one */
  namedBeside: 1,
  namedAlone: 2,
  /** words of a wrongful wish do not decide where a trouble fits so much better (卖家给的是破解的，几天就掉了) */
  toldBetter: 1,
  /** likeness that makes a crisis certain where nothing calmer fits as well, without one of its phrases */
  crisis: 0.28,
  /** and the characters it takes: a word alone (刀, 喝酒) may mean anything */
  crisisUnits: 3,
};

/**
 * @param {Index} index
 * @param {string} kind
 * @param {readonly Unit[]} units
 * @param {string} typed letters of the query without spaces
 */
function has(index, kind, units, typed) {
  const ear = kind === "subject" || kind === "goods" ? lenient : undefined;
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
 */
const clearly = (wish, rival) => wish.score > rival.score && wish.likeness > rival.likeness;

/**
 * @typedef {{index: Index, units: readonly Unit[], calm: readonly Unit[], typed: string, fit: (kind: string) => Fit}} Case
 * `calm`: the units without exclamations; `typed`: the query's Latin letters.
 */

/**
 * What crisis must be told apart from where none of its phrases stands, only something like them.
 */
const CALMER = ["symptoms", "everyday", "elsewhere"];

/** @param {Case} one */
const isLikeCrisis = ({ fit }) => CALMER.every((kind) => clearly(fit("crisis"), fit(kind)));

/** @param {Case} one */
function isCrisis(one) {
  const { index, units, calm, typed, fit } = one;
  if (has(index, "crisis", calm, typed)) return true;
  if (units.length < LIMIT.crisisUnits) return false;
  return fit("crisis").likeness > LIMIT.crisis && isLikeCrisis(one) && !has(index, "hint", units, typed);
}

/**
 * A hint at despair counts anywhere (没脸回家), a low mood (睡不着) only where nothing of this site is told.
 * @param {Case} one
 */
function isHint(one) {
  const { index, units, typed } = one;
  if (has(index, "hint", units, typed) || isLikeCrisis(one)) return true;
  return has(index, "mood", units, typed) && !has(index, "subject", units, typed);
}

/** @param {Case} one */
function isWrongful({ index, calm, typed, fit }) {
  if (!has(index, "wrongful", calm, typed) || has(index, "accused", calm, typed)) return false;
  return fit("symptoms").score < fit("wrongful").score + LIMIT.toldBetter;
}

/** @param {Case} one */
function isPurchase({ index, calm, typed, fit }) {
  const wish = fit("purchase");
  if (fit("elsewhere").score > wish.score) return false;
  return has(index, "purchase", calm, typed) || clearly(wish, fit("symptoms"));
}

/**
 * @param {Index} index
 * @param {readonly Unit[]} units
 * @returns {number} share of the pairs of characters that no trouble is told in, 0 to 1
 */
function strangeness(index, units) {
  const written = units.filter((unit) => unit.text);
  const pairs = written.slice(1).map(({ text }, at) => written[at].text + text);
  const strange = pairs.filter((pair) => !index.vocabulary.has(pair));
  return strange.length / (pairs.length || 1);
}

/**
 * Another trade's word (话费, 打车) says enough where nothing this site is about is named. A trouble told in none
 * of this site's words must fit the better, the stranger its pairs of characters are.
 * @param {Case} one
 */
function isElsewhere({ index, units, typed, fit }) {
  if (has(index, "outside", units, typed) && !has(index, "goods", units, typed)) return true;
  const trouble = fit("symptoms").score;
  const ours = has(index, "subject", units, typed);
  const worth = ours ? LIMIT.namedBeside : LIMIT.namedAlone;
  if (trouble < (ours ? 0 : LIMIT.strange * strangeness(index, units))) return true;
  return fit("elsewhere").score + (has(index, "elsewhere", units, typed) ? worth : 0) > trouble;
}

/**
 * @typedef {{kind: "results"|"none"|"purchase"|"refused"|"crisis", hinted: boolean}} Verdict
 * `hinted`: despair is not named but may be meant, so the way to help stands before whatever fits; where no word of
 * this site stands beside it, it stands alone.
 */

/**
 * @param {Index} index
 * @param {string} query
 * @param {readonly Unit[]} units
 * @param {import("./rank.js").Scores} scores
 * @returns {Verdict}
 */
export function verdictOn(index, query, units, scores) {
  const calm = index.patterns.get("everyday")?.blankedOut(units) || units;
  const one = { index, units, calm, typed: letters(query), fit: fits(index, scores) };
  if (isCrisis(one)) return { kind: "crisis", hinted: false };
  if (isWrongful(one)) return { kind: "refused", hinted: false };
  if (scores.known === 0 || units.every((unit) => unit.text === NUMBER)) return { kind: "none", hinted: false };
  const hinted = isHint(one);
  if (hinted && !has(index, "subject", units, one.typed)) return { kind: "none", hinted };
  return { kind: isPurchase(one) ? "purchase" : isElsewhere(one) ? "none" : "results", hinted };
}
