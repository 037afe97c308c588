/**
 * The few assertions the tests of the pure modules use. Nothing may be fetched, so they stand here.
 * Every function throws an Error whose message shows both sides, and returns nothing otherwise.
 */

/**
 * @param {unknown} value
 * @returns {string} the value as text, stable and readable
 */
function show(value) {
  return Deno.inspect(value, { depth: 10, sorted: true, compact: false, iterableLimit: 1000, strAbbreviateSize: 100000 });
}

/**
 * True when two values have the same shape and content (arrays, plain objects, maps, sets, dates).
 * @param {unknown} actual
 * @param {unknown} expected
 * @returns {boolean}
 */
export function same(actual, expected) {
  if (Object.is(actual, expected)) return true;
  if (!isObject(actual) || !isObject(expected)) return false;
  if (Object.getPrototypeOf(actual) !== Object.getPrototypeOf(expected)) return false;
  if (actual instanceof Date && expected instanceof Date) return actual.getTime() === expected.getTime();
  if (actual instanceof Map && expected instanceof Map) return same([...actual], [...expected]);
  if (actual instanceof Set && expected instanceof Set) return same([...actual], [...expected]);
  return sameKeys(actual, expected);
}

/**
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
function isObject(value) {
  return typeof value === "object" && value !== null;
}

/**
 * @param {Record<string, unknown>} actual
 * @param {Record<string, unknown>} expected
 * @returns {boolean}
 */
function sameKeys(actual, expected) {
  const keys = Object.keys(actual);
  return keys.length === Object.keys(expected).length &&
    keys.every((key) => Object.hasOwn(expected, key) && same(actual[key], expected[key]));
}

/**
 * @param {unknown} condition
 * @param {string} [message]
 * @returns {asserts condition}
 */
export function assert(condition, message = "expected a true value") {
  if (!condition) throw new Error(message);
}

/**
 * @template T
 * @param {T} actual
 * @param {T} expected
 * @param {string} [message]
 */
export function assertEquals(actual, expected, message = "values differ") {
  if (!same(actual, expected)) {
    throw new Error(`${message}\n  actual:   ${show(actual)}\n  expected: ${show(expected)}`);
  }
}

/**
 * @param {unknown} actual
 * @param {unknown} other
 * @param {string} [message]
 */
export function assertNotEquals(actual, other, message = "values are the same") {
  if (same(actual, other)) throw new Error(`${message}: ${show(actual)}`);
}

/**
 * @param {string} text
 * @param {string} part
 * @param {string} [message]
 */
export function assertIncludes(text, part, message = "text lacks a part") {
  if (!text.includes(part)) throw new Error(`${message}\n  text: ${show(text)}\n  part: ${show(part)}`);
}

/**
 * @param {string} text
 * @param {string} part
 * @param {string} [message]
 */
export function assertExcludes(text, part, message = "text holds a part it must not") {
  if (text.includes(part)) throw new Error(`${message}\n  text: ${show(text)}\n  part: ${show(part)}`);
}

/**
 * @param {string} text
 * @param {RegExp} pattern
 * @param {string} [message]
 */
export function assertMatch(text, pattern, message = "text does not match") {
  if (!pattern.test(text)) throw new Error(`${message}\n  text: ${show(text)}\n  pattern: ${pattern}`);
}

/**
 * @param {() => unknown} run
 * @param {RegExp} [pattern] what the error's message must match
 * @returns {Error} the error that was thrown
 */
export function assertThrows(run, pattern = /(?:)/) {
  try {
    run();
  } catch (error) {
    const problem = error instanceof Error ? error : new Error(String(error));
    assertMatch(problem.message, pattern, "another error was thrown");
    return problem;
  }
  throw new Error("nothing was thrown");
}

/**
 * @param {() => Promise<unknown>} run
 * @param {RegExp} [pattern] what the error's message must match
 * @returns {Promise<Error>} the error it was rejected with
 */
export async function assertRejects(run, pattern = /(?:)/) {
  try {
    await run();
  } catch (error) {
    const problem = error instanceof Error ? error : new Error(String(error));
    assertMatch(problem.message, pattern, "rejected with another error");
    return problem;
  }
  throw new Error("nothing was rejected");
}
