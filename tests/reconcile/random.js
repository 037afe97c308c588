/**
 * A seeded random source for generated ledgers, so that a failing case can be made again.
 */

/**
 * @param {number} seed
 */
export function randomFrom(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const int = (/** @type {number} */ low, /** @type {number} */ high) => low + Math.floor(next() * (high - low + 1));
  return {
    next,
    int,
    /** @param {number} chance */
    chance: (chance) => next() < chance,
    /** @template T @param {readonly T[]} list @returns {T} */
    pick: (list) => list[int(0, list.length - 1)],
    /** @template T @param {readonly T[]} list @returns {T[]} */
    shuffle: (list) => list.map((value) => ({ value, order: next() })).sort((a, b) => a.order - b.order).map(({ value }) => value),
    /** @param {number} length */
    digits: (length) => Array.from({ length }, (_, i) => int(i === 0 ? 1 : 0, 9)).join(''),
  };
}

/** @typedef {ReturnType<typeof randomFrom>} Random */
