// What happened, in order, as words; and the contact log that feeds it.

import { instant, typedTime, words } from "../letter/facts.js";
import { fillAlone, takeBack } from "./fill.js";

/** @typedef {import("../reader.js").Doc} Doc */
/** @typedef {import("../reader.js").Entry} Entry */
/** @typedef {{id: string, at: number, text: string}} Row */
/** @typedef {(id: string) => string} Titles the title of a letter, symptom or answer; empty where unknown */

const SAME_PRESS = 10 * 60 * 1000; // repeated presses within this time are one event

/**
 * @param {Entry[]} log
 * @param {Titles} titles
 * @returns {Row[]} oldest first; repeated presses of one button once
 */
export function rowsOf(log, titles) {
  const sorted = log.map((entry) => ({ entry, at: Date.parse(entry.at) })).sort((a, b) => a.at - b.at);
  const kept = sorted.filter((each, index) => !isRepeated(each.entry, sorted[index + 1]?.entry));
  return kept.map(({ entry, at }) => ({ id: entry.id, at, text: entryWords(entry, titles) }));
}

/**
 * @param {Entry} entry
 * @param {Entry | undefined} next
 * @returns {boolean} whether `next` says the same again, or corrects it, at once
 */
function isRepeated(entry, next) {
  if (!next || next.kind !== entry.kind || !["copied", "reply", "sent"].includes(entry.kind)) return false;
  if (Date.parse(next.at) - Date.parse(entry.at) > SAME_PRESS) return false;
  return entry.kind === "reply" || next.letter === entry.letter;
}

/** @type {Record<string, string>} what the reader saw when looking whether it is back */
const BACK_WORDS = {
  all: "补回来了，核对过，都对",
  partly: "只补回来一部分",
  gone: "补回来以后又没了",
  none: "对方说好了，我看还没有",
};

/**
 * @param {Entry} entry
 * @param {Titles} titles
 * @returns {string} without a full stop
 */
function entryWords(entry, titles) {
  const say = WORDS[entry.kind];
  return say ? say(entry, titles) : entry.text || entry.kind;
}

/** @type {Record<string, (entry: Entry, titles: Titles) => string>} */
const WORDS = {
  copied: (entry, titles) => `复制了“${titles(entry.letter || "") || "一段话"}”`,
  sent: (entry, titles) => `发出了“${titles(entry.letter || "") || "一段话"}”`,
  reply: (entry, titles) => `收到回复：${titles(entry.reply || "") || "有了答复"}`,
  back: (entry) => BACK_WORDS[entry.reply || ""] || "看了结果",
  accepted: (entry, titles) => `受理了“${titles(entry.letter || "") || "一份投诉"}”`,
  stopped: () => "决定不再追了",
  resumed: () => "决定接着追",
  contact: contactWords,
};

/**
 * @param {Entry} entry
 * @returns {string}
 */
function contactWords(entry) {
  const parts = [`和${entry.who || "客服"}说过${entry.channel ? `（${entry.channel}）` : ""}`];
  if (entry.ticket) parts.push(`编号 ${entry.ticket}`);
  if (entry.text) parts.push(`对方说：“${entry.text.replace(/[。．.]$/, "")}”`);
  if (entry.promise) parts.push(`答应 ${words(typedTime(Date.parse(entry.promise)), "datetime")} 前有结果`);
  return parts.join("；");
}

/**
 * @typedef {{who: string, at: string, channel: string, ticket: string, text: string, promise: string}} Contact
 *   as typed; `at` and `promise` as a datetime control holds them
 */

/**
 * @param {Contact} contact
 * @returns {boolean} whether it says anything
 */
export function saysSomething({ who, channel, ticket, text, promise }) {
  return [who, channel, ticket, text, promise].some((each) => each.trim());
}

/**
 * Put a talk into the log and what follows from it into the facts.
 * @param {Doc} doc changed in place
 * @param {Contact} contact
 * @param {number} now
 * @returns {Entry} the new entry
 */
export function addContact(doc, contact, now) {
  const time = instant(contact.at);
  const promise = instant(contact.promise);
  const { who, channel, ticket, text } = contact;
  const given = Object.entries({ who, channel, ticket, text }).filter(([, value]) => value.trim());
  const entry = {
    id: `${new Date(now).toISOString()}-contact-${doc.log.length}`,
    at: new Date(time === null ? now : time).toISOString(),
    kind: "contact",
    ...Object.fromEntries(given.map(([name, value]) => [name, value.trim()])),
    ...(promise === null ? {} : { promise: new Date(promise).toISOString() }),
  };
  doc.log.push(entry);
  fillFrom(doc, entry);
  return entry;
}

/**
 * A talk gives the ticket number, the time of submission, and the three facts of a promise together.
 * @param {Doc} doc changed in place
 * @param {Entry} entry
 */
function fillFrom(doc, entry) {
  if (entry.ticket && !doc.facts.ticket_no) fillAlone(doc, "ticket_no", entry.ticket);
  if (entry.ticket && !doc.facts.submitted_at) fillAlone(doc, "submitted_at", typedTime(Date.parse(entry.at)));
  if (!entry.promise) return;
  fillAlone(doc, "promise_time", typedTime(Date.parse(entry.promise)));
  fillAlone(doc, "promised_at", typedTime(Date.parse(entry.at)));
  if (entry.who) fillAlone(doc, "agent_name", entry.who);
  else takeBack(doc, "agent_name");
}

const FILLED_BY_TALKS = ["ticket_no", "submitted_at", "promise_time", "promised_at", "agent_name"];

/**
 * Take an entry out. What it had filled in goes too, or falls back to what an earlier talk says.
 * @param {Doc} doc changed in place
 * @param {string} id
 * @returns {Pick<Doc, "facts" | "log" | "case"> | null} how it was, to bring it back; null where there is no such entry
 */
export function removeEntry(doc, id) {
  const found = doc.log.find((each) => each.id === id);
  if (!found) return null;
  const before = { facts: { ...doc.facts }, log: [...doc.log], case: { ...doc.case } };
  doc.log = doc.log.filter((each) => each !== found);
  if (found.kind === "contact") refill(doc);
  if (found.kind === "sent" && doc.facts.submitted_at === typedTime(Date.parse(found.at))) takeBack(doc, "submitted_at");
  return before;
}

/** @param {Doc} doc changed in place */
function refill(doc) {
  for (const name of FILLED_BY_TALKS) takeBack(doc, name);
  for (const each of doc.log) if (each.kind === "contact") fillFrom(doc, each);
}
