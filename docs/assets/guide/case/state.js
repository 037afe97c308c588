// Where the matter stands, computed from what was done and never set by hand.

import { COMPUTE, instant } from "../letter/facts.js";

/** @typedef {import("../reader.js").Doc} Doc */
/** @typedef {import("../reader.js").Entry} Entry */
/** @typedef {"collecting" | "ready" | "waiting" | "due" | "answered" | "partly" | "solved" | "stopped"} State */
/**
 * @typedef {{partly: string[], silent: string[], outside: string[], needed: string[]}} Rules what the data says: ids
 *   of answers that mean "only a part", of those that are none yet (nobody answered), of letters to others than
 *   the platform, of the evidence this symptom needs
 * @typedef {{state: State, last: Entry | null, since: number | null, from: number | null, due: number | null, promised: boolean,
 *   chases: number, ahead: boolean}} Situation `since` (first submission), `from` (last
 *   time the platform heard from the reader) and `due` in milliseconds; `promised` where `due` is what
 *   the platform said; `ahead` where the record lies in the future of this device's clock
 */

/** @type {Record<State, string>} what the reader sees */
export const STATE_WORDS = {
  collecting: "收集材料",
  ready: "待发送",
  waiting: "等回复",
  due: "可以催了",
  answered: "收到回复",
  partly: "补了一部分",
  solved: "解决了",
  stopped: "不再追了",
};

const HOUR = 3600 * 1000; // milliseconds
const CHASE_AFTER = 24 * HOUR; // this site's advice, no legal term
const DRIFT = 5 * 60 * 1000; // two clocks of one person may differ by so much
const KEEP = "keep-record"; // whoever writes this letter says that all is well
const CHASE = "chase-24h";

/**
 * @param {Doc} doc
 * @param {number} now milliseconds since 1970
 * @param {Rules} rules
 * @returns {Situation}
 */
export function situation(doc, now, rules) {
  const log = live(doc.log);
  const last = lastDecisive(log, rules);
  const times = timesOf(doc, log);
  const waiting = !last || last.kind === "sent" || last.kind === "contact";
  const outside = last?.kind === "sent" && rules.outside.includes(last.letter || "");
  const due = waiting && !outside ? times.due : null;
  const ahead = times.from !== null && times.from > now + DRIFT;
  const chases = log.filter((each) => each.kind === "sent" && each.letter === CHASE).length;
  const found = { ...times, last, due, chases, ahead };
  return { ...found, state: stateOf(doc, found, now, rules) };
}

/**
 * @param {Doc} doc
 * @param {{last: Entry | null, from: number | null, due: number | null}} found
 * @param {number} now
 * @param {Rules} rules
 * @returns {State}
 */
function stateOf(doc, { last, from, due }, now, rules) {
  if (last?.kind === "stopped") return "stopped";
  if (last?.kind === "back" || isKeeping(last)) return outcome(doc, last);
  if (last?.kind === "reply") return rules.partly.includes(last.reply || "") ? "partly" : "answered";
  if (from !== null) return due !== null && now >= due ? "due" : "waiting";
  return isReady(doc, rules) ? "ready" : "collecting";
}

/**
 * @param {Doc} doc
 * @param {Entry | null} last what the reader saw when looking: `reply` is all, partly, gone or none
 * @returns {State} never "solved" while the numbers say that something is missing
 */
function outcome(doc, last) {
  const seen = last?.reply || "all";
  if (seen === "all") return COMPUTE.still_missing(doc.facts, 0) ? "partly" : "solved";
  return seen === "partly" ? "partly" : "answered";
}

/**
 * @param {Doc} doc
 * @param {Rules} rules
 * @returns {boolean} whether there is something to send: a text was copied, or the evidence is complete
 */
function isReady(doc, { needed }) {
  if (doc.log.some((each) => each.kind === "copied")) return true;
  return needed.some((id) => doc.ticks[id] === "done") && needed.every((id) => doc.ticks[id]);
}

/**
 * The log as it counts: giving up and taking it up again cancel each other.
 * @param {Entry[]} log
 * @returns {Entry[]}
 */
function live(log) {
  const turns = log.filter((each) => each.kind === "stopped" || each.kind === "resumed");
  const last = turns[turns.length - 1];
  return last?.kind === "stopped" ? log : log.filter((each) => each.kind !== "stopped" && each.kind !== "resumed");
}

/**
 * @param {Entry | null} entry
 * @returns {boolean}
 */
function isKeeping(entry) {
  return entry?.kind === "sent" && entry.letter === KEEP;
}

/**
 * The last entry that decides; in the order in which things were recorded, whatever the clock said.
 * @param {Entry[]} log
 * @param {Rules} rules
 * @returns {Entry | null}
 */
function lastDecisive(log, rules) {
  const decisive = log.filter((each) => decides(each, rules));
  return decisive[decisive.length - 1] || null;
}

/**
 * @param {Entry} entry
 * @param {Rules} rules
 * @returns {boolean}
 */
function decides({ kind, promise, reply }, { silent }) {
  if (kind === "contact") return Boolean(promise);
  if (kind === "reply") return !silent.includes(reply || "");
  return kind === "sent" || kind === "back" || kind === "stopped";
}

/**
 * @param {Doc} doc
 * @param {Entry[]} log
 * @returns {{since: number | null, from: number | null, due: number | null, promised: boolean}} first
 *   submission, last time the platform heard from the reader, and when to ask again
 */
function timesOf(doc, log) {
  const typed = instant(doc.facts.submitted_at);
  const sent = log.filter((each) => each.kind === "sent" && !isKeeping(each)).map(at);
  const talks = log.filter((each) => each.kind === "contact").map(at);
  const since = typed !== null ? typed : least(sent.length ? sent : talks);
  const from = most([...(typed === null ? [] : [typed]), ...sent, ...talks]);
  const promise = most([...promises(log), instant(doc.facts.promise_time)].filter(isNumber));
  const promised = promise !== null && from !== null && promise > from;
  return { since, from, promised, due: promised ? promise : from === null ? null : from + CHASE_AFTER };
}

/**
 * @param {Entry[]} log
 * @returns {number[]}
 */
function promises(log) {
  return log.filter((each) => each.promise).map((each) => Date.parse(each.promise || ""));
}

/**
 * @param {Entry} entry
 * @returns {number} milliseconds
 */
function at(entry) {
  return Date.parse(entry.at);
}

/**
 * @param {number | null} value
 * @returns {value is number}
 */
function isNumber(value) {
  return value !== null && !Number.isNaN(value);
}

/**
 * @param {number[]} numbers
 * @returns {number | null} null where there is none
 */
function most(numbers) {
  return numbers.reduce((/** @type {number | null} */ best, each) => (best === null || each > best ? each : best), null);
}

/**
 * @param {number[]} numbers
 * @returns {number | null} null where there is none
 */
function least(numbers) {
  return numbers.reduce((/** @type {number | null} */ best, each) => (best === null || each < best ? each : best), null);
}

/**
 * @param {Doc} doc
 * @returns {boolean} whether there is a record at all
 */
export function exists(doc) {
  return doc.log.length > 0 || Object.keys(doc.ticks).length > 0 || Object.values(doc.facts).some((each) => each.trim());
}
