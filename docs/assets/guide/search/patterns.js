// Phrases that decide by themselves. A phrase stands in what was typed, or its parts, divided by "…",
// stand there in this order and near each other; a part may name alternatives, divided by "|". What is
// only an exclamation (急死我了) is blanked out first. Pure.

/** @typedef {import("./text.js").Unit} Unit */

/**
 * One way to say a part: its units, and, where it is typed in Latin letters, the letters.
 * @typedef {{units: readonly Unit[], letters: string}} Wording
 */

/** @typedef {readonly Wording[][]} Pattern the wordings of each part */

const BLANK = { text: " ", sound: " " };

/** Two syllables are too many words in Chinese to be taken for one by their sound. */
const SURE_BY_EAR = 3;

/** Of so many characters one may be a slip: with three, 只能是 would be 只能死. */
const SURE_WITH_A_SLIP = 4;

/** Fewer Latin letters may be part of any word (P in app). */
const SURE_LETTERS = 5;

/** Units that may stand between two parts: more, and they are about different things. */
const NEAR = 10;

/**
 * May a unit be taken for another by its sound?
 * @typedef {(unit: Unit, length: number) => boolean} Ear `length`: units in the wording
 */

/** @type {Ear} for what decides alone: typed as sounds, and long */
const strict = (unit, length) => length >= SURE_BY_EAR && unit.text === "";

/** @type {Ear} for what only counts among other things: any slip of an input method */
export const lenient = (_unit, length) => length > 1;

/** @param {string} text @returns {string} its letters, if it has nothing else and enough of them */
function lettersOf(text) {
  const letters = /^[a-z ]+$/.test(text) ? text.replace(/ /g, "") : "";
  return letters.length < SURE_LETTERS ? "" : letters;
}

/**
 * @param {(text: string) => Unit[]} read
 * @param {string} phrase parts divided by "…", alternatives by "|"
 * @returns {Pattern}
 */
export function makePattern(read, phrase) {
  const parts = phrase.split("…").filter(Boolean);
  return parts.map((part) => part.split("|").map((text) => ({ units: read(text), letters: lettersOf(text) })));
}

/**
 * Written so all through but for one slip in a longer wording (布想活), or heard so all through.
 * @param {readonly Unit[]} units
 * @param {readonly Unit[]} part
 * @param {number} at
 * @param {Ear} ear
 */
function standsAt(units, part, at, ear) {
  let slips = part.length < SURE_WITH_A_SLIP ? 0 : 1;
  let heard = true;
  for (let i = 0; i < part.length && (slips >= 0 || heard); i += 1) {
    const here = units[at + i];
    const sounds = here.sound !== "" && here.sound === part[i].sound;
    if (here.text === "" || here.text !== part[i].text) slips -= sounds ? 1 : 2;
    heard = heard && sounds && ear(here, part.length);
  }
  return slips >= 0 || heard;
}

/**
 * @param {readonly Unit[]} units
 * @param {readonly Unit[]} part
 * @param {number} from
 * @param {Ear} ear
 * @returns {number} where the part begins, or -1
 */
function find(units, part, from, ear = strict) {
  for (let at = from; part.length && at + part.length <= units.length; at += 1) {
    if (standsAt(units, part, at, ear)) return at;
  }
  return -1;
}

/**
 * @param {readonly Unit[]} units
 * @param {Wording[]} wordings
 * @param {number} from
 * @param {Ear} ear
 * @returns {number[]} the place after each wording that stands near enough
 */
function ends(units, wordings, from, ear) {
  return wordings.flatMap(({ units: part }) => {
    const at = find(units, part, from, ear);
    return at < 0 || (from > 0 && at > from + NEAR) ? [] : [at + part.length];
  });
}

/**
 * @param {Pattern} pattern
 * @param {readonly Unit[]} units
 * @param {string} letters the same text as Latin letters without spaces
 * @param {Ear} [ear]
 * @returns {boolean}
 */
export function matches(pattern, units, letters, ear = strict) {
  let reached = [0];
  for (const wordings of pattern) {
    if (wordings.some((one) => one.letters && letters.includes(one.letters))) continue;
    reached = reached.flatMap((from) => ends(units, wordings, from, ear));
    if (!reached.length) return false;
  }
  return pattern.length > 0;
}

/**
 * @param {readonly Unit[]} units
 * @param {readonly Pattern[]} exclamations patterns of one part each
 * @returns {Unit[]} the units with every exclamation blanked out
 */
export function withoutExclamations(units, exclamations) {
  const left = [...units];
  for (const { units: part } of exclamations.flat(2)) {
    for (let at = find(units, part, 0); at >= 0; at = find(units, part, at + 1)) {
      left.fill(BLANK, at, at + part.length);
    }
  }
  return left;
}

/** Many patterns, found by how they begin, so that a query meets only the few that may fit. */
export class Patterns {
  /** @param {readonly Pattern[]} all */
  constructor(all) {
    this.all = all;
    /** @type {Map<string, Pattern[]>} */
    this.byStart = new Map();
    this.lettered = all.filter(([first]) => first?.some((one) => one.letters));
    for (const pattern of all) {
      for (const start of startsOf(pattern)) {
        const known = this.byStart.get(start);
        if (known) known.push(pattern);
        else this.byStart.set(start, [pattern]);
      }
    }
  }

  /**
   * @param {readonly Unit[]} units
   * @returns {Set<Pattern>} the patterns that may fit
   */
  candidates(units) {
    const candidates = new Set(this.lettered);
    for (const { text, sound } of units) {
      for (const start of [text, `~${sound}`]) {
        for (const pattern of this.byStart.get(start) || []) candidates.add(pattern);
      }
    }
    return candidates;
  }

  /**
   * @param {readonly Unit[]} units
   * @param {string} letters the same text as Latin letters without spaces
   * @param {Ear} [ear]
   * @returns {boolean} whether any pattern fits
   */
  fit(units, letters, ear = strict) {
    for (const pattern of this.candidates(units)) if (matches(pattern, units, letters, ear)) return true;
    return false;
  }

  /**
   * @param {readonly Unit[]} units
   * @returns {Unit[]} the units with everything that the patterns, of one part each, say blanked out
   */
  blankedOut(units) {
    const candidates = this.candidates(units);
    return withoutExclamations(units, this.all.filter((pattern) => candidates.has(pattern)));
  }
}

/**
 * @param {Pattern} pattern
 * @returns {Set<string>} what the first unit of the pattern may be written or heard as
 */
function startsOf([first]) {
  /** @type {Set<string>} */
  const starts = new Set();
  for (const { units: [unit] } of first || []) {
    if (unit) starts.add(unit.text);
    if (unit && unit.sound) starts.add(`~${unit.sound}`);
  }
  return starts;
}
