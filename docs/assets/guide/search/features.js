// What two texts can have in common: characters in a row, sounds in a row, things meant, and pairs
// of things meant. Pure.

/** @typedef {import("./text.js").Unit} Unit */

/** @typedef {Map<string, number>} Features feature → how much it says, 0 to 1 */

/**
 * How much each kind of feature says. The ranking hardly changes when any one is halved or doubled.
 */
export const WEIGHT = {
  characters: [0.4, 1, 0.7],
  sounds: [0.15, 0.4, 0.3],
  concept: 0.9,
  conceptPair: 0.6,
  /** a word recognised by its sound alone */
  byEar: 0.7,
};

/**
 * @typedef {object} Thesaurus
 * @property {Map<string, Set<number>>} written  the word as written → numbers of its concepts
 * @property {Map<string, Set<number>>} spoken   the word's syllables → numbers of its concepts
 * @property {number} longest                    units in the longest word
 */

/** @param {readonly Unit[]} units */
const writing = (units) => units.map((unit) => unit.text).join("");

/** @param {readonly Unit[]} units */
const speech = (units) => units.map((unit) => unit.sound || unit.text).join(" ");

/**
 * @param {Map<string, Set<number>>} map
 * @param {string} key
 * @param {number} value
 */
function addTo(map, key, value) {
  const known = map.get(key);
  if (known) known.add(value);
  else map.set(key, new Set([value]));
}

/**
 * @param {readonly (readonly Unit[])[][]} concepts the words of each concept, as units
 * @returns {Thesaurus}
 */
export function makeThesaurus(concepts) {
  /** @type {Thesaurus} */
  const thesaurus = { written: new Map(), spoken: new Map(), longest: 0 };
  concepts.forEach((words, concept) => {
    for (const units of words) {
      thesaurus.longest = Math.max(thesaurus.longest, units.length);
      addTo(thesaurus.written, writing(units), concept);
      addTo(thesaurus.spoken, speech(units), concept);
    }
  });
  return thesaurus;
}

/**
 * A word of one character must be written so, unless only its sound was typed.
 * @param {Thesaurus} thesaurus
 * @param {readonly Unit[]} units
 * @returns {[Set<number> | undefined, number]} concepts of exactly these units, and how sure
 */
function lookUp(thesaurus, units) {
  const written = units.every((unit) => unit.text);
  const exact = written ? thesaurus.written.get(writing(units)) : undefined;
  if (exact) return [exact, 1];
  if (written && units.length === 1) return [undefined, 0];
  return [thesaurus.spoken.get(speech(units)), WEIGHT.byEar];
}

/**
 * @param {Thesaurus} thesaurus
 * @param {readonly Unit[]} units
 * @returns {Map<number, number>} concept → how sure
 */
function conceptsIn(thesaurus, units) {
  /** @type {Map<number, number>} */
  const found = new Map();
  for (let start = 0; start < units.length; start += 1) {
    const most = Math.min(thesaurus.longest, units.length - start);
    for (let length = 1; length <= most; length += 1) {
      const [concepts, sure] = lookUp(thesaurus, units.slice(start, start + length));
      for (const concept of concepts || []) found.set(concept, Math.max(sure, found.get(concept) || 0));
    }
  }
  return found;
}

/**
 * @param {Features} features
 * @param {readonly Unit[]} units
 */
function addRuns(features, units) {
  for (let start = 0; start < units.length; start += 1) {
    for (let length = 1; length <= 3 && start + length <= units.length; length += 1) {
      const run = units.slice(start, start + length);
      if (run.every((unit) => unit.text)) features.set(writing(run), WEIGHT.characters[length - 1]);
      features.set(`~${speech(run)}`, WEIGHT.sounds[length - 1]);
    }
  }
}

/**
 * @param {Features} features
 * @param {Map<number, number>} concepts
 */
function addConcepts(features, concepts) {
  const found = [...concepts].sort((a, b) => a[0] - b[0]);
  found.forEach(([concept, sure], at) => {
    features.set(`@${concept}`, WEIGHT.concept * sure);
    for (const [other, otherSure] of found.slice(at + 1)) {
      features.set(`@${concept}+${other}`, WEIGHT.conceptPair * sure * otherSure);
    }
  });
}

/**
 * @param {Thesaurus} thesaurus
 * @param {readonly Unit[]} units
 * @returns {Features}
 */
export function featuresOf(thesaurus, units) {
  /** @type {Features} */
  const features = new Map();
  addRuns(features, units);
  addConcepts(features, conceptsIn(thesaurus, units));
  return features;
}
