// Learns from the site's own phrases which features tell neighbouring pages apart. In each round every
// phrase is tried once; where its own page does not win clearly, the features of the phrase count more
// for its page and less for the one that came too close (a passive-aggressive perceptron, averaged).
// The same phrases always give the same weights. Pure.
//
// What is kept of a lesson is the phrase, its rival and the size of the step, for that says it all: a lesson
// speaks for a query by as much as the phrase and the query have in common.

/** @typedef {import("./features.js").Features} Features */

/**
 * Lesson r of phrase p stands at p * ROUNDS + r: step 0 where the own page had won.
 * @typedef {object} Lessons
 * @property {readonly number[]} pages   phrase → its page
 * @property {Int32Array} rivals         lesson → the page that came too close
 * @property {Float64Array} steps        lesson → how far it went, averaged over all turns
 * @property {Uint8Array} silent         feature → 1 where too many pages share it to tell any apart
 */

/** More rounds learn the phrases by heart and generalise no better. */
const ROUNDS = 3;
/** The largest step of one lesson. */
const BOLDNESS = 1;
/** A feature that more pages share tells none of them from its neighbours, and would make learning quadratic. */
const SHARED = 64;
/**
 * @param {Float64Array} scores page → how much speaks for it
 * @param {number} own
 * @returns {number} the page that comes closest to the phrase's own
 */
function rivalOf(scores, own) {
  let rival = own === 0 ? 1 : 0;
  for (let page = rival + 1; page < scores.length; page += 1) {
    if (scores[page] > scores[rival] && scores[page] !== 0 && page !== own) rival = page;
  }
  return rival;
}

/**
 * @param {Features} features
 * @param {readonly number[]} pages phrase → its page, those of one page in a row
 * @param {number} size one more than the highest feature
 * @returns {{phrases: Int32Array, silent: Uint8Array}} feature → how many phrases have it; whether too many pages do
 */
function sharing({ ids, starts }, pages, size) {
  const phrases = new Int32Array(size);
  const sharers = new Int32Array(size);
  const last = new Int32Array(size).fill(-1);
  pages.forEach((page, phrase) => {
    for (let at = starts[phrase]; at < starts[phrase + 1]; at += 1) {
      const id = ids[at];
      phrases[id] += 1;
      if (last[id] !== page) sharers[id] += 1;
      last[id] = page;
    }
  });
  return { phrases, silent: Uint8Array.from(sharers, (count) => (count > SHARED ? 1 : 0)) };
}

/** Stands for the places of a feature that needs none. */
const NOWHERE = -1;

/**
 * What the features say of pages while lessons are learnt. A feature can have been a lesson about as many pages
 * as its phrases had pages and rivals, so it has its places from the start: if for all pages, then each page its
 * own, else they are taken one by one. A feature that one phrase alone has needs none: the lessons of its phrase
 * tell what it learnt.
 */
class Training {
  /**
   * @param {Features} features of the phrases, and perhaps of further texts behind them
   * @param {readonly number[]} pages phrase → its page, those of one page in a row
   * @param {number} count number of pages, at least two
   */
  constructor(features, pages, count) {
    const { phrases, silent } = sharing(features, pages, features.highest + 1);
    this.features = features;
    this.phrases = phrases;
    /** page → how much speaks for it */
    this.scores = new Float64Array(count);
    /** @type {Lessons} */
    this.lessons = {
      pages,
      silent,
      rivals: new Int32Array(pages.length * ROUNDS),
      steps: new Float64Array(pages.length * ROUNDS),
    };
    /** feature → the first of its places */
    this.first = new Int32Array(phrases.length).fill(NOWHERE);
    /** feature → how many of its places are taken */
    this.taken = new Int32Array(phrases.length);
    const places = this.allot(count);
    this.placed = new Int32Array(places);
    this.weights = new Float64Array(places);
  }

  /**
   * @param {number} count number of pages
   * @returns {number} how many places there are
   */
  allot(count) {
    let places = 0;
    this.phrases.forEach((phrases, feature) => {
      if (phrases < 2 || this.lessons.silent[feature]) return;
      const most = Math.min(count, phrases * (1 + ROUNDS));
      this.first[feature] = places;
      if (most === count) this.taken[feature] = count;
      places += most;
    });
    return places;
  }

  /**
   * Adds up what was learnt about the pages.
   * @param {number} phrase
   * @param {number} length of the phrase
   */
  read(phrase, length) {
    const { first, taken, scores } = this;
    const { ids, starts, weights: said } = this.features;
    const last = starts[phrase + 1];
    let alone = 0;
    scores.fill(0);
    for (let at = starts[phrase]; at < last; at += 1) {
      const begin = first[ids[at]];
      const weight = said[at] / length;
      if (begin === NOWHERE) {
        if (this.phrases[ids[at]] === 1) alone += weight * weight;
        continue;
      }
      if (taken[ids[at]] === scores.length) this.addAll(begin, weight);
      else this.addTaken(begin, begin + taken[ids[at]], weight);
    }
    recall(this.lessons, phrase, alone, scores);
  }

