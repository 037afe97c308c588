// Learns from the site's own phrases which features tell neighbouring pages apart. In each round every
// phrase is tried once; where its own page does not win clearly, the features of the phrase count more
// for its page and less for the one that came too close (a passive-aggressive perceptron, averaged).
// The same phrases always give the same weights. Pure.

/** @typedef {import("./features.js").Features} Features */

/**
 * What a feature says about the few pages it was a lesson for: weights, and sums for the average.
 * @typedef {{pages: number[], weights: number[], sums: number[]}} Lesson
 */

/** @typedef {Map<number, Lesson>} Lessons feature → lesson */

/**
 * A phrase of length one: the lessons of its features, and how much each of them counts.
 * @typedef {{lessons: Lesson[], weights: number[]}} Phrase
 */

/** More rounds learn the phrases by heart and generalise no better. */
const ROUNDS = 3;
/** The largest step of one lesson. */
const BOLDNESS = 1;
/** A feature that more pages share tells none of them from its neighbours, and would make learning quadratic. */
const SHARED = 64;
/** Phrases are tried in this stride, so that those of one page do not follow each other. */
const STRIDE = 7919;

/**
 * @param {Lessons} all
 * @param {number} feature
 * @returns {Lesson}
 */
function lessonOf(all, feature) {
  let lesson = all.get(feature);
  if (!lesson) all.set(feature, lesson = { pages: [], weights: [], sums: [] });
  return lesson;
}

/**
 * @param {Features} features
 * @param {(feature: number) => Lesson | undefined} find
 * @returns {Phrase}
 */
function phraseOf(features, find) {
  /** @type {Phrase} */
  const phrase = { lessons: [], weights: [] };
  let square = 0;
  for (const [feature, weight] of features) {
    const lesson = find(feature);
    square += weight * weight;
    if (lesson) phrase.lessons.push(lesson), phrase.weights.push(weight);
  }
  const length = Math.sqrt(square) || 1;
  phrase.weights = phrase.weights.map((weight) => weight / length);
  return phrase;
}

/**
 * How much the lessons speak for each page. Only the pages they name are touched, so that a lesson takes
 * as long on a site of many pages as on one of few.
 */
class Board {
  /** @param {number} count number of pages */
  constructor(count) {
    this.scores = new Float64Array(count);
    /** @type {number[]} */
    this.touched = [];
  }

  /** @param {Phrase} phrase */
  read({ lessons, weights }) {
    for (const page of this.touched) this.scores[page] = 0;
    this.touched = [];
    for (let at = 0; at < lessons.length; at += 1) this.add(lessons[at], weights[at]);
  }

  /**
   * @param {Lesson} lesson
   * @param {number} weight
   */
  add({ pages, weights }, weight) {
    for (let place = 0; place < pages.length; place += 1) {
      const page = pages[place];
      if (this.scores[page] === 0) this.touched.push(page);
      this.scores[page] += weights[place] * weight;
    }
  }

  /**
   * @param {number} own
   * @returns {number} the page that comes closest to the phrase's own
   */
  rival(own) {
    let rival = own === 0 ? 1 : 0;
    for (const page of this.touched) {
      if (page !== own && this.scores[page] > this.scores[rival]) rival = page;
    }
    return rival;
  }
}

/**
 * @param {Lesson} lesson
 * @param {number} page
 * @param {number} step
 * @param {number} time
 */
function teach(lesson, page, step, time) {
  let at = lesson.pages.indexOf(page);
  if (at < 0) {
    at = lesson.pages.push(page) - 1;
    lesson.weights.push(0);
    lesson.sums.push(0);
  }
  lesson.weights[at] += step;
  lesson.sums[at] += step * time;
}

/**
 * @param {Phrase} phrase
 * @param {number} own
 * @param {Board} board
 * @param {number} time
 */
function attempt(phrase, own, board, time) {
  board.read(phrase);
  const rival = board.rival(own);
  const lack = 1 - board.scores[own] + board.scores[rival];
  if (lack <= 0) return;
  const step = Math.min(BOLDNESS, lack / 2);
  phrase.lessons.forEach((lesson, at) => {
    teach(lesson, own, step * phrase.weights[at], time);
    teach(lesson, rival, -step * phrase.weights[at], time);
  });
}

/** @param {Lessons} all @param {number} time */
function average(all, time) {
  for (const lesson of all.values()) {
    lesson.weights = lesson.weights.map((weight, at) => weight - lesson.sums[at] / time);
  }
}

/**
 * @param {Features[]} texts the phrases, those of one page in a row
 * @param {number[]} pages   phrase → its page
 * @returns {Map<number, {last: number, count: number}>} feature → how many pages have it
 */
function sharing(texts, pages) {
  const all = new Map();
  texts.forEach((features, at) => {
    for (const feature of features.keys()) {
      const known = all.get(feature);
      if (!known) all.set(feature, { last: pages[at], count: 1 });
      else if (known.last !== pages[at]) known.last = pages[at], known.count += 1;
    }
  });
  return all;
}

/**
 * @param {Features[]} texts the phrases, those of one page in a row
 * @param {number[]} pages   phrase → its page
 * @param {number} count     number of pages, at least two
 * @returns {Lessons}
 */
export function learn(texts, pages, count) {
  /** @type {Lessons} */
  const all = new Map();
  const shared = count > SHARED ? sharing(texts, pages) : new Map();
  const telling = (/** @type {number} */ feature) => (shared.get(feature)?.count || 0) <= SHARED;
  const phrases = texts.map((features) => phraseOf(features, (feature) => telling(feature) ? lessonOf(all, feature) : undefined));
  const board = new Board(count);
  const turns = ROUNDS * phrases.length;
  for (let turn = 0; turn < turns; turn += 1) {
    const at = (turn * STRIDE) % phrases.length;
    attempt(phrases[at], pages[at], board, turn + 1);
  }
  average(all, turns + 1);
  return all;
}

/**
 * @param {Lessons} all
 * @param {Features} features
 * @param {number} count number of pages
 * @returns {Float64Array} page → how much the lessons speak for it
 */
export function spokenFor(all, features, count) {
  const board = new Board(count);
  board.read(phraseOf(features, (feature) => all.get(feature)));
  return board.scores;
}
