/**
 * Small tools over sorted lists that keep the matching near linear. Pure.
 */

/**
 * @template T
 * @param {readonly T[]} list ascending by `at`
 * @param {(item: T) => number} at
 * @param {number} value
 * @returns {number} the first place whose item is not below `value`
 */
export function firstNotBelow(list, at, value) {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (at(list[middle]) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * @template T
 * @param {readonly T[]} list ascending by `at`
 * @param {(item: T) => number} at
 * @param {number} low @param {number} high both included
 * @returns {T[]}
 */
export function between(list, at, low, high) {
  const out = [];
  for (let i = firstNotBelow(list, at, low); i < list.length && at(list[i]) <= high; i += 1) out.push(list[i]);
  return out;
}

/**
 * @template T
 * @param {Iterable<T>} items
 * @param {(item: T) => string | number | null} name null leaves the item out
 * @returns {Map<string | number, T[]>} in the order of the items
 */
export function grouped(items, name) {
  /** @type {Map<string | number, T[]>} */
  const groups = new Map();
  for (const item of items) {
    const key = name(item);
    if (key === null) continue;
    const list = groups.get(key);
    if (list) list.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

/**
 * The value that occurs most; of two, the one that sorts first, so that input order does not matter.
 * @template {string | number} T
 * @param {Iterable<T>} values
 * @returns {{ value: T, count: number } | null}
 */
export function mode(values) {
  /** @type {Map<T, number>} */
  const counts = new Map();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  /** @type {{ value: T, count: number } | null} */
  let best = null;
  for (const [value, count] of counts) {
    if (!best || count > best.count || (count === best.count && value < best.value)) best = { value, count };
  }
  return best;
}

/**
 * @param {readonly number[]} values
 * @returns {number}
 */
export function total(values) {
  return values.reduce((sum, value) => sum + value, 0);
}