  /**
   * @param {number} begin of the places of a feature, one for every page
   * @param {number} weight
   */
  addAll(begin, weight) {
    const { scores, weights } = this;
    for (let page = 0; page < scores.length; page += 1) scores[page] += weights[begin + page] * weight;
  }

  /**
   * @param {number} begin of the places of a feature
   * @param {number} end of those that are taken
   * @param {number} weight
   */
  addTaken(begin, end, weight) {
    const { scores, weights, placed } = this;
    for (let place = begin; place < end; place += 1) scores[placed[place]] += weights[place] * weight;
  }

  /**
   * @param {number} phrase
   * @param {number} length of the phrase
   * @param {number} rival
   * @param {number} step
   */
  teach(phrase, length, rival, step) {
    const { ids, starts, weights } = this.features;
    const own = this.lessons.pages[phrase];
    for (let at = starts[phrase]; at < starts[phrase + 1]; at += 1) {
      if (this.first[ids[at]] === NOWHERE) continue;
      const change = step * weights[at] / length;
      this.weights[this.placeOf(ids[at], own)] += change;
      this.weights[this.placeOf(ids[at], rival)] -= change;
    }
  }

  /**
   * @param {number} feature
   * @param {number} page
   */
  placeOf(feature, page) {
    const begin = this.first[feature];
    if (this.taken[feature] === this.scores.length) return begin + page;
    const end = begin + this.taken[feature];
    for (let place = begin; place < end; place += 1) {
      if (this.placed[place] === page) return place;
    }
    this.taken[feature] += 1;
    this.placed[end] = page;
    return end;
  }

  /**
   * @param {number} phrase
   * @param {number} length of the phrase
   * @param {number} lesson
   */
  attempt(phrase, length, lesson) {
    const own = this.lessons.pages[phrase];
    this.read(phrase, length);
    const rival = rivalOf(this.scores, own);
    const lack = 1 - this.scores[own] + this.scores[rival];
    if (lack <= 0) return;
    const step = Math.min(BOLDNESS, lack / 2);
    this.teach(phrase, length, rival, step);
    this.lessons.rivals[lesson] = rival;
    this.lessons.steps[lesson] = step;
  }
}

/**
 * Adds up what the lessons of one phrase speak for.
 * @param {Lessons} lessons
 * @param {number} phrase
 * @param {number} likeness how much the phrase has in common with what is asked
 * @param {Float64Array} scores page → how much speaks for it, added to
 */
function recall({ pages, rivals, steps }, phrase, likeness, scores) {
  for (let lesson = phrase * ROUNDS; lesson < (phrase + 1) * ROUNDS; lesson += 1) {
    scores[pages[phrase]] += steps[lesson] * likeness;
    scores[rivals[lesson]] -= steps[lesson] * likeness;
  }
}

/**
 * The first phrase of every page, then the second of every page, and so on: those of one page do not follow each
 * other, and one phrase more at the end of a page leaves the others in their order.
 * @param {readonly number[]} pages phrase → its page, those of one page in a row
 * @returns {number[]} phrases
 */
function inTurn(pages) {
  /** @type {number[][]} */
  const rows = [];
  let place = 0;
  pages.forEach((page, phrase) => {
    place = page === pages[phrase - 1] ? place + 1 : 0;
    (rows[place] = rows[place] || []).push(phrase);
  });
  return rows.flat();
}

/**
 * @param {Features} features of the phrases, and perhaps of further texts behind them
 * @param {readonly number[]} pages phrase → its page, those of one page in a row
 * @param {number} count number of pages, at least two
 * @returns {Lessons}
 */
export function learn(features, pages, count) {
  const training = new Training(features, pages, count);
  const lengths = pages.map((_, phrase) => features.length(phrase));
  const order = inTurn(pages);
  const turns = ROUNDS * pages.length;
  /** How much of a step is left in the average over all turns: the later, the less. */
  const left = new Float64Array(turns);
  for (let turn = 0; turn < turns; turn += 1) {
    const phrase = order[turn % pages.length];
    const lesson = phrase * ROUNDS + Math.floor(turn / pages.length);
    training.attempt(phrase, lengths[phrase], lesson);
    left[lesson] = 1 - (turn + 1) / (turns + 1);
  }
  const { lessons } = training;
  return { ...lessons, steps: lessons.steps.map((step, lesson) => step * left[lesson]) };
}

/**
 * @param {Lessons} lessons
 * @param {(phrase: number) => number} likeness how much a phrase has in common with what is asked
 * @param {number} count number of pages
 * @returns {Float64Array} page → how much the lessons speak for it
 */
export function spokenFor(lessons, likeness, count) {
  const scores = new Float64Array(count);
  for (let phrase = 0; phrase < lessons.pages.length; phrase += 1) {
    const common = likeness(phrase);
    if (common) recall(lessons, phrase, common, scores);
  }
  return scores;
}
