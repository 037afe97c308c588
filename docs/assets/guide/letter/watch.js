// Looks at what was typed into a letter: secrets that must not enter it, and words that hurt the reader's case.
//
// Loaded at the first key, not before. Explains and offers one tap; never blocks, asks once for each finding.

import { findSensitive, mask } from "../guard.js";
import { lists } from "../lists.js";
import { acceptCalmer, checkTone } from "../tone.js";

/** Findings the reader has answered, so that nobody is asked twice. */
const answered = new Set();

/** @typedef {HTMLInputElement | HTMLTextAreaElement} Control */

/**
 * @param {HTMLElement} letter the element with the notices
 * @param {Control} control just typed in
 * @param {Control[]} others what is shown in them still counts: writing on answers no finding
 * @returns {Promise<Control>} the one the word on secrets is about; `control` where there is none
 */
export async function look(letter, control, others) {
  const { guard, tone } = await lists();
  const controls = [control, ...others.filter(isShownText)];
  lookForTone(letter, controls.filter(isOwnWords), tone);
  return lookForSecrets(letter, controls, guard);
}

/**
 * @param {Control} control
 * @returns {boolean} whether the reader's own words stand in it, before their eyes
 */
function isShownText(control) {
  return control.offsetParent !== null && (control instanceof HTMLTextAreaElement || control.type === "text");
}

/**
 * @param {Control} control
 * @returns {boolean} false where somebody else's words are copied out, which must stay as they are
 */
function isOwnWords({ dataset }) {
  return dataset.quoted === undefined;
}

/**
 * @param {Control} control
 * @param {import("../guard.js").GuardRecord[]} guardList
 * @returns {import("../guard.js").Finding[]} what the reader has not answered yet
 */
function unanswered(control, guardList) {
  const kind = /** @type {any} */ (control.closest("[data-kind]")?.getAttribute("data-kind") || "text");
  return findSensitive(control.value, { kind, lists: guardList }).filter((each) => !answered.has(each.match));
}

/**
 * @param {HTMLElement} letter
 * @param {Control[]} controls in the order they are looked at; at least one
 * @param {import("../guard.js").GuardRecord[]} guardList
 * @returns {Control} the first with a finding, else the first
 */
function lookForSecrets(letter, controls, guardList) {
  const control = controls.find((each) => unanswered(each, guardList).length) || controls[0];
  const notice = /** @type {HTMLElement | null} */ (letter.querySelector("[data-guide=guard]"));
  if (!notice) return control;
  const found = unanswered(control, guardList);
  const [first] = found;
  const record = first && guardList.find((each) => each.kind === first.kind);
  notice.hidden = !first;
  if (!first || !record) return control;
  notice.dataset.kind = first.kind;
  tell(notice, `这里像是${record.label}。${record.why}`);
  press(notice, "mask", () => change(control, mask(control.value, found)));
  press(notice, "keep", () => found.forEach((each) => answered.add(each.match)));
  return control;
}

/**
 * @param {HTMLElement} letter
 * @param {Control[]} controls in the order they are looked at; may be none
 * @param {any[]} toneList
 */
function lookForTone(letter, controls, toneList) {
  const notice = /** @type {HTMLElement | null} */ (letter.querySelector("[data-guide=tone]"));
  if (!notice) return;
  const allow = (letter.dataset.allow || "").split(" ").filter(Boolean);
  const harsh = (/** @type {Control} */ { value }) => checkTone(value, { lists: toneList, allow }).filter((each) => !answered.has(each.word));
  const control = controls.find((each) => harsh(each).length);
  notice.hidden = !control;
  if (!control) return;
  const [first] = harsh(control);
  tell(notice, `“${control.value.slice(first.start, first.end)}”：${first.reason} 可以换成：${first.calmer}`);
  press(notice, "accept", () => change(control, acceptCalmer(control.value, first)));
  press(notice, "keep-tone", () => answered.add(first.word));
}

/**
 * @param {HTMLElement} notice
 * @param {string} words
 */
function tell(notice, words) {
  const place = notice.querySelector("[data-guide-say]");
  if (place) place.textContent = words;
}

/**
 * @param {HTMLElement} notice
 * @param {string} name of its button
 * @param {() => void} action
 */
function press(notice, name, action) {
  const button = /** @type {HTMLButtonElement | null} */ (notice.querySelector(`[data-guide="${name}"]`));
  if (!button) return;
  button.onclick = () => {
    action();
    notice.hidden = true;
  };
}

/**
 * @param {HTMLInputElement | HTMLTextAreaElement} control
 * @param {string} value
 */
function change(control, value) {
  control.value = value;
  control.dispatchEvent(new Event("input", { bubbles: true }));
}
