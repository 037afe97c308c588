// What two texts can have in common: characters in a row, sounds in a row, things meant, and pairs
// of things meant. Pure.
//
// A feature is a number, because numbers are compared faster than texts, and the numbers count up from one,
// so that what is known of features stands in arrays.

/** @typedef {import("./text.js").Unit} Unit */

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

/** Stands before concepts as the run before them. */
const CONCEPT = -1;

/** Arrays grow by doubling from here. */
const FIRST_SIZE = 1 << 10;

/** Gives every run its number. A run is the run before it, 0 for nothing, and one id more. */
class Runs {
  constructor() {
    this.count = 0;
    this.before = new Int32Array(FIRST_SIZE);
    this.last = new Int32Array(FIRST_SIZE);
    /** open addressing: where each run is found, twice as long as there is room for runs */
    this.places = new Int32Array(2 * FIRST_SIZE);
    this.mask = 2 * FIRST_SIZE - 1;
  }

  /**
   * @param {number} before number of a run, or 0
   * @param {number} last
   * @returns {number} 1 and up, the same for the same
   */
  of(before, last) {
    let place = this.place(before, last);
    for (let run = this.places[place]; run; run = this.places[place]) {
      if (this.before[run] === before && this.last[run] === last) return run;
      place = (place + 1) & this.mask;
    }
    return this.add(before, last, place);
  }

  /**
   * @param {number} before
   * @param {number} last
   * @returns {number} where to begin to look for the run
   */
  place(before, last) {
    const mixed = Math.imul(before, 0x9e3779b1) ^ Math.imul(last, 0x85ebca6b);
    return (mixed ^ (mixed >>> 15)) & this.mask;
  }

  /**
   * @param {number} before
   * @param {number} last
   * @param {number} place that is free
   */
  add(before, last, place) {
    const run = this.count += 1;
    this.places[place] = run;
    this.before[run] = before;
    this.last[run] = last;
    if (run + 1 === this.before.length) this.grow(2 * this.before.length);
    return run;
  }

  /** @param {number} size */
  grow(size) {
    this.before = longer(this.before, size);
    this.last = longer(this.last, size);
    this.mask = 2 * size - 1;
    this.places = new Int32Array(2 * size);
    for (let run = 1; run <= this.count; run += 1) {
      let place = this.place(this.before[run], this.last[run]);
      while (this.places[place]) place = (place + 1) & this.mask;
      this.places[place] = run;
    }
  }
}

/**
 * @template {Int32Array | Float64Array} T
 * @param {T} array
 * @param {number} size
 * @returns {T} with room for more
 */
function longer(array, size) {
  const copy = /** @type {T} */ (new (/** @type {any} */ (array.constructor))(size));
  copy.set(array);
  return copy;
}

/** The features of texts, one after the other: those of text t stand from starts[t] to before starts[t + 1]. */
export class Features {
  constructor() {
    this.starts = [0];
    this.size = 0;
    this.ids = new Int32Array(FIRST_SIZE);
    /** how much each says, 0 to 1 */
    this.weights = new Float64Array(FIRST_SIZE);
  }

  /**
   * Adds a feature to the text that is not closed yet.
   * @param {number} id
   * @param {number} weight
   */
  push(id, weight) {
    if (this.size === this.ids.length) {
      this.ids = longer(this.ids, 2 * this.size);
      this.weights = longer(this.weights, 2 * this.size);
    }
    this.ids[this.size] = id;
    this.weights[this.size] = weight;
    this.size += 1;
  }

  /** Closes a text. */
  close() {
    this.starts.push(this.size);
  }

  /** @returns {number} how many texts there are */
  get count() {
    return this.starts.length - 1;
  }

  /** @returns {number} the highest id */
  get highest() {
    let highest = 0;
    for (let at = 0; at < this.size; at += 1) highest = Math.max(highest, this.ids[at]);
    return highest;
  }

  /**
   * @param {number} text
   * @returns {number} what its weights amount to
   */
  length(text) {
    let square = 0;
    for (let at = this.starts[text]; at < this.starts[text + 1]; at += 1) square += this.weights[at] ** 2;
    return Math.sqrt(square) || 1;
  }
}

