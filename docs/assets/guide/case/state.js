// Where the matter stands, computed from what was done and never set by hand; and the one line 现在做什么 that
// follows from it, with where it leads.

import { COMPUTE, instant, when } from "../letter/facts.js";

/** @typedef {import("../reader.js").Doc} Doc */
/** @typedef {import("../reader.js").Entry} Entry */
/** @typedef {"collecting" | "ready" | "waiting" | "due" | "answered" | "partly" | "solved" | "stopped"} State */
/**
 * @typedef {{partly: string[], silent: string[], waits: string[], outside: string[], unchased: string[], needed: string[],
 *   chaseAfter: number}} Rules what the data says: ids
 *   of answers that mean "only a part", of those that are none yet (nobody answered), of those among them that ask
 *   to wait, of letters to others than
 *   the platform, of symptoms whose silence is not chased, of the evidence this symptom needs; after how many milliseconds one may ask again
 * @typedef {{state: State, last: Entry | null, since: number | null, from: number | null, due: number | null, promised: boolean,
 *   told: boolean, vain: boolean, chases: number, ahead: boolean}} Situation `since` (first submission), `from` (last
 *   time the two spoke) and `due` in milliseconds; `promised` where `due` is what
 *   the platform said; `told` where its last word was to wait; `vain` where asking again leads nowhere; `ahead` where the record lies in the future of this device's clock
 */

/**
 * @typedef {{to: string, say: string}} Way `to` is the id of a page, or `here-reply`, `here-back`, `here-facts`;
 *   `say` the words of the link
 * @typedef {{text: string, ways: Way[]}} Line
 * @typedef {{symptom: string, letter: string, next: string, replyLetter: string, replyPage: string,
 *   empty: boolean, unsafe: boolean, technical: boolean}} Known ids of the symptom, of its first letter, of the letter
 *   and the page that follow the last answer; `next` is the title of the evidence to save next; each may be empty.
 *   `unsafe` while a loss goes on and the step that stops it is not ticked; `technical` where technicians can help
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
const DAY = 24 * HOUR;
const LONG_AGO = 300 * DAY; // after this the clock or the matter needs a look first
const DRIFT = 5 * 60 * 1000; // two clocks of one person may differ by so much
const KEEP = "keep-record"; // whoever writes this letter says that all is well
const CHASES = ["chase-24h", "escalate-tech"]; // letters that ask again for the same answer

/**
 * @param {Doc} doc
 * @param {number} now milliseconds since 1970
 * @param {Rules} rules
 * @returns {Situation}
 */
