// Puts two documents together so that nothing of either is lost. Used when two tabs meet, and for pasting back.
//
// What stands stays: where both hold a different value for one field, the present one stays and the other
// is kept beside it, so that the reader can choose.

/** @typedef {import("../reader.js").Doc} Doc */
/** @typedef {import("../reader.js").LetterState} LetterState */

/** Under `case`, the prefix of a field's value that came from elsewhere and differs. */
export const OTHER = "other.";

/**
 * @param {Doc} present what stays where the two differ
 * @param {Doc} incoming
 * @returns {Doc} a new document; neither argument is changed
 */
export function mergeDocs(present, incoming) {
  return {
    ...incoming,
    ...present,
    rev: Math.max(present.rev, incoming.rev),
    facts: { ...filled(incoming.facts), ...filled(present.facts) },
    ticks: { ...incoming.ticks, ...present.ticks },
    log: mergeLogs(present.log, incoming.log),
    letters: mergeLetters(present.letters, incoming.letters),
    case: { ...incoming.case, ...present.case, ...others(present, incoming) },
  };
}

/**
 * @param {Record<string, string>} facts
 * @returns {Record<string, string>} those that say something
 */
function filled(facts) {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value.trim() !== ""));
}

/**
 * @param {Doc} present
 * @param {Doc} incoming
 * @returns {string[]} names of the fields that both fill, differently
 */
export function disputed(present, incoming) {
  const [here, there] = [filled(present.facts), filled(incoming.facts)];
  return Object.keys(there).filter((name) => own(here, name) && here[name] !== there[name]);
}

/**
 * @param {object} record
 * @param {string} name
 * @returns {boolean}
 */
function own(record, name) {
  return Object.prototype.hasOwnProperty.call(record, name);
}

/**
 * @param {Doc} present
 * @param {Doc} incoming
 * @returns {Record<string, string>}
 */
function others(present, incoming) {
  return Object.fromEntries(disputed(present, incoming).map((name) => [OTHER + name, incoming.facts[name]]));
}

/**
 * Both logs, each entry once. An empty side leaves the order of the other as it is; else by time.
 * @param {import("../reader.js").Entry[]} present
 * @param {import("../reader.js").Entry[]} incoming
 * @returns {import("../reader.js").Entry[]}
 */
function mergeLogs(present, incoming) {
  const known = new Set(present.map((each) => each.id));
  const fresh = incoming.filter((each) => !known.has(each.id));
  if (!present.length || !fresh.length) return [...present, ...fresh];
  return [...present, ...fresh].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
}

/**
 * @param {Record<string, LetterState>} present
 * @param {Record<string, LetterState>} incoming
 * @returns {Record<string, LetterState>}
 */
function mergeLetters(present, incoming) {
  const ids = [...new Set([...Object.keys(present), ...Object.keys(incoming)])];
  return Object.fromEntries(ids.map((id) => [id, mergeLetter(present[id] || {}, incoming[id] || {})]));
}

/**
 * @param {LetterState} present
 * @param {LetterState} incoming
 * @returns {LetterState} a second wording of the reader's own stands beside the first as `other`
 */
function mergeLetter(present, incoming) {
  const merged = { ...incoming, ...present };
  const second = incoming.edited;
  if (second !== undefined && present.edited !== undefined && second !== present.edited) merged.other = second;
  return merged;
}

/**
 * What pasting back would change, to be shown before it is done.
 * @param {Doc} present
 * @param {Doc} incoming
 * @returns {{facts: string[], disputed: string[], ticks: number, log: number, letters: number, nothing: boolean}}
 *   names of fields that would be added or are filled differently; how many of the rest would be added
 */
export function preview(present, incoming) {
  const ids = new Set(present.log.map((each) => each.id));
  const found = {
    facts: Object.keys(filled(incoming.facts)).filter((name) => !own(filled(present.facts), name)),
    disputed: disputed(present, incoming),
    ticks: Object.keys(incoming.ticks).filter((name) => !own(present.ticks, name)).length,
    log: incoming.log.filter((each) => !ids.has(each.id)).length,
    letters: Object.keys(incoming.letters).filter((id) => !own(present.letters, id)).length,
  };
  const nothing = !found.facts.length && !found.disputed.length && !found.ticks && !found.log && !found.letters;
  return { ...found, nothing };
}
