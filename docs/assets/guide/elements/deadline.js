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

  /** @returns {number | null} when the event happened, in milliseconds */
  start() {
    const { facts, log } = this.store.memory;
    const from = /** @type {keyof typeof FACTS} */ (this.dataset.from || "submitted");
    const typed = instant(facts[FACTS[from]]);
    if (typed !== null) return typed;
    const kinds = from === "submitted" ? ["sent", "copied"] : [from];
    const last = [...log].reverse().find((each) => kinds.includes(each.kind));
    return last ? Date.parse(last.at) : null;
  }

  /** Put the date behind the rule. */
  async show() {
    const start = this.start();
    const place = this.querySelector("[data-guide-due]");
    if (start === null || !place) return;
    const due = await this.due(start);
    if (!due) return;
    const time = document.createElement("time");
    time.dataset.guide = "deadline";
    time.dataset.deadline = this.dataset.rule || "";
    time.dateTime = due.iso;
    if (due.estimate) time.dataset.estimate = "";
    time.textContent = await words(due);
    place.replaceChildren(time);
    /** @type {HTMLElement} */ (place).hidden = false;
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
      await this.hand(start);
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
  const { inWords, isPast } = await import("../deadline.js");
  const now = Date.now();
  const estimate = due.estimate ? "（按周一到周五估算，假期安排公布后可能变）" : "";
  return `${isPast(due.iso, now) ? "时间到了：" : "到时间："}${inWords(due.iso, now)}${estimate}`;
}
