// What only a record with something in it shows: what happened, the letters, the dates, the whole as a text; and
// what takes it along. Fetched for such a record, or at the first press, touch or key on the page.

import { copyShown } from "../copy.js";
import { dueDate, inWords, isPast, LEANS } from "../deadline.js";
import { when } from "../letter/facts.js";
import { lists } from "../lists.js";
import { say } from "../say.js";
import { button, make, part } from "./nodes.js";
import { recordText } from "./record.js";
import { refill, standing } from "./show.js";
import { rowsOf } from "./timeline.js";

export { bringIn, copyWhole, readFile, saveFile, showImport } from "./carry.js";
export { addContact, removeEntry, saysSomething } from "./timeline.js";

/** @typedef {import("../elements/case.js").default} GuideCase */
/** @typedef {import("../reader.js").Doc} Doc */
/** @typedef {import("./state.js").Situation} Situation */

const NEWEST = 20; // rows shown at once
const CHUNK = 200; // older rows added at a time

/**
 * @param {GuideCase} page
 * @param {number} now milliseconds since 1970
 */
export function showWritten(page, now) {
  const doc = page.store.memory;
  const found = standing(page, now);
  showTimeline(page, doc, now);
  showLetters(page, doc, now);
  showDates(page, doc, found, now);
  part(page, "record").textContent = textOfRecord(page, found, now);
  loadHolidays(page);
}

/**
 * @param {GuideCase} page
 * @param {number} now
 * @returns {Promise<boolean>} whether the record was copied as shown; else it is selected, with word of how the hand copies it
 */
export function copyRecord(page, now) {
  return copyShown(textOfRecord(page, standing(page, now), now), part(page, "record"), say);
}

/**
 * Working days of authorities need the holidays; nothing else does.
 * @param {GuideCase} page
 */
async function loadHolidays(page) {
  if (page.holidays || !complaints(page.store.memory).length) return;
  page.holidays = [];
  page.holidays = await lists().then((all) => all.holidays, () => []);
  page.show();
}

/**
 * @param {GuideCase} page
 * @param {Situation} found
 * @param {number} now
 * @returns {string} the record for somebody to read
 */
function textOfRecord(page, found, now) {
  const doc = page.store.memory;
  const saved = page.proofs.filter((each) => doc.ticks[each.id] === "done").map((each) => each.title);
  const about = { symptom: page.site.title(doc.case.symptom || ""), state: found.state, fields: page.fields, saved, titles: page.site.title };
  return recordText(doc, about, now);
}

/**
 * @param {GuideCase} page
 * @param {Doc} doc
 * @param {number} now
 */
function showTimeline(page, doc, now) {
  const { log } = doc;
  const mark = `${log.length} ${log[0]?.id} ${log[log.length - 1]?.id} ${Math.floor(now / 60000)}`;
  if (page.shownLog === mark) return;
  page.shownLog = mark;
  page.rows = rowsOf(log, page.site.title).reverse();
  part(page, "timeline").replaceChildren(...page.rows.slice(0, NEWEST).map((row) => rowNode(row, now)));
  part(page, "no-timeline").hidden = page.rows.length > 0;
  const older = /** @type {HTMLDetailsElement} */ (part(page, "older"));
  older.hidden = page.rows.length <= NEWEST;
  older.querySelector("ol")?.replaceChildren();
  /** @type {HTMLElement} */ (older.querySelector("summary")).textContent = `更早的 ${page.rows.length - NEWEST} 条`;
  if (older.open) showOlder(page, now);
}

/**
 * Add the next older rows.
 * @param {GuideCase} page
 * @param {number} now
 */
export function showOlder(page, now) {
  const list = /** @type {HTMLElement} */ (part(page, "older").querySelector("ol"));
  const from = NEWEST + list.childElementCount;
  list.append(...page.rows.slice(from, from + CHUNK).map((row) => rowNode(row, now)));
  part(page, "older-more").hidden = from + CHUNK >= page.rows.length;
}

/**
 * @param {import("./timeline.js").Row} row
 * @param {number} now
 * @returns {HTMLElement}
 */
function rowNode(row, now) {
  const time = make("time", { datetime: new Date(row.at).toISOString() }, when(row.at, now));
  const remove = button("去掉", "remove", { "data-entry": row.id, "aria-label": `去掉：${row.text}` });
  return make("li", { class: "g-case__row" }, make("span", {}, time, make("span", {}, row.text)), remove);
}

/**
 * @param {GuideCase} page
 * @param {Doc} doc
 * @param {number} now
 */