export function situation(doc, now, rules) {
  const log = live(doc.log);
  const last = lastDecisive(log, rules);
  const times = timesOf(doc, log, rules);
  const waiting = !last || (last.kind === "sent" && !isKeeping(last)) || last.kind === "contact";
  const outside = last?.kind === "sent" && rules.outside.includes(last.letter || "");
  const due = waiting && !outside ? times.due : null;
  const ahead = times.from !== null && times.from > now + DRIFT;
  const chases = chasesSince(log, rules);
  const vain = !times.promised && rules.unchased.includes(doc.case.symptom || "");
  const found = { ...times, last, due, vain, chases, ahead };
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
  if (seen === "all") return COMPUTE.still_missing(doc.facts, 0) || COMPUTE.refund_rest(doc.facts, 0) ? "partly" : "solved";
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
 * @param {Entry[]} log
 * @param {Rules} rules
 * @returns {number} how often the reader has asked again since something new: another letter, an answer, a promise
 */
function chasesSince(log, rules) {
  const isChase = (/** @type {Entry} */ { kind, letter }) => kind === "sent" && CHASES.includes(letter || "");
  return log.reduce((count, each) => (isChase(each) ? count + 1 : decides(each, rules) ? 0 : count), 0);
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
 * @param {Rules} rules
 * @returns {{since: number | null, from: number | null, due: number | null, promised: boolean, told: boolean}} first
 *   submission, last time the two spoke, and when to ask again
 */
function timesOf(doc, log, { chaseAfter, waits }) {
  const typed = instant(doc.facts.submitted_at);
  const sent = log.filter((each) => each.kind === "sent" && !isKeeping(each)).map(at);
  const talks = log.filter((each) => each.kind === "contact").map(at);
  const asked = log.filter((each) => each.kind === "reply" && waits.includes(each.reply || "")).map(at);
  const since = typed !== null ? typed : least(sent.length ? sent : talks);
  const from = most([...(typed === null ? [] : [typed]), ...sent, ...talks, ...asked]);
  const promise = most([...promises(log), instant(doc.facts.promise_time)].filter(isNumber));
  const promised = promise !== null && from !== null && promise > from;
  return { since, from, promised, told: from !== null && from === most(asked), due: promised ? promise : from === null ? null : from + chaseAfter };
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

/**
 * @param {Situation} found
 * @param {Known} known
 * @param {number} now milliseconds since 1970
 * @returns {Line}
 */
export function nowLine(found, known, now) {
  if (found.ahead) return { text: "记录里的时间，比手机现在的时间还晚。先核对手机的日期和时间。", ways: [] };
  return LINES[found.state](found, known, now);
}

/**
 * The same for the home page, which does not know the evidence and has no buttons of its own.
 * @param {Situation} found
 * @param {Known} known
 * @param {number} now milliseconds since 1970
 * @returns {Line}
 */
export function homeLine(found, known, now) {
  if (found.state === "ready") return { text: "复制过了，发出去没有？", ways: [way("here-now", "已经发了，去记"), ...writing(known)] };
  if (found.state !== "collecting" || found.ahead || !known.symptom || known.unsafe) return nowLine(found, known, now);
  return { text: "接着存证据、写申诉。", ways: [way(known.symptom, "接着做")] };
}

/** @type {Record<State, (found: Situation, known: Known, now: number) => Line>} */
const LINES = {
  collecting,
  ready: (_found, known) => ({ text: "发给平台自己的客服。发完回来，点“我已经发出去了”。", ways: writing(known) }),
  waiting,
  due,
  answered,
  partly: () => ({ text: "写清还差多少，请对方补余下的。", ways: [way("restore-rest", "请补余下的")] }),
  solved,
  stopped: () => ({ text: "不用再做什么。截图和单号先留着，想接着追，随时可以。", ways: [] }),
};

/**
 * @param {Situation} _found
 * @param {Known} known
 * @returns {Line}
 */
function collecting(_found, known) {
  if (known.empty) return { text: "先找到你遇到的事。", ways: [way("symptoms", "出了什么事"), way("triage", "帮我判断")] };
  if (!known.symptom) return { text: "选一下是哪一种事，这里就知道要存什么。", ways: [way("here-symptom", "去选")] };
  if (known.unsafe) return { text: "先止住损失：照那一页的第一条做，做完打勾。", ways: [way(known.symptom, "先看这一页")] };
  const ways = known.letter ? writing(known) : [];
  if (known.next) return { text: `先存这一样：${known.next}。`, ways: [way(known.symptom, "怎么存"), ...ways] };
  if (!known.letter) return { text: "材料存好了。照那一页往下做。", ways: [way(known.symptom, "接着做")] };
  return { text: "写好申诉，发出去。", ways };
}

/**
 * @param {Known} known
 * @returns {Way[]} where the text to send is
 */
function writing({ letter, symptom }) {
  if (letter) return [way(letter, "写申诉")];
  return [way(symptom || "letters", "写申诉")];
}

/**
 * @param {Situation} found
 * @param {Known} _known
 * @param {number} now
 * @returns {Line}
 */
function waiting({ due: time, promised, told, vain }, _known, now) {
  const ways = [way("here-reply", "收到回复了"), way("while-waiting", "等的时候做什么")];
  if (time === null) return { text: "等受理的消息。问到编号，记在这里。", ways };
  const words = when(time, now);
  if (vain) return { text: `等回复。${words} 还没人回，就不再等，照那一页往下走。`, ways };
  if (told && !promised) return { text: `对方让再等。没说等到几时的，${words} 以后可以问。`, ways };
  return { text: promised ? `等回复。对方说 ${words} 前有结果。` : `等回复。${words} 以后还没人回，就可以催。`, ways };
}

/**
 * @param {Situation} found
 * @param {Known} known
 * @param {number} now
 * @returns {Line}
 */
function due({ due: time, promised, chases, vain }, { technical, symptom }, now) {
  const reply = way("here-reply", "收到回复了");
  if (time !== null && now - time > LONG_AGO) {
    return { text: "已经过了很久。先登录看一眼钻回来没有，再定要不要接着追。", ways: [way("here-back", "看到没到"), reply] };
  }
  if (vain) return { text: "没人回，就不再等。照那一页往下走。", ways: [way(symptom, "接着做"), reply] };
  if (chases > 1) return { text: `催过 ${chases} 次，还没有结果。看看还能找谁。`, ways: [way("channels", "看看还能找谁"), reply] };
  if (chases && technical) return { text: "催过一次了。可以请转技术人员核查。", ways: [way("escalate-tech", "请转技术人员"), reply] };
  if (chases) return { text: "催过一次，还没有结果。可以再催一次，也看看还能找谁。", ways: [way("chase-24h", "写催办"), way("channels", "看看还能找谁"), reply] };
  return { text: promised ? "对方说的时间到了，可以问。" : "今天可以催。", ways: [way("chase-24h", "写催办"), reply] };
}

/**
 * @param {Situation} found
 * @param {Known} known
 * @returns {Line}
 */
function answered({ last }, { replyLetter, replyPage }) {
  if (last?.kind === "back") {
    const again = last.reply === "gone";
    return { text: again ? "补了又没了，请重开同一张工单。" : "告诉对方你还没看到，请重新核查。", ways: [way(again ? "reopen-ticket" : "review-again", again ? "请重开工单" : "请重新核查")] };
  }
  const ways = [way("here-back", "补回来了"), way("here-reply", "换一种答复")];
  if (replyLetter) return { text: "看过对方的答复，写下一封。", ways: [way(replyLetter, "写下一封"), ...ways] };
  if (replyPage) return { text: "先停一下，照那一页做。", ways: [way(replyPage, "先看这一页"), ...ways] };
  return { text: "先自己登录看，到没到，对不对。", ways };
}

/**
 * @param {Situation} found
 * @param {Known} _known
 * @param {number} now
 * @returns {Line}
 */
function solved({ last }, _known, now) {
  const passed = last ? now - Date.parse(last.at) : 0;
  if (last?.kind === "sent") return { text: "都办完了。以后隔两周看一眼余额和明细。", ways: [way("fortnightly-look", "隔两周看一眼")] };
  if (passed < DAY) return { text: "留个底。过一天再看，还在不在。", ways: [way("keep-record", "留个底"), way("here-back", "又没了")] };
  return { text: "再看一眼还在不在。都对，就留个底，这件事结束了。", ways: [way("keep-record", "留个底"), way("here-back", "又没了")] };
}

/**
 * @param {string} to
 * @param {string} say
 * @returns {Way}
 */
function way(to, say) {
  return { to, say };
}

/**
 * The card of the home page: which matter, since when, and what now.
 * @param {Situation} found
 * @param {{ticket: string, title: string}} named the ticket's number and the symptom's title, each may be empty
 * @param {Line} line
 * @param {number} now
 * @returns {string} such as 继续：工单 8842，昨天 14:30 交的。今天可以催。
 */
export function continueWords(found, { ticket, title }, line, now) {
  const which = ticket ? `工单 ${ticket}` : title || "上次的事";
  const since = found.since === null || found.ahead ? "" : `，${when(found.since, now)} 交的`;
  return `继续：${which}${since}。${line.text}`;
}
