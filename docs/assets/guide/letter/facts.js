// What is true of the reader: typed values as words, and facts that follow from them.
//
// Python knows only the names (hooks/guide/computed.py); a test compares the two lists.

const HOUR = 3600 * 1000; // milliseconds
const DAY = 24 * HOUR;
const NEAR_DAYS = ["前天", "昨天", "今天", "明天", "后天"];

/** @typedef {Record<string, string>} Typed field id → value as typed */

/**
 * A number as typed, in any width, with or without separators.
 * @param {string | undefined} text
 * @returns {number | null} null where it is not a number
 */
export function toNumber(text) {
  const plain = (text || "").normalize("NFKC").replace(/[,，\s]/g, "");
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : null;
}

/**
 * @param {number} value
 * @returns {string} without a trail of binary digits
 */
function fromNumber(value) {
  return String(Math.round(value * 100) / 100);
}

/**
 * A typed value as words in a letter. Everything but dates stays as it was typed.
 * @param {string} value
 * @param {string} type of the field
 * @returns {string}
 */
export function words(value, type) {
  const match = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d:\d\d))?/.exec(value);
  if (!match || (type !== "date" && type !== "datetime")) return value;
  const day = `${match[1]}年${Number(match[2])}月${Number(match[3])}日`;
  return match[4] ? `${day} ${match[4]}` : day;
}

/**
 * A typed value as words on a page, with the name of a chosen option and with its unit.
 * @param {string} value as typed
 * @param {{options: Record<string, string>, type: string, unit: string}} field
 * @returns {string}
 */
export function valueWords(value, field) {
  const said = field.options[value] || words(value.trim(), field.type);
  return field.unit ? `${said} ${field.unit}` : said;
}

/**
 * The instant of a typed date and time, read as Asia/Shanghai.
 * @param {string | undefined} value such as 2026-11-21T14:30
 * @returns {number | null} milliseconds since 1970
 */
export function instant(value) {
  const time = Date.parse(`${value || ""}:00+08:00`);
  return Number.isNaN(time) ? null : time;
}

/**
 * @param {number} now milliseconds since 1970
 * @returns {string} as a datetime control in Asia/Shanghai holds it
 */
export function typedTime(now) {
  return new Date(now + 8 * HOUR).toISOString().slice(0, 16);
}

/**
 * An instant as a person says it, in Asia/Shanghai.
 * @param {number} time milliseconds since 1970
 * @param {number} now
 * @returns {string} such as 昨天 14:30, 11月20日 14:30, 2025年11月20日 14:30
 */
export function when(time, now) {
  const [there, here] = [typedTime(time), typedTime(now)];
  const days = Math.round((Date.parse(there.slice(0, 10)) - Date.parse(here.slice(0, 10))) / DAY);
  const near = NEAR_DAYS[days + 2];
  if (near) return `${near} ${there.slice(11)}`;
  const full = words(there, "datetime");
  return there.slice(0, 4) === here.slice(0, 4) ? full.slice(5) : full;
}

/**
 * @param {string | undefined} text one item a line
 * @returns {string[]} the lines that hold something
 */
export function listItems(text) {
  return (text || "").split("\n").map((line) => line.trim()).filter(Boolean);
}

/** @type {Record<string, (typed: Typed, now: number) => string | null>} null where it cannot be told */
export const COMPUTE = {
  missing_amount: (typed) => typed.amount_lost || positive(difference(typed.balance_before, typed.balance_now)),
  expected_balance: expectedBalance,
  shortfall: (typed) => positive(difference(typed.expected_count, typed.arrived_count)),
  still_missing: (typed) => positive(difference(typed.amount_lost, typed.restored_count)),
  refund_rest: (typed) => positive(difference(typed.refund_due, typed.refund_got)),
  left_over: (typed) => (toNumber(typed.balance_now) === 0 ? null : typed.balance_now || null),
  no_ticket: (typed) => (typed.ticket_given === "no" && !typed.ticket_no?.trim() ? "是" : null),
  hours_since_submitted: (typed, now) => positive(hoursSince(typed.submitted_at, now)),
  waited_24_hours: (typed, now) => ((hoursSince(typed.submitted_at, now) || 0) >= 24 ? "是" : null),
  promise_passed: (typed, now) => ((instant(typed.promise_time) ?? now) < now ? "是" : null),
  attachment_count: (typed) => positive(listItems(typed.attachments).length),
  item_alone: (typed) => (typed.expected_count ? null : typed.item_name || null),
  today: (_typed, now) => words(typedTime(now).slice(0, 10), "date"),
  now: (_typed, now) => words(typedTime(now), "datetime"),
};

/**
 * @param {string | undefined} first
 * @param {string | undefined} second
 * @returns {number | null}
 */
function difference(first, second) {
  const a = toNumber(first);
  const b = toNumber(second);
  return a === null || b === null ? null : a - b;
}

/**
 * @param {number | null} value
 * @returns {string | null} null unless above zero
 */
function positive(value) {
  return value !== null && value > 0 ? fromNumber(value) : null;
}

/**
 * Opening balance plus what came in less what went out; needs the balance and one movement.
 * @param {Typed} typed
 * @returns {string | null}
 */
function expectedBalance(typed) {
  const before = toNumber(typed.balance_before);
  const moves = ["topped_up", "gifted", "spent", "expired_count"].map((name) => toNumber(typed[name]));
  if (before === null || moves.every((each) => each === null)) return null;
  const [topped, gifted, spent, expired] = moves.map((each) => each || 0);
  return fromNumber(before + topped + gifted - spent - expired);
}

/**
 * @param {string | undefined} typed
 * @param {number} now
 * @returns {number | null} whole hours
 */
function hoursSince(typed, now) {
  const from = instant(typed);
  return from === null ? null : Math.floor((now - from) / HOUR);
}

/**
 * All facts that can be given: typed ones as words, options as `field.option`, the remedy, computed ones.
 * @param {Typed} typed
 * @param {Record<string, string>} types field id → type
 * @param {number} now
 * @param {string} [remedy] id of the chosen remedy
 * @returns {Map<string, string>}
 */
export function allFacts(typed, types, now, remedy) {
  const facts = new Map();
  for (const [name, value] of Object.entries(typed)) {
    if (!value.trim()) continue;
    facts.set(name, types[name] === "long-text" ? value : words(value, types[name]));
    if (types[name] === "choice") facts.set(`${name}.${value}`, value);
  }
  for (const [name, compute] of Object.entries(COMPUTE)) {
    const value = compute(typed, now);
    if (value !== null) facts.set(name, value);
  }
  if (remedy) facts.set(`remedy.${remedy}`, remedy);
  return facts;
}
