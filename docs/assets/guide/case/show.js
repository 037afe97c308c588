// Brings the record's page in step with the document. Reads nothing back from what it shows.

import { dueDate, inWords, isPast } from "../deadline.js";
import { COMPUTE } from "../letter/facts.js";
import { HEALTH_WORDS } from "../reader.js";
import { needed, nextToSave, numberOf, weakKinds } from "./evidence.js";
import { filledAlone } from "./fill.js";
import { OTHER } from "./merge.js";
import { button, make, part, tell, wayLinks } from "./nodes.js";
import { nowLine } from "./now.js";
import { recordText, valueWords } from "./record.js";
import { knownOf, rulesOf } from "./site.js";
import { exists, situation, STATE_WORDS } from "./state.js";
import { rowsOf, when } from "./timeline.js";

/** @typedef {import("../elements/case.js").default} GuideCase */
/** @typedef {import("../reader.js").Doc} Doc */
/** @typedef {import("./state.js").Situation} Situation */

const NEWEST = 20; // rows shown at once
const CHUNK = 200; // older rows added at a time

/**
 * @param {GuideCase} page
 * @param {number} now milliseconds since 1970
 */
export function showAll(page, now) {
  const doc = page.store.memory;
  const symptom = doc.case.symptom || "";
  const found = situation(doc, now, rulesOf(page.site, needed(page.proofs, symptom)));
  showNow(page, doc, found, now);
  showMatter(page, symptom);
  showFacts(page, doc);
  showTimeline(page, doc, now);
  showProofs(page, doc, symptom);
  showLetters(page, doc, now);
  showDates(page, doc, found, now);
  showResult(page, doc, found);
  showDevice(page);
  part(page, "record").textContent = textOfRecord(page, now, found);
}

/**
 * @param {GuideCase} page
 * @param {number} now
 * @param {Situation} [given]
 * @returns {string} the record for somebody to read
 */
export function textOfRecord(page, now, given) {
  const doc = page.store.memory;
  const symptom = doc.case.symptom || "";
  const found = given || situation(doc, now, rulesOf(page.site, needed(page.proofs, symptom)));
  const saved = page.proofs.filter((each) => doc.ticks[each.id] === "done").map((each) => each.title);
  const about = { symptom: page.site.title(symptom), state: found.state, fields: page.fields, saved, titles: page.site.title };
  return recordText(doc, about, now);
}

/**
 * @param {GuideCase} page
 * @param {Doc} doc
 * @param {Situation} found
 * @param {number} now
 */
function showNow(page, doc, found, now) {
  const next = nextToSave(page.proofs, doc.case.symptom || "", doc.ticks);
  const line = nowLine(found, knownOf(doc, found, page.site, { next, empty: !exists(doc) }), now);
  const chip = part(page, "state");
  chip.dataset.state = found.state;
  chip.textContent = STATE_WORDS[found.state];
  part(page, "now").textContent = line.text;
  refill(part(page, "now-ways"), wayLinks(line.ways, page.site));
  part(page, "sent").hidden = found.state !== "ready";
  const { health } = page.store;
  tell(page, "health", HEALTH_WORDS[health]);
}

/**
 * Put other nodes into a place, only where they are others: what is under a finger must not be replaced.
 * @param {HTMLElement} place
 * @param {HTMLElement[]} nodes
 */
function refill(place, nodes) {
  const same = place.children.length === nodes.length && nodes.every((each, index) => each.isEqualNode(place.children[index]));
  if (!same) place.replaceChildren(...nodes);
}

/**
 * @param {GuideCase} page
 * @param {string} symptom
 */
function showMatter(page, symptom) {
  const href = page.site.href(symptom);
  page.symptom.value = href ? symptom : "";
  const place = part(page, "matter-page");
  place.hidden = !href;
  refill(place, href ? [make("a", { class: "g-go", href }, `看“${page.site.title(symptom)}”这一页`)] : []);
}

/**
 * @param {GuideCase} page
 * @param {Doc} doc
 */
function showFacts(page, doc) {
  for (const control of page.controls()) showValue(control, doc.facts[control.name] || "");
  for (const field of page.fields) {
    const row = /** @type {HTMLElement} */ (page.querySelector(`[data-case-field="${field.id}"]`));
    const told = Boolean(doc.facts[field.id]) || (OTHER + field.id) in doc.case || row.contains(document.activeElement);
    row.hidden = !told && !page.allFacts && !row.hasAttribute("data-core");
    showOrigin(row, field, doc);
  }
  const more = part(page, "more-facts");
  more.setAttribute("aria-expanded", String(page.allFacts));
  more.textContent = page.allFacts ? "只看填过的" : "还要填别的";
}

