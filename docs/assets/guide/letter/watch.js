// Looks at what was typed into a letter: secrets that must not enter it, and words that hurt the reader's case.
//
// Loaded at the first key, not before. Explains and offers one tap; never blocks, asks once for each finding.

import { findSensitive, mask } from "../guard.js";
import { lists } from "../lists.js";
import { acceptCalmer, checkTone } from "../tone.js";

/** Findings the reader has answered, so that nobody is asked twice. */
const answered = new Set();

/**
 * @param {HTMLElement} letter the guide-letter element
 * @param {HTMLInputElement | HTMLTextAreaElement} control
 */
export async function look(letter, control) {
  const { guard, tone } = await lists();
  lookForSecrets(letter, control, guard);
  lookForTone(letter, control, tone);
}

/**
 * @param {HTMLElement} letter
 * @param {HTMLInputElement | HTMLTextAreaElement} control
 * @param {import("../guard.js").GuardRecord[]} guardList
 */
function lookForSecrets(letter, control, guardList) {
  const notice = /** @type {HTMLElement | null} */ (letter.querySelector("[data-guide=guard]"));
  if (!notice) return;
  const kind = /** @type {any} */ (control.closest("[data-kind]")?.getAttribute("data-kind") || "text");
  const found = findSensitive(control.value, { kind, lists: guardList }).filter((each) => !answered.has(each.match));
  const [first] = found;
  const record = first && guardList.find((each) => each.kind === first.kind);
  notice.hidden = !first;
  if (!first || !record) return;
  notice.dataset.kind = first.kind;
  tell(notice, `这里像是${record.label}。${record.why}`);
  press(notice, "mask", () => change(control, mask(control.value, found)));
  press(notice, "keep", () => found.forEach((each) => answered.add(each.match)));
}

/**
 * @param {HTMLElement} letter
 * @param {HTMLInputElement | HTMLTextAreaElement} control
 * @param {any[]} toneList
 */
function lookForTone(letter, control, toneList) {
  const notice = /** @type {HTMLElement | null} */ (letter.querySelector("[data-guide=tone]"));
  if (!notice) return;
  const allow = (letter.dataset.allow || "").split(" ").filter(Boolean);
  const [first] = checkTone(control.value, { lists: toneList, allow }).filter((each) => !answered.has(each.word));
  notice.hidden = !first;
  if (!first) return;
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
