// What two texts can have in common: characters in a row, sounds in a row, things meant, and pairs
// of things meant. Pure.
//
// A feature is a number, because numbers are compared faster than texts: a run of up to three ids in
// base 65536, or, below zero, a concept or a pair of concepts.

/** @typedef {import("./text.js").Unit} Unit */

/** @typedef {Map<number, number>} Features feature → how much it says, 0 to 1 */

/**
 * How much each kind of feature says. The ranking hardly changes when any one is halved or doubled.
 */
export const WEIGHT = {
  characters: [1, 1, 0.6],
  sounds: [0.15, 0.4, 0.3],
  concept: 0.9,
  conceptPair: 0.6,
  /** a word recognised by its sound alone */
  byEar: 0.7,
};

const BASE = 65536;

/** Gives every text and every sound a number of its own, the same for the same. */
class Ids {
  constructor() {
    /** @type {Map<string, number>} */
    this.known = new Map();
  }

  /**
   * @param {string} name
   * @returns {number} 1 and up
   */
  of(name) {
    const known = this.known.get(name);
    if (known) return known;
    this.known.set(name, this.known.size + 1);
    return this.known.size;
  }
}

/**
 * Words of the concepts by their ids: each node leads to the next and names the concepts that end here.
 * @typedef {{next: Map<number, Branch>, concepts: number[]}} Branch
 */

/** @returns {Branch} */
const newBranch = () => ({ next: new Map(), concepts: [] });

/**
 * @param {Branch} root
 * @param {readonly number[]} ids
 * @param {number} concept
 */
function plant(root, ids, concept) {
  let here = root;
  for (const id of ids) {
    const next = here.next.get(id) || newBranch();
    here.next.set(id, next);
    here = next;
  }
  here.concepts.push(concept);
}

/** Finds features; knows the words of the concepts. */
export class Featurer {
  /** @param {readonly (readonly Unit[])[][]} concepts the words of each concept, as units */
  constructor(concepts) {
    this.ids = new Ids();
    this.written = newBranch();
    this.spoken = newBranch();
    concepts.forEach((words, concept) => {
      for (const units of words) {
        plant(this.written, this.texts(units), concept);
        plant(this.spoken, this.sounds(units), concept);
      }
    });
  }

  /**
   * @param {readonly Unit[]} units
   * @returns {number[]} ids of what is written, 0 where only a sound was typed
   */
  texts(units) {
    return units.map((unit) => (unit.text ? this.ids.of(unit.text) : 0));
  }

  /** @param {readonly Unit[]} units @returns {number[]} ids of what is heard */
  sounds(units) {
    return units.map((unit) => this.ids.of(`~${unit.sound || unit.text}`));
  }

  /**
   * @param {readonly Unit[]} units
   * @returns {Features}
   */
  of(units) {
    /** @type {Features} */
    const features = new Map();
    const texts = this.texts(units);
    const sounds = this.sounds(units);
    addRuns(features, texts, WEIGHT.characters);
    addRuns(features, sounds, WEIGHT.sounds);
    addConcepts(features, this.concepts(texts, sounds));
    return features;
  }

  /**
   * A word of one character must be written so, unless only its sound was typed.
   * @param {readonly number[]} texts
   * @param {readonly number[]} sounds
   * @returns {Map<number, number>} concept → how sure
   */
  concepts(texts, sounds) {
    /** @type {Map<number, number>} */
    const found = new Map();
    texts.forEach((text, start) => {
      gather(found, this.spoken, sounds, start, text ? 2 : 1, WEIGHT.byEar);
      gather(found, this.written, texts, start, 1, 1);
    });
    return found;
  }
}

/**
 * @param {Map<number, number>} found concept → how sure, added to
 * @param {Branch} root
 * @param {readonly number[]} ids
 * @param {number} start
 * @param {number} shortest words of fewer ids do not count
 * @param {number} sure
 */
function gather(found, root, ids, start, shortest, sure) {
  let here = root.next.get(ids[start]);
  for (let length = 1; here; length += 1) {
    if (length >= shortest) {
      for (const concept of here.concepts) found.set(concept, Math.max(sure, found.get(concept) || 0));
    }
    here = here.next.get(ids[start + length]);
  }
}

/**
 * @param {Features} features
 * @param {readonly number[]} ids 0 breaks a run
 * @param {readonly number[]} weights of runs of one, two and three
 */
function addRuns(features, ids, weights) {
  for (let start = 0; start < ids.length; start += 1) {
    let run = 0;
    for (let length = 1; length <= weights.length && ids[start + length - 1]; length += 1) {
      run = run * BASE + ids[start + length - 1];
      features.set(run, weights[length - 1]);
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
    features.set(-1 - concept, WEIGHT.concept * sure);
    for (const [other, otherSure] of found.slice(at + 1)) {
      features.set(-(1 + concept) * BASE - other, WEIGHT.conceptPair * sure * otherSure);
    }
  });
}