function showLetters(page, doc, now) {
  const ids = [...new Set([...doc.log.map((each) => each.letter || ""), ...Object.keys(doc.letters)])];
  const known = ids.filter((id) => page.site.href(id));
  refill(part(page, "letters"), known.map((id) => letterNode(page, doc, id, now)));
  part(page, "no-letters").hidden = known.length > 0;
}

/**
 * @param {GuideCase} page
 * @param {Doc} doc
 * @param {string} id of a letter, or of a symptom with its short message
 * @param {number} now
 * @returns {HTMLElement}
 */
function letterNode(page, doc, id, now) {
  const events = doc.log.filter((each) => each.letter === id);
  const sent = events.filter((each) => each.kind === "sent").pop();
  const copied = events.some((each) => each.kind === "copied");
  const state = sent ? `${when(Date.parse(sent.at), now)} 发出` : copied ? "复制过，还没说发没发" : "写过，还没复制";
  const own = doc.letters[id]?.edited === undefined ? "" : "，自己改过文字";
  const row = make("li", {}, make("a", { href: page.site.href(id) }, page.site.title(id)), make("span", { class: "g-quiet" }, ` ${state}${own}`));
  const other = doc.letters[id]?.other;
  if (other !== undefined) row.append(make("p", { class: "g-case__other" }, "另一份改过的文字：", make("span", {}, other)));
  return row;
}

/**
 * @param {GuideCase} page
 * @param {Doc} doc
 * @param {Situation} found
 * @param {number} now
 */
function showDates(page, doc, found, now) {
  let shown = 0;
  for (const row of page.querySelectorAll("[data-deadline-of]")) {
    const due = dueOf(/** @type {HTMLElement} */ (row), doc, found, page.holidays || []);
    /** @type {HTMLElement} */ (row).hidden = !due;
    if (due) shown += showDate(row, due, now);
  }
  part(page, "no-dates").hidden = shown > 0;
  part(page, "accepted").hidden = !complaints(doc).length || acceptances(doc).length > 0;
}

/**
 * @param {Element} row
 * @param {import("../deadline.js").Due} due
 * @param {number} now
 * @returns {number} 1
 */
function showDate(row, due, now) {
  const time = /** @type {HTMLElement} */ (row.querySelector("time"));
  time.setAttribute("datetime", due.iso);
  time.toggleAttribute("data-estimate", due.estimate);
  time.textContent = `${inWords(due.iso, now)}${isPast(due.iso, now) ? "，到了" : ""}${due.estimate ? LEANS : ""}`;
  return 1;
}

/**
 * @param {HTMLElement} row of one deadline
 * @param {Doc} doc
 * @param {Situation} found
 * @param {import("../deadline.js").HolidayRecord[]} holidays
 * @returns {import("../deadline.js").Due | null} null where nothing has begun it
 */
function dueOf({ dataset }, doc, found, holidays) {
  const from = beginning(dataset.start || "", dataset.unit || "", doc, found);
  if (from === null) return null;
  const { offset, unit, roll } = dataset;
  return dueDate({ from, offset: Number(offset), unit: /** @type {any} */ (unit), roll: /** @type {any} */ (roll) }, holidays);
}

/**
 * @param {string} start what begins the time
 * @param {string} unit hours are the platform's, working days those of the authority that was complained to
 * @param {Doc} doc
 * @param {Situation} found
 * @returns {number | null} when it began, in milliseconds
 */
function beginning(start, unit, doc, { last, state, due, from, promised, vain }) {
  if (start === "solved") return last && state === "solved" ? Date.parse(last.at) : null;
  if (start === "accepted") return lastOf(acceptances(doc));
  if (start === "promised") return promised ? due : null;
  if (unit !== "hours") return lastOf(complaints(doc));
  return due !== null && !promised && !vain ? from : null;
}

/**
 * @param {import("../reader.js").Entry[]} entries
 * @returns {number | null} the time of the last one
 */
function lastOf(entries) {
  return entries.length ? Date.parse(entries[entries.length - 1].at) : null;
}

/**
 * @param {Doc} doc
 * @returns {import("../reader.js").Entry[]} when 12315 said that it takes the complaint up
 */
function acceptances(doc) {
  return doc.log.filter((each) => each.kind === "accepted");
}

/**
 * @param {Doc} doc
 * @returns {import("../reader.js").Entry[]} when a complaint was handed in at 12315
 */
function complaints(doc) {
  return doc.log.filter((each) => each.kind === "sent" && each.letter === "complaint-12315");
}
