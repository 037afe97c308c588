// When something is due: hours, days and working days after an event, told in words.
//
// Every date is a day of Asia/Shanghai (UTC+8, no summer time since 1991), whatever zone the device is in.
// Hours run through nights and holidays. For days the first day is not counted, and a last day on a
// statutory holiday moves to the first day after it (samr-time-calculation). Plain weekends do not move it.

const HOUR = 3600 * 1000; // milliseconds
const DAY = 24 * HOUR;
const CHINA = 8 * HOUR;
/** What is said of an estimate. */
export const LEANS = "（按周一到周五估算，假期安排公布后可能变）";

const WEEKDAYS = "日一二三四五六";

/**
 * @typedef {{year: number, days_off: string[], make_up: string[]}} HolidayRecord days as YYYY-MM-DD
 * @typedef {{from: number, offset: number, unit: "hours" | "days" | "working-days", roll: "none" | "holiday"}} Rule
 *   `from` is the event in milliseconds since 1970
 * @typedef {{iso: string, estimate: boolean}} Due `iso` is `2026-11-25T14:30+08:00` for hours, `2026-11-25` for
 *   days; `estimate` where the answer leans on a year without a holiday record
 */

/**
 * The day of an instant in China.
 * @param {number} instant milliseconds since 1970
 * @returns {number} its midnight as milliseconds of UTC, good for counting days
 */
function dayOf(instant) {
  return Math.floor((instant + CHINA) / DAY) * DAY;
}

/**
 * @param {number} day as `dayOf` gives it
 * @returns {string} YYYY-MM-DD
 */
function dateOf(day) {
  return new Date(day).toISOString().slice(0, 10);
}

/**
 * When it is due.
 * @param {Rule} rule
 * @param {HolidayRecord[]} holidays
 * @returns {Due}
 */
export function dueDate({ from, offset, unit, roll }, holidays) {
  if (unit === "hours") {
    return { iso: `${new Date(from + offset * HOUR + CHINA).toISOString().slice(0, 16)}+08:00`, estimate: false };
  }
  const calendar = new Calendar(holidays);
  const first = dayOf(from);
  const last = unit === "days" ? first + offset * DAY : calendar.afterWorkingDays(first, offset);
  const due = roll === "holiday" ? calendar.afterHoliday(last) : last;
  const leans = unit === "working-days" || roll === "holiday";
  return { iso: dateOf(due), estimate: leans && !calendar.knows(first, due) };
}

/** Days off and make-up working days of the years on record; elsewhere Monday to Friday. */
class Calendar {
  /** @param {HolidayRecord[]} holidays */
  constructor(holidays) {
    this.years = new Set(holidays.map((each) => each.year));
    this.off = new Set(holidays.flatMap((each) => each.days_off));
    this.makeUp = new Set(holidays.flatMap((each) => each.make_up));
  }

  /**
   * @param {number} day
   * @returns {boolean}
   */
  works(day) {
    const date = dateOf(day);
    if (this.off.has(date)) return false;
    const weekday = new Date(day).getUTCDay();
    return this.makeUp.has(date) || (weekday !== 0 && weekday !== 6);
  }

  /**
   * @param {number} day the day of the event, not counted
   * @param {number} count of working days
   * @returns {number}
   */
  afterWorkingDays(day, count) {
    let at = day;
    for (let left = count; left > 0;) {
      at += DAY;
      if (this.works(at)) left -= 1;
    }
    return at;
  }

  /**
   * @param {number} day
   * @returns {number} the day itself, or the first day after the holiday it falls on
   */
  afterHoliday(day) {
    let at = day;
    while (this.off.has(dateOf(at))) at += DAY;
    return at;
  }

  /**
   * @param {number} first
   * @param {number} last
   * @returns {boolean} whether every year between the two days is on record
   */
  knows(first, last) {
    const end = new Date(last).getUTCFullYear();
    for (let year = new Date(first).getUTCFullYear(); year <= end; year += 1) {
      if (!this.years.has(year)) return false;
    }
    return true;
  }
}

/**
 * A due date as people say it: 今天 18:00, 明天 14:30, 11月25日（周三）.
 * @param {string} iso as `dueDate` gives it
 * @param {number} now milliseconds since 1970
 * @returns {string}
 */
export function inWords(iso, now) {
  const day = Date.parse(`${iso.slice(0, 10)}T00:00Z`);
  const time = iso.length > 10 ? ` ${iso.slice(11, 16)}` : "";
  const near = { "-1": "昨天", 0: "今天", 1: "明天", 2: "后天" }[String((day - dayOf(now)) / DAY)];
  return `${near || farDay(day, now)}${time}`;
}

/**
 * @param {number} day
 * @param {number} now
 * @returns {string}
 */
function farDay(day, now) {
  const date = new Date(day);
  const year = date.getUTCFullYear() === new Date(dayOf(now)).getUTCFullYear() ? "" : `${date.getUTCFullYear()}年`;
  return `${year}${date.getUTCMonth() + 1}月${date.getUTCDate()}日（周${WEEKDAYS[date.getUTCDay()]}）`;
}

/**
 * Whether a due date has come: the minute itself, or the day after a last day has begun.
 * @param {string} iso
 * @param {number} now
 * @returns {boolean}
 */
export function isPast(iso, now) {
  if (iso.length > 10) return Date.parse(iso) <= now;
  return Date.parse(`${iso}T00:00+08:00`) + DAY <= now;
}

/**
 * How long ago or how long still, in the largest unit that fits.
 * @param {string} iso
 * @param {number} now
 * @returns {string} such as 还有 3 小时, 已经过了 2 天
 */
export function distance(iso, now) {
  const end = iso.length > 10 ? Date.parse(iso) : Date.parse(`${iso}T00:00+08:00`) + DAY;
  const hours = Math.floor(Math.abs(end - now) / HOUR);
  const amount = hours >= 48 ? `${Math.floor(hours / 24)} 天` : `${hours} 小时`;
  return end > now ? `还有 ${amount}` : `已经过了 ${amount}`;
}