/**
 * @param {import("../elements/case.js").Control} control
 * @param {string} value
 */
function showValue(control, value) {
  if (control instanceof HTMLInputElement && control.type === "radio") control.checked = control.value === value;
  else if (control !== document.activeElement && control.value !== value) control.value = value;
}

/**
 * Say where a value comes from that the reader did not type here, with the way to undo it.
 * @param {HTMLElement} row
 * @param {import("./record.js").FieldInfo} field
 * @param {Doc} doc
 */
function showOrigin(row, field, doc) {
  const present = row.querySelector("[data-origin]");
  const wanted = originNode(field, doc);
  if (present && wanted?.isEqualNode(present)) return;
  present?.remove();
  if (wanted) row.append(wanted);
}

/**
 * @param {import("./record.js").FieldInfo} field
 * @param {Doc} doc
 * @returns {HTMLElement | null}
 */
function originNode(field, doc) {
  const other = doc.case[OTHER + field.id];
  const more = { "data-field": field.id };
  if (other !== undefined) {
    const words = `别处填的是：${valueWords(other, field)}。`;
    return make("p", { "data-origin": "other" }, words, button("换成它", "use-other", more), button("不换", "drop-other", more));
  }
  if (!filledAlone(doc, field.id)) return null;
  return make("p", { "data-origin": "auto" }, "这是自动填的。", button("撤回", "take-back", more));
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
 * @param {string} symptom
 */
function showProofs(page, doc, symptom) {
  const known = page.proofs.some((each) => each.first.includes(symptom));
  for (const each of page.proofs) {
    const row = /** @type {HTMLElement} */ (page.querySelector(`[data-proof="${each.id}"]`));
    const number = numberOf(each.title, doc.facts.attachments);
    row.hidden = known && !each.first.includes(symptom) && !each.later.includes(symptom) && !doc.ticks[each.id];
    /** @type {HTMLElement} */ (row.querySelector("[data-number]")).textContent = number ? `附件 ${number}` : "";
  }
  part(page, "no-symptom").hidden = known;
  const weak = weakKinds(page.proofs, symptom, doc.ticks);
  part(page, "weak").hidden = !weak.length;
  for (const line of page.querySelectorAll("[data-weak]")) {
    /** @type {HTMLElement} */ (line).hidden = !weak.includes(line.getAttribute("data-weak") || "");
  }
  /** @type {any} */ (page.querySelector("guide-checklist")).show?.();
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
    const due = dueOf(/** @type {HTMLElement} */ (row), doc, found, page.holidays);
    /** @type {HTMLElement} */ (row).hidden = !due;
    if (due) shown += showDate(row, due, now);
  }
  part(page, "no-dates").hidden = shown > 0;
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
  time.textContent = `${inWords(due.iso, now)}${isPast(due.iso, now) ? "，到了" : ""}`;
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
function beginning(start, unit, doc, { last, state, due, from, promised }) {
  if (start === "solved") return last && state === "solved" ? Date.parse(last.at) : null;
  if (start === "promised") return promised ? due : null;
  if (unit !== "hours") return complaints(doc).map((each) => Date.parse(each.at)).pop() || null;
  return due !== null && !promised ? from : null;
}

/**
 * @param {Doc} doc
 * @returns {import("../reader.js").Entry[]} when a complaint was handed in at 12315
 */
export function complaints(doc) {
  return doc.log.filter((each) => each.kind === "sent" && each.letter === "complaint-12315");
}

/**
 * @param {GuideCase} page
 * @param {Doc} doc
 * @param {Situation} found
 */
function showResult(page, doc, { state }) {
  const missing = COMPUTE.still_missing(doc.facts, 0);
  tell(page, "still-missing", missing ? `照你填的数，还差 ${missing} 钻。` : "");
  part(page, "stop").hidden = state === "stopped";
  part(page, "resume").hidden = state !== "stopped";
}

/** @param {GuideCase} page */
function showDevice(page) {
  const { remembered, device, memory } = page.store;
  const here = remembered ? "记在这台手机上了，关掉也在。" : "现在只在这个标签页里，关掉就没了。";
  part(page, "where").textContent = device || page.store.tab ? here : HEALTH_WORDS.blocked;
  part(page, "save").hidden = remembered || !device;
  part(page, "not-now").hidden = remembered || !device || memory.case.offer === "no";
}
