// Random documents and texts for the property tests; the same seed gives the same ones.

import { emptyDoc } from "../../../docs/assets/guide/reader.js";

/** @typedef {() => number} Random a number from 0 up to 1 */

/**
 * @param {number} seed
 * @returns {Random} mulberry32
 */
export function randomFrom(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * @param {Random} random
 * @param {number} limit
 * @returns {number} a whole number below `limit`
 */
export function below(random, limit) {
  return Math.floor(random() * limit);
}

const LETTERS = [..."钻付了钱0189.-_g1 \n“”【】\\\"'<&%$&{}😀\u0000\u2028é"];

/**
 * @param {Random} random
 * @returns {string} up to 30 characters, awkward ones among them
 */
export function someText(random) {
  return Array.from({ length: below(random, 30) }, () => LETTERS[below(random, LETTERS.length)]).join("");
}

/**
 * @param {Random} random
 * @param {() => any} value
 * @returns {Record<string, any>}
 */
function someRecord(random, value) {
  return Object.fromEntries(Array.from({ length: below(random, 6) }, (_, index) => [`k${index}${someText(random)}`, value()]));
}

const KINDS = ["copied", "sent", "reply", "contact", "back", "stopped", "resumed", "other"];

/**
 * @param {Random} random
 * @returns {import("../../../docs/assets/guide/reader.js").Doc}
 */
export function someDoc(random) {
  const text = () => someText(random);
  return {
    ...emptyDoc(),
    rev: below(random, 1000),
    facts: someRecord(random, () => `${text()}x`),
    ticks: someRecord(random, () => (random() < 0.5 ? "done" : "na")),
    letters: someRecord(random, () => ({ format: text(), edited: text(), attests: [text(), text()] })),
    case: someRecord(random, text),
    log: Array.from({ length: below(random, 8) }, (_, index) => ({
      id: `${index}-${text()}`,
      at: new Date(below(random, 2_000_000_000) * 1000).toISOString(),
      kind: KINDS[below(random, KINDS.length)],
      text: text(),
    })),
  };
}
