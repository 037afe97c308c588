// Brings the record's page in step with the document: what stands there for an empty record too. Reads nothing
// back from what it shows.

import { COMPUTE, valueWords } from "../letter/facts.js";
import { HEALTH_WORDS } from "../reader.js";
import { needed, nextToSave, numberOf, weakKinds } from "./evidence.js";
import { filledAlone } from "./fill.js";
import { OTHER } from "./merge.js";
import { button, make, part, tell, wayLinks } from "./nodes.js";
import { knownOf, rulesOf } from "./site.js";
import { exists, nowLine, situation, STATE_WORDS } from "./state.js";

/** @typedef {import("../elements/case.js").default} GuideCase */
/** @typedef {import("../reader.js").Doc} Doc */
/** @typedef {import("./state.js").Situation} Situation */

/**
 * @param {GuideCase} page
 * @param {number} now milliseconds since 1970
 */
export function showAll(page, now) {
  const doc = page.store.memory;
  const symptom = doc.case.symptom || "";
  const found = standing(page, now);
  showNow(page, doc, found, now);
  showMatter(page, symptom);
  showFacts(page, doc);
  showProofs(page, doc, symptom);
  showResult(page, doc, found);
  showDevice(page);
}

/**
 * @param {GuideCase} page
 * @param {number} now milliseconds since 1970
 * @returns {Situation} where the matter stands
 */
export function standing(page, now) {
  const doc = page.store.memory;
  return situation(doc, now, rulesOf(page.site, needed(page.proofs, doc.case.symptom || "")));
}

/**
 * @param {GuideCase} page
 * @param {Doc} doc
 * @param {Situation} found
 * @param {number} now
 */
function showNow(page, doc, found, now) {
  const next = nextToSave(page.proofs, doc.case.symptom || "", doc.ticks);
  const line = nowLine(found, knownOf(doc, found, page.site, { next, empty: !exists(doc) && !doc.case.symptom }), now);
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
export function refill(place, nodes) {
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
 * @param {Situation} found
 */
function showResult(page, doc, { state }) {
  const lacks = [[COMPUTE.still_missing(doc.facts, 0), "钻"], [COMPUTE.refund_rest(doc.facts, 0), "元"]].filter(([count]) => count);
  tell(page, "still-missing", lacks.length ? `照你填的数，还差${lacks.map(([count, unit]) => ` ${count} ${unit}`).join("、")}。` : "");
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
