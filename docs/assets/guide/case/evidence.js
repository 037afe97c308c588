// The evidence of one matter: what to save next, what is still weak, and the numbers it has in the letter.

import { listItems } from "../letter/facts.js";

/** @typedef {import("../reader.js").Doc} Doc */
/**
 * @typedef {{id: string, title: string, strengthens: string[], first: string[], later: string[]}} Proof one kind of
 *   evidence; `first` and `later` are the symptoms whose page asks for it at once or afterwards. Lists of them
 *   stand in the order in which they can disappear.
 */

/**
 * @param {Proof[]} proofs
 * @param {string} symptom its id; empty where it is not known
 * @returns {Proof[]} those that fit, asked for at once before the later ones
 */
export function fitting(proofs, symptom) {
  return [...proofs.filter((each) => each.first.includes(symptom)), ...proofs.filter((each) => each.later.includes(symptom))];
}

/**
 * @param {Proof[]} proofs
 * @param {string} symptom
 * @returns {string[]} ids of what its page asks for at once
 */
export function needed(proofs, symptom) {
  return proofs.filter((each) => each.first.includes(symptom)).map((each) => each.id);
}

/**
 * @param {Proof[]} proofs
 * @param {string} symptom
 * @param {Doc["ticks"]} ticks
 * @returns {string} title of what to save next: what disappears first; empty where all is saved or set aside
 */
export function nextToSave(proofs, symptom, ticks) {
  const missing = proofs.find((each) => each.first.includes(symptom) && !ticks[each.id]);
  return missing ? missing.title : "";
}

/**
 * @param {Proof[]} proofs
 * @param {string} symptom
 * @param {Doc["ticks"]} ticks
 * @returns {string[]} kinds of proof that this matter needs and no saved piece gives
 */
export function weakKinds(proofs, symptom, ticks) {
  const asked = proofs.filter((each) => each.first.includes(symptom) && ticks[each.id] !== "na");
  const given = new Set(proofs.filter((each) => ticks[each.id] === "done").flatMap((each) => each.strengthens));
  return [...new Set(asked.flatMap((each) => each.strengthens))].filter((kind) => !given.has(kind));
}

/**
 * The number a piece has among the letter's attachments.
 * @param {string} title
 * @param {string | undefined} attachments the letter's list, one a line
 * @returns {number} 0 where the letter does not name it
 */
export function numberOf(title, attachments) {
  return listItems(attachments).findIndex((line) => line.startsWith(title)) + 1;
}

/**
 * The letter's list with every saved piece in it; what stands there keeps its place and number.
 * @param {string | undefined} attachments
 * @param {Proof[]} proofs in the order in which they are to be numbered
 * @param {Doc["ticks"]} ticks
 * @returns {string} one a line
 */
export function withSaved(attachments, proofs, ticks) {
  const fresh = proofs.filter((each) => ticks[each.id] === "done" && !numberOf(each.title, attachments));
  return [...listItems(attachments), ...fresh.map((each) => each.title)].join("\n");
}
