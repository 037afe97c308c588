// What the record fills in by itself when the reader does something elsewhere, marked so that it can be taken back.

/** @typedef {import("../reader.js").Doc} Doc */

/** Under `case`, the prefix of a field that was filled without the reader typing it. */
const AUTO = "auto.";

/**
 * @param {Doc} doc changed in place
 * @param {string} name of a field
 * @param {string} value
 */
export function fillAlone(doc, name, value) {
  doc.facts[name] = value;
  doc.case[AUTO + name] = value;
}

/**
 * @param {Doc} doc
 * @param {string} name of a field
 * @returns {boolean} whether its present value was filled in by the record
 */
export function filledAlone(doc, name) {
  return Boolean(doc.facts[name]) && doc.case[AUTO + name] === doc.facts[name];
}

/**
 * Take back what was filled in by the record; what the reader typed since stays.
 * @param {Doc} doc changed in place
 * @param {string} name of a field
 */
export function takeBack(doc, name) {
  if (filledAlone(doc, name)) delete doc.facts[name];
  delete doc.case[AUTO + name];
}

/**
 * The reader did something on a symptom's page: that is what the record is about, until something was sent
 * or the reader chose by hand.
 * @param {Doc} doc changed in place
 * @param {string | undefined} symptom id of the page's symptom
 */
export function markSymptom(doc, symptom) {
  const settled = doc.case.chosen || doc.log.some((each) => each.kind === "sent" || each.kind === "contact");
  if (!symptom || (settled && doc.case.symptom)) return;
  doc.case.symptom = symptom;
}

/**
 * The reader says that a text was sent: the first time is the time of submission.
 * @param {Doc} doc changed in place
 * @param {string} typed that time as a control holds it
 */
export function noteSubmission(doc, typed) {
  if (!doc.facts.submitted_at) fillAlone(doc, "submitted_at", typed);
}

/**
 * The reader looked and nothing had come: the letter that follows says so, and not that the appeal was refused.
 * An answer that comes later takes it back.
 * @param {Doc} doc changed in place
 * @param {string} kind of the entry
 * @param {string | undefined} seen all, partly, gone or none
 */
export function noteLook(doc, kind, seen) {
  if (kind === "back" && seen === "none") fillAlone(doc, "answer_given", "done");
  else if (kind === "back" || kind === "reply") takeBack(doc, "answer_given");
}

/** @returns {string | undefined} the symptom whose page this is */
export function symptomHere() {
  const page = document.querySelector(".g-page[data-symptom]");
  return page?.getAttribute("data-symptom") || undefined;
}
