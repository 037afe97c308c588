// Which texts have a feature, and how much it says of each. Pure.

/** @typedef {import("./features.js").Features} Features */

/**
 * @param {number} having texts that have the feature
 * @param {number} count  all texts
 * @returns {number} the rarer, the more a feature says
 */
export const rarityOf = (having, count) => Math.log(1 + count / (having + 0.5));

/** The texts of every feature, one after the other: those of f stand from starts[f] to before starts[f + 1]. */
export class Postings {
  /** @param {Features} features */
  constructor(features) {
    this.count = features.count;
    this.starts = startsOf(features);
    this.docs = new Int32Array(features.size);
    this.weights = new Float64Array(features.size);
    this.fill(features);
    /** text → its length, features of all kinds alike */
    this.plain = Float64Array.from({ length: this.count }, (_, doc) => features.length(doc));
    /** text → its length, rare features counting more */
    this.lengths = this.weighed();
  }

  /** @param {Features} features */
  fill({ ids, weights, starts }) {
    const free = this.starts.slice();
    for (let doc = 0; doc < this.count; doc += 1) {
      for (let at = starts[doc]; at < starts[doc + 1]; at += 1) {
        const place = free[ids[at]]++;
        this.docs[place] = doc;
        this.weights[place] = weights[at];
      }
    }
  }

  /** @returns {Float64Array} */
  weighed() {
    const squares = new Float64Array(this.count);
    for (let feature = 0; feature + 1 < this.starts.length; feature += 1) {
      const rarity = rarityOf(this.having(feature), this.count);
      const end = this.starts[feature + 1];
      for (let at = this.starts[feature]; at < end; at += 1) squares[this.docs[at]] += (this.weights[at] * rarity) ** 2;
    }
    return squares.map(Math.sqrt);
  }

  /**
   * @param {number} feature any number
   * @returns {number} how many texts have it
   */
  having(feature) {
    return feature + 1 < this.starts.length ? this.starts[feature + 1] - this.starts[feature] : 0;
  }
}

/**
 * @param {Features} features
 * @returns {Int32Array} feature → where its texts begin, and where the last one's end
 */
function startsOf({ ids, size, highest }) {
  const starts = new Int32Array(highest + 2);
  for (let at = 0; at < size; at += 1) starts[ids[at] + 1] += 1;
  for (let feature = 0; feature <= highest; feature += 1) starts[feature + 1] += starts[feature];
  return starts;
}
