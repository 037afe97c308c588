// Phrases that decide by themselves: a phrase stands in what was typed, or its parts, divided by "…",
// stand there in this order. What is only an exclamation (急死我了) is blanked out first. Pure.

/** @typedef {import("./text.js").Unit} Unit */

/**
 * A part of a pattern: its units, or, for one typed in Latin letters, the letters.
 * @typedef {{units: readonly Unit[], letters: string}} Part
 */

/** @typedef {readonly Part[]} Pattern */

const BLANK = { text: " ", sound: " " };

/** Two syllables are too many words in Chinese to be taken for one by their sound. */
const SURE_BY_EAR = 3;

/** Fewer Latin letters may be part of any word (P in app). */
const SURE_LETTERS = 5;

/** @typedef {(here: readonly Unit[]) => boolean} Ear may these be one by their sound? */

/** @type {Ear} for what decides alone: typed as sounds, and long */
const strict = (here) => here.length >= SURE_BY_EAR && here.every((unit) => unit.text === "");

/** @type {Ear} for what only counts among other things: any slip of an input method */
export const lenient = (here) => here.length > 1;

/** @param {string} part @returns {string} its letters, if it has nothing else and enough of them */
function lettersOf(part) {
  const letters = /^[a-z ]+$/.test(part) ? part.replace(/ /g, "") : "";
  return letters.length < SURE_LETTERS ? "" : letters;
}

/**
 * @param {(text: string) => Unit[]} read
 * @param {string} phrase parts divided by "…"
 * @returns {Pattern}
 */
export function makePattern(read, phrase) {
  return phrase.split("…").filter(Boolean).map((part) => ({
    units: read(part),
    letters: lettersOf(part),
  }));
}

/**
 * @param {readonly Unit[]} units
 * @param {readonly Unit[]} part
 * @param {number} at
 * @param {Ear} ear
 */
function standsAt(units, part, at, ear) {
  const here = units.slice(at, at + part.length);
  if (here.length < part.length) return false;
  if (here.every((unit, i) => unit.text && unit.text === part[i].text)) return true;
  return ear(here) && here.every((unit, i) => unit.sound !== "" && unit.sound === part[i].sound);
}

/**
 * @param {readonly Unit[]} units
 * @param {readonly Unit[]} part
 * @param {number} from
 * @param {Ear} ear
 * @returns {number} where the part begins, or -1
 */
function find(units, part, from, ear = strict) {
  for (let at = from; at + part.length <= units.length; at += 1) {
    if (standsAt(units, part, at, ear)) return at;
  }
  return -1;
}

/**
 * @param {Pattern} pattern
 * @param {readonly Unit[]} units
 * @param {string} letters the same text as Latin letters without spaces
 * @param {Ear} [ear]
 * @returns {boolean}
 */
export function matches(pattern, units, letters, ear = strict) {
  let from = 0;
  for (const part of pattern) {
    if (part.letters && letters.includes(part.letters)) continue;
    const at = find(units, part.units, from, ear);
    if (at < 0) return false;
    from = at + part.units.length;
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
  for (const [part] of exclamations) {
    for (let at = find(units, part.units, 0); at >= 0; at = find(units, part.units, at + 1)) {
      left.fill(BLANK, at, at + part.units.length);
    }
  }
  return left;
}
