// <guide-deadline>: the date behind a rule such as 过 24 小时可以催, once the reader's record knows the event.
//
// Without script, or before anything was sent, the rule itself stands there in words.

import { instant } from "../letter/facts.js";
import { reader } from "../reader.js";
import { say } from "../say.js";

/** The fact that holds the time of each event a rule can start from. */
const FACTS = { submitted: "submitted_at", promised: "promise_time", noticed: "found_at", accepted: "accepted_at" };

export default class GuideDeadline extends HTMLElement {
  constructor() {
    super();
    this.store = reader();
    /** How often a date was looked for; only the last one found is shown. */
    this.turn = 0;
  }

  connectedCallback() {
    this.store.addEventListener("change", this);
    this.addEventListener("click", this);
    this.show();
  }

  disconnectedCallback() {
    this.store.removeEventListener("change", this);
    this.removeEventListener("click", this);
  }

  /** @param {Event} event */
  handleEvent(event) {
    if (event.type === "change") this.show();
    else if (/** @type {Element} */ (event.target).closest("[data-guide=calendar]")) this.download();
  }

  /** @returns {{at: number, copied: boolean} | null} when the event happened, in milliseconds; whether it was only prepared */
  start() {
    const typed = this.letter ? null : instant(this.store.memory.facts[FACTS[this.from]]);
    if (typed !== null) return { at: typed, copied: false };
    const entry = this.entry();
    return entry ? { at: Date.parse(entry.at), copied: entry.kind === "copied" } : null;
  }

  /** @returns {keyof typeof FACTS} the event from which the time runs */
  get from() {
    return /** @type {keyof typeof FACTS} */ (this.dataset.from || "submitted");
  }

  /** Below a letter the time runs from that letter, whatever was sent before. */
  get letter() {
    return /** @type {HTMLElement | null} */ (this.closest("guide-letter"))?.dataset.letter;
  }

  /**
   * The event in the log: what was sent, else what was copied to be sent; below a letter whichever came last, so that
   * a second chase has its own date.
   * @returns {import("../reader.js").Entry | undefined}
   */
  entry() {
    const { log } = this.store.memory;
    const own = this.letter ? log.filter((each) => each.letter === this.letter) : log;
    const last = (/** @type {string} */ kind) => [...own].reverse().find((each) => each.kind === kind);
    if (this.from !== "submitted") return last(this.from);
    if (this.letter) return [...own].reverse().find((each) => each.kind === "sent" || each.kind === "copied");
    return last("sent") || last("copied");
  }

  /** Put the date behind the rule, or take it away where the record does not know the event any more. */
  async show() {
    const place = /** @type {HTMLElement | null} */ (this.querySelector("[data-guide-due]"));
    if (!place) return;
    const turn = (this.turn += 1);
    const time = await this.time(this.start());
    if (turn !== this.turn) return; // the record has changed meanwhile
    place.replaceChildren(...(time ? [time] : []));
    place.hidden = !time;
  }

  /**
   * @param {{at: number, copied: boolean} | null} start as `start` gives it
   * @returns {Promise<HTMLTimeElement | null>}
   */
  async time(start) {
    const due = start && (await this.due(start.at));
    if (!due) return null;
    const time = document.createElement("time");
    time.dataset.guide = "deadline";
    time.dataset.deadline = this.dataset.rule || "";
    time.dateTime = due.iso;
    if (due.estimate) time.dataset.estimate = "";
    time.textContent = `${start.copied ? "复制完就发了的话，" : ""}${await words(due)}`;
    return time;
  }

  /**
   * @param {number} start
   * @returns {Promise<import("../deadline.js").Due | null>} null where the holidays cannot be read
   */
  async due(start) {
    const rule = /** @type {any} */ ({ from: start, offset: Number(this.dataset.offset), unit: this.dataset.unit, roll: this.dataset.roll });
    try {
      const { dueDate } = await import("../deadline.js");
      return dueDate(rule, rule.unit === "hours" ? [] : await holidays());
    } catch {
      return null;
    }
  }

  /** Hand the date to the device's calendar, where files work. */
  async download() {
    const start = this.start();
    if (start === null) return say("还没有记下时间。先点“我已经发出去了”。");
    try {
      await this.hand(start.at);
      say("已交给日历。打不开的话，记下上面的时间就行。");
    } catch {
      say("日历没有打开。记下上面的时间就行。");
    }
  }

  /** @param {number} start when the event happened, in milliseconds */
  async hand(start) {
    const due = await this.due(start);
    if (!due) throw new Error("no date");
    const { calendarText } = await import("../calendar.js");
    const { saveFile } = await import("../save-file.js");
    const title = `自助指南：${this.dataset.title || "到时间看一眼"}`;
    const address = location.origin + location.pathname;
    const entry = { rule: this.dataset.rule || "", due: due.iso, start, address, title, note: "打开这一页，看下一步。" };
    saveFile(calendarText(entry, Date.now()), "reminder.ics", "text/calendar");
  }
}

/** @returns {Promise<import("../deadline.js").HolidayRecord[]>} */
async function holidays() {
  const { lists } = await import("../lists.js");
  return (await lists()).holidays;
}

/**
 * @param {import("../deadline.js").Due} due
 * @returns {Promise<string>}
 */
async function words(due) {
  const { inWords, isPast, LEANS } = await import("../deadline.js");
  const now = Date.now();
  return `${isPast(due.iso, now) ? "时间到了：" : "到时间："}${inWords(due.iso, now)}${due.estimate ? LEANS : ""}`;
}
