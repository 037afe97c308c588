// Reads pinyin as the characters the site's own phrases would most likely be written in: "kami yong bu
// liao" is 卡密用不了. Pure. What is learnt is which character follows which in the phrases; of all ways to
// write the syllables, the one made of the most usual pairs wins. A syllable that no phrase has stays a sound.

/** @typedef {import("./text.js").Unit} Unit */

/**
 * The cheapest way so far to end in a certain character.
 * @typedef {{text: string, cost: number, before: Way | null}} Way
 */

/** Stands before the first character of a phrase. */
const START = "^";
/** How much a character counts by itself where the pair was never seen. */
const ALONE = 2;
/** What it costs to leave a syllable unwritten. */
const UNHEARD = 12;

/**
 * @param {Map<string, number>} counts
 * @param {string} key
 */
const count = (counts, key) => void counts.set(key, (counts.get(key) || 0) + 1);

/** Knows which characters follow which, and which are said how: learnt only when first there is something to write. */
export class Hearsay {
  /** @param {readonly (readonly Unit[])[]} phrases */
  constructor(phrases) {
    this.phrases = phrases;
    /** @type {Map<string, Set<string>>} sound → the characters said so */
    this.said = new Map();
    /** @type {Map<string, number>} */
    this.pairs = new Map();
    /** @type {Map<string, number>} */
    this.single = new Map();
  }

  learnAll() {
    for (const units of this.phrases) this.learn(units.filter((unit) => unit.text));
    this.phrases = [];
  }

  /** @param {readonly Unit[]} units */
  learn(units) {
    let before = START;
    count(this.single, START);
    for (const { text, sound } of units) {
      count(this.single, text);
      count(this.pairs, before + text);
      if (sound) this.said.set(sound, (this.said.get(sound) || new Set()).add(text));
      before = text;
    }
  }

  /**
   * @param {string} before
   * @param {string} text
   * @returns {number} the less usual, the higher; 0 and up
   */
  cost(before, text) {
    const usual = (this.single.get(text) || 0) / (this.single.get(START) || 1);
    const share = ((this.pairs.get(before + text) || 0) + ALONE * usual) / ((this.single.get(before) || 0) + ALONE);
    return share > 0 ? Math.max(0, -Math.log(share)) : UNHEARD;
  }

  /**
   * @param {Way[]} ways that end before the unit
   * @param {Unit} unit
   * @returns {Way[]} the cheapest way to end in each character the unit may be
   */
  extend(ways, unit) {
    const texts = unit.text ? [unit.text] : [...(this.said.get(unit.sound) || [""])];
    return texts.map((text) => {
      const all = ways.map((before) => ({ text, cost: before.cost + this.cost(before.text, text), before }));
      return all.reduce((best, one) => (one.cost < best.cost ? one : best));
    });
  }

  /**
   * @param {readonly Unit[]} units
   * @returns {readonly Unit[]} the same, with characters for the syllables that were typed
   */
  write(units) {
    if (units.every((unit) => unit.text)) return units;
    this.learnAll();
    /** @type {Way[]} */
    let ways = [{ text: START, cost: 0, before: null }];
    for (const unit of units) ways = this.extend(ways, unit);
    /** @type {Way | null} */
    let way = ways.reduce((best, one) => (one.cost < best.cost ? one : best));
    const written = [...units];
    for (let at = units.length - 1; way && at >= 0; at -= 1, way = way.before) {
      written[at] = { text: way.text, sound: units[at].sound };
    }
    return written;
  }
}