/** Gives every text a number of its own, the same for the same. */
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
    this.textIds = new Ids();
    this.soundIds = new Ids();
    this.runs = new Runs();
    this.written = newBranch();
    this.spoken = newBranch();
    /** run → the text it was found in last, so that a text has it once */
    this.foundIn = new Int32Array(FIRST_SIZE);
    this.textsRead = 0;
    /** concept → how sure it is that the text in hand has it */
    this.sure = new Float64Array(concepts.length);
    /** @type {number[]} the concepts that the text in hand has */
    this.found = [];
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
    return units.map(({ text }) => (text ? this.textIds.of(text) : 0));
  }

  /** @param {readonly Unit[]} units @returns {number[]} ids of what is heard, below zero */
  sounds(units) {
    return units.map(({ text, sound }) => -this.soundIds.of(sound || text));
  }

  /**
   * @param {readonly (readonly Unit[])[]} all texts
   * @returns {Features}
   */
  of(all) {
    const features = new Features();
    for (const units of all) this.read(units, features);
    return features;
  }

  /**
   * @param {readonly Unit[]} units
   * @param {Features} features are added to
   */
  read(units, features) {
    this.textsRead += 1;
    const texts = this.texts(units);
    const sounds = this.sounds(units);
    this.addRuns(features, texts, WEIGHT.characters);
    this.addRuns(features, sounds, WEIGHT.sounds);
    this.findConcepts(texts, sounds);
    this.addConcepts(features);
    features.close();
  }

  /**
   * @param {Features} features
   * @param {readonly number[]} ids 0 breaks a run
   * @param {readonly number[]} weights of runs of one, two and three
   */
  addRuns(features, ids, weights) {
    for (let start = 0; start < ids.length; start += 1) {
      let run = 0;
      const end = Math.min(start + weights.length, ids.length);
      for (let at = start; at < end && ids[at]; at += 1) {
        run = this.runs.of(run, ids[at]);
        this.addOnce(features, run, weights[at - start]);
      }
    }
  }

  /**
   * @param {Features} features
   * @param {number} run
   * @param {number} weight
   */
  addOnce(features, run, weight) {
    if (run >= this.foundIn.length) this.foundIn = longer(this.foundIn, 2 * run);
    if (this.foundIn[run] === this.textsRead) return;
    this.foundIn[run] = this.textsRead;
    features.push(run, weight);
  }

  /**
   * A word of one character must be written so, unless only its sound was typed.
   * @param {readonly number[]} texts
   * @param {readonly number[]} sounds
   */
  findConcepts(texts, sounds) {
    for (let start = 0; start < texts.length; start += 1) {
      this.gather(this.spoken, sounds, start, texts[start] ? 2 : 1, WEIGHT.byEar);
      this.gather(this.written, texts, start, 1, 1);
    }
    this.found.sort((a, b) => a - b);
  }

  /**
   * @param {Branch} root
   * @param {readonly number[]} ids
   * @param {number} start
   * @param {number} shortest words of fewer ids do not count
   * @param {number} sure
   */
  gather(root, ids, start, shortest, sure) {
    let here = root.next.get(ids[start]);
    for (let end = start + 1; here; end += 1) {
      if (end - start >= shortest) for (const concept of here.concepts) this.find(concept, sure);
      here = end < ids.length ? here.next.get(ids[end]) : undefined;
    }
  }

  /**
   * @param {number} concept
   * @param {number} sure
   */
  find(concept, sure) {
    if (!this.sure[concept]) this.found.push(concept);
    this.sure[concept] = Math.max(sure, this.sure[concept]);
  }

  /**
   * Adds the concepts that were found, and forgets them.
   * @param {Features} features
   */
  addConcepts(features) {
    const { found, sure } = this;
    for (let at = 0; at < found.length; at += 1) {
      const run = this.runs.of(CONCEPT, found[at]);
      features.push(run, WEIGHT.concept * sure[found[at]]);
      for (let next = at + 1; next < found.length; next += 1) {
        features.push(this.runs.of(run, found[next]), WEIGHT.conceptPair * sure[found[at]] * sure[found[next]]);
      }
    }
    for (const concept of found) sure[concept] = 0;
    found.length = 0;
  }
}
