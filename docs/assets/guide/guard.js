/**
 * Finds what must not enter a letter: passwords, verification codes, ID numbers, bank cards, phone numbers.
 * It explains and offers to mask; it never blocks. Words, labels and card prefixes come from the `guard`
 * records of the data file; the grammar around them is in secrets.js and labels.js, the shapes of numbers in numbers.js.
 */

import { hasLabel, isAmount } from "./labels.js";
import { fold, isBankCard, isIdNumber, isMobile, runsOfDigits } from "./numbers.js";
import { codes, passwords, toldNearby } from "./secrets.js";

/** @typedef {'password'|'code'|'id-number'|'bank-card'|'phone'} GuardKind */
/** @typedef {'account'|'order'|'phone'|'text'|'search'} FieldKind */

/**
 * One `guard` record.
 * @typedef {object} GuardRecord
 * @property {string} id
 * @property {GuardKind} kind
 * @property {string} [label]
 * @property {string} [why]
 * @property {string[]} [words] names of the secret, for passwords and codes; `（甲/乙）` is one of the two, `（甲/乙）?` one or
 *   nothing; a word behind `…` names it only where six digits or a mixed word are told in the same sentence
 * @property {string[]} [unless] labels before a number that say it is another number
 * @property {string[]} [prefixes] first digits and lengths of bank cards, as `62*16-19`
 * @property {FieldKind[]} [allowed_in] kinds of field in which it is not reported
 */

/** @typedef {{start: number, end: number, kind: GuardKind, match: string}} Finding offsets are UTF-16 units of the original */
/** @typedef {{start: number, end: number}} Span */

// Where two findings overlap, the earlier kind stands: what a text calls a password is one, whatever its shape.
/** @type {GuardKind[]} */
const PRECEDENCE = ["code", "password", "id-number", "bank-card", "phone"];

/**
 * Everything in the text that should be masked, in order, without overlaps.
 * @param {string} text as typed
 * @param {{kind: FieldKind, lists: GuardRecord[]}} options the kind of field the text stands in, and the `guard` records
 * @returns {Finding[]}
 */
export function findSensitive(text, { kind, lists }) {
  const folded = fold(text);
  const records = lists.filter((record) => !(record.allowed_in || []).includes(kind));
  const named = records.flatMap((record) => spansOf(record, folded).map(({ start, end }) => ({ start, end, kind: record.kind })));
  const told = toldNearby(folded, records).filter((span) => withoutOverlaps([...named, span]).includes(span));
  const found = [...named, ...told];
  found.sort((a, b) => PRECEDENCE.indexOf(a.kind) - PRECEDENCE.indexOf(b.kind) || a.start - b.start || b.end - a.end);
  return withoutOverlaps(found).map((span) => ({ ...span, match: text.slice(span.start, span.end) }));
}

/**
 * The text with every finding masked: a phone keeps its first three and last four digits, a card its last
 * four, everything else becomes four stars. Masking a masked text changes nothing.
 * @param {string} text the text the findings are of
 * @param {Finding[]} findings
 * @returns {string}
 */
export function mask(text, findings) {
  const lastFirst = [...findings].sort((a, b) => b.start - a.start);
  return lastFirst.reduce((rest, one) => rest.slice(0, one.start) + maskOne(one) + rest.slice(one.end), text);
}

/**
 * @param {Finding} finding
 * @returns {string}
 */
function maskOne({ kind, match }) {
  const digits = fold(match).replace(/\D/g, "");
  if (kind === "bank-card") return `****${digits.slice(-4)}`;
  return kind === "phone" ? `${digits.slice(-11, -8)}****${digits.slice(-4)}` : "****";
}

/**
 * @template {Span} T
 * @param {T[]} spans the ones to keep first
 * @returns {T[]} in order of the text
 */
function withoutOverlaps(spans) {
  /** @type {T[]} */
  const kept = [];
  for (const span of spans) {
    if (kept.every((other) => span.end <= other.start || span.start >= other.end)) kept.push(span);
  }
  return kept.sort((a, b) => a.start - b.start);
}

/**
 * @param {GuardRecord} record
 * @param {string} folded
 * @returns {Span[]}
 */
function spansOf(record, folded) {
  switch (record.kind) {
    case "password":
      return passwords(folded, record);
    case "code":
      return codes(folded, record);
    case "id-number":
      return idNumbers(folded);
    case "bank-card":
      return bankCards(folded, record);
    case "phone":
      return phones(folded, record);
  }
}

// ---- numbers ----------------------------------------------------------------------------------------

/**
 * @param {string} folded
 * @returns {Span[]}
 */
function idNumbers(folded) {
  return runsOfDigits(folded).flatMap((run) => {
    const tail = run.digits.length === 17 ? /^[ -]?x(?![0-9a-z])/.exec(folded.slice(run.end, run.end + 3)) : null;
    const end = run.end + (tail ? tail[0].length : 0);
    return isIdNumber(run.digits + (tail ? "X" : "")) && !/[a-z]/.test(folded[end] || "") ? [{ start: run.start, end }] : [];
  });
}

/**
 * @param {string} folded
 * @param {GuardRecord} record
 * @returns {Span[]}
 */
function bankCards(folded, { prefixes = [], unless = [] }) {
  return runsOfDigits(folded).filter((run) =>
    isBankCard(run, prefixes) && standsAlone(folded, run) && !goesOnInFours(folded, run) && !hasLabel(folded, run, unless)
  );
}

/**
 * @param {string} folded
 * @param {GuardRecord} record
 * @returns {Span[]}
 */
function phones(folded, { unless = [] }) {
  return runsOfDigits(folded)
    .filter((run) => isMobile(run) && standsAlone(folded, run) && !isAmount(folded, run) && !hasLabel(folded, run, unless))
    .map((run) => ({ start: run.start - (folded[run.start - 1] === "+" ? 1 : 0), end: run.end }));
}

/**
 * A number glued to letters is an order number or a user name, unless the letters say what it is.
 * @param {string} folded
 * @param {Span} span
 * @returns {boolean}
 */
function standsAlone(folded, { start, end }) {
  const before = /[a-z_]+[-_]?$/.exec(folded.slice(Math.max(0, start - 12), start));
  const named = !before || /^(?:tel|phone|mobile|dianhua|dh|sj|sjh|shouji|wx|vx|v|card|kahao|yhk)$/.test(before[0]);
  return named && !/^[a-z_]/.test(folded.slice(end));
}

/**
 * Sixteen digits out of a longer number in groups of four are no card.
 * @param {string} folded
 * @param {import("./numbers.js").Run} run
 * @returns {boolean}
 */
function goesOnInFours(folded, { start, end, sizes }) {
  if (sizes.length === 1) return false;
  return /(?:^|\D)\d{4}[ -]$/.test(folded.slice(0, start)) || (sizes.every((size) => size === 4) && /^[ -]\d{2,4}(?!\d)/.test(folded.slice(end)));
}
