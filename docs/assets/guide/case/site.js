// What the page knows of the site, read from its markup: where things are, what answers mean, which evidence counts.

/** @typedef {import("./evidence.js").Proof} Proof */
/** @typedef {import("./record.js").FieldInfo} FieldInfo */
/**
 * @typedef {{id: string, label: string, letter: string, to: string, waits: boolean}} Answer
 * @typedef {{href: (id: string) => string, title: (id: string) => string, firstLetter: (symptom: string) => string,
 *   stop: (symptom: string) => string, technical: (symptom: string) => boolean,
 *   answers: Answer[], outside: string[], unchased: string[],
 *   chaseAfter: number}} Site `chaseAfter` in milliseconds; `href` and `title` are empty where the page does not know the id;
 *   `stop` is the tick item that stops a loss which may still go on, empty where none does
 */

const HOUR = 3600 * 1000; // milliseconds
const CHASE = "chase-24h"; // the letter that follows where nobody answered yet
const REST = "restore-rest"; // the letter that follows where a part came
const SHORT = "quick-"; // before a symptom's id, names the short message on its page

/** @returns {Site} */
export function readSite() {
  const template = document.querySelector("template[data-guide=ways]");
  const ways = template instanceof HTMLTemplateElement ? template.content : document.createDocumentFragment();
  const answers = [...ways.querySelectorAll("[data-answer]")].map(readAnswer);
  const outside = [...ways.querySelectorAll("[data-stage=outside]")].map((each) => each.getAttribute("data-way") || "");
  const unchased = [...ways.querySelectorAll("[data-unchased]")].map((each) => each.getAttribute("data-way") || "");
  const find = (/** @type {string} */ id) => ways.querySelector(`[data-way="${CSS.escape(pageOf(id))}"]`);
  return {
    answers,
    outside,
    unchased,
    chaseAfter: Number(document.querySelector("template[data-chase-hours]")?.getAttribute("data-chase-hours")) * HOUR,
    href: (id) => find(id)?.getAttribute("href") || "",
    title: (id) => titleOf(id, find(id)) || answers.find((each) => each.id === id)?.label || "",
    firstLetter: (symptom) => find(symptom)?.getAttribute("data-letter") || "",
    stop: (symptom) => find(symptom)?.getAttribute("data-stop") || "",
    technical: (symptom) => find(symptom)?.hasAttribute("data-technical") || false,
  };
}

/**
 * @param {string} id of a page, or of the short message on one
 * @returns {string} the page's id
 */
function pageOf(id) {
  return id.startsWith(SHORT) ? id.slice(SHORT.length) : id;
}

/**
 * @param {string} id
 * @param {Element | null} way the link to its page
 * @returns {string} empty where there is none
 */
function titleOf(id, way) {
  const title = way?.textContent?.trim() || "";
  return title && id.startsWith(SHORT) ? `${title}：先发的一段话` : title;
}

/**
 * @param {Element} node
 * @returns {Answer}
 */
function readAnswer(node) {
  const value = (/** @type {string} */ name) => node.getAttribute(`data-${name}`) || "";
  return { id: value("answer"), label: node.textContent || "", letter: value("letter"), to: value("to"), waits: node.hasAttribute("data-waits") };
}

/**
 * What the data says about answers and letters, for the state.
 * @param {Site} site
 * @param {string[]} needed ids of the evidence this matter needs
 * @returns {import("./state.js").Rules}
 */
export function rulesOf({ answers, outside, unchased, chaseAfter }, needed) {
  const leadingTo = (/** @type {string} */ letter) => answers.filter((each) => each.letter === letter).map((each) => each.id);
  const waits = answers.filter((each) => each.waits).map((each) => each.id);
  return { partly: leadingTo(REST), silent: leadingTo(CHASE), waits, outside, unchased, needed, chaseAfter };
}

/**
 * What the line 现在做什么 needs to know beside the situation.
 * @param {import("../reader.js").Doc} doc
 * @param {import("./state.js").Situation} found
 * @param {Site} site
 * @param {{next: string, empty: boolean}} more
 * @returns {import("./state.js").Known}
 */
export function knownOf(doc, { last }, site, more) {
  const symptom = site.href(doc.case.symptom || "") ? doc.case.symptom : "";
  const answer = last?.kind === "reply" ? site.answers.find((each) => each.id === last.reply) : undefined;
  const replyLetter = answer?.letter || "";
  const stop = site.stop(symptom);
  const about = { unsafe: Boolean(stop && !doc.ticks[stop]), technical: site.technical(symptom) };
  return { symptom, letter: site.firstLetter(symptom), replyLetter, replyPage: replyLetter ? "" : answer?.to || "", ...about, ...more };
}

/**
 * @param {Element} root
 * @returns {Proof[]} in the order of the page: what disappears first comes first
 */
export function readProofs(root) {
  return [...root.querySelectorAll("[data-proof]")].map((node) => ({
    id: node.getAttribute("data-proof") || "",
    title: node.getAttribute("data-title") || "",
    strengthens: wordsOf(node, "data-strengthens"),
    first: wordsOf(node, "data-first"),
    later: wordsOf(node, "data-later"),
  }));
}

/**
 * @param {Element} node
 * @param {string} name
 * @returns {string[]}
 */
function wordsOf(node, name) {
  return (node.getAttribute(name) || "").split(" ").filter(Boolean);
}

/**
 * @param {Element} root
 * @returns {FieldInfo[]}
 */
export function readFields(root) {
  return [...root.querySelectorAll("[data-case-field]")].map((node) => ({
    id: node.getAttribute("data-case-field") || "",
    label: node.getAttribute("data-label") || "",
    unit: node.getAttribute("data-unit") || "",
    type: node.getAttribute("data-type") || "",
    options: Object.fromEntries([...node.querySelectorAll("input[type=radio]")].map((each) => [
      /** @type {HTMLInputElement} */ (each).value,
      each.closest("label")?.textContent?.trim() || "",
    ])),
  }));
}
