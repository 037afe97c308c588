// The one line 现在做什么, and where it leads.

import { when } from "./timeline.js";

/** @typedef {import("./state.js").Situation} Situation */
/**
 * @typedef {{to: string, say: string}} Way `to` is the id of a page, or `here-reply`, `here-back`, `here-facts`;
 *   `say` the words of the link
 * @typedef {{text: string, ways: Way[]}} Line
 * @typedef {{symptom: string, letter: string, next: string, replyLetter: string, replyPage: string,
 *   empty: boolean}} Known ids of the symptom, of its first letter, of the letter and the page that follow the last
 *   answer; `next` is the title of the evidence to save next; each may be empty
 */

const HOUR = 3600 * 1000; // milliseconds
const DAY = 24 * HOUR;
const LONG_AGO = 300 * DAY; // after this the clock or the matter needs a look first

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
  if (found.state !== "collecting" || found.ahead || !known.symptom) return nowLine(found, known, now);
  return { text: "接着存证据、写申诉。", ways: [way(known.symptom, "接着做")] };
}

/** @type {Record<import("./state.js").State, (found: Situation, known: Known, now: number) => Line>} */
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
  if (known.next) return { text: `先存这一样：${known.next}。`, ways: [way(known.symptom, "怎么存"), ...writing(known)] };
  return { text: "写好申诉，发出去。", ways: writing(known) };
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
function waiting({ due: time, promised }, _known, now) {
  const ways = [way("here-reply", "收到回复了"), way("while-waiting", "等的时候做什么")];
  if (time === null) return { text: "等受理的消息。问到编号，记在这里。", ways };
  const words = when(time, now);
  return { text: promised ? `等回复。对方说 ${words} 前有结果。` : `等回复。${words} 以后还没人回，就可以催。`, ways };
}

/**
 * @param {Situation} found
 * @param {Known} _known
 * @param {number} now
 * @returns {Line}
 */
function due({ due: time, promised, chases }, _known, now) {
  const reply = way("here-reply", "收到回复了");
  if (time !== null && now - time > LONG_AGO) {
    return { text: "已经过了很久。先登录看一眼钻回来没有，再定要不要接着追。", ways: [way("here-back", "看到没到"), reply] };
  }
  if (chases > 1) return { text: `催过 ${chases} 次，还没有结果。看看还能找谁。`, ways: [way("channels", "看看还能找谁"), reply] };
  if (chases === 1) return { text: "催过一次了。可以请转技术人员核查。", ways: [way("escalate-tech", "请转技术人员"), reply] };
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
