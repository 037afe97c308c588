// <guide-triage>: 帮我判断, one question at a time, with every earlier answer open to change.
//
// Enhances a numbered list of questions that can be followed by hand; the graph is read from that list.
// A pointer's choice goes on by itself. With the keyboard arrows only move the choice, Enter or 继续 goes on.

import { HEALTH_WORDS, reader } from "../reader.js";
import { say, voice } from "../say.js";
import { longest, placeOf, route } from "../triage/graph.js";

// Long enough for the second tap of most double taps, too short to be felt as waiting.
const DOUBLE_TAP_MS = 200;

const EVENTS = ["pointerdown", "keydown", "click", "change", "submit"];

/** @typedef {import("../triage/graph.js").Question} Question */

export default class GuideTriage extends HTMLElement {
  constructor() {
    super();
    this.store = reader();
    /** @type {Question[]} */
    this.graph = [];
    /** The question that is read again, empty while the answers lead the way. */
    this.again = "";
    this.byPointer = false;
    /** Of the choice that goes on by itself. */
    this.timer = 0;
  }

  connectedCallback() {
    if (!this.graph.length) this.begin();
    for (const type of EVENTS) this.addEventListener(type, this);
    this.show();
  }

  disconnectedCallback() {
    for (const type of EVENTS) this.removeEventListener(type, this);
    clearTimeout(this.timer);
  }

  /** Take the list over: read it, keep what was chosen in it so far, put its tools away. */
  begin() {
    this.graph = this.fieldsets().map(readQuestion);
    this.keepEarly();
    for (const each of this.parts("by-hand", "jump", "number")) each.hidden = true;
    for (const button of this.querySelectorAll("button")) button.disabled = false;
    for (const each of this.querySelectorAll("[data-guide=go-on]")) /** @type {HTMLElement} */ (each).hidden = false;
    this.outcome.prepend(...this.parts("end"));
    for (const end of this.parts("end")) end.removeAttribute("aria-labelledby"); // the outcome carries its name now
    this.classList.add("g-triage--led");
  }

  /** @param {Event} event */
  handleEvent(event) {
    if (event.type === "pointerdown") this.byPointer = true;
    else if (event.type === "keydown") this.byKey();
    else if (event.type === "click") this.press(event);
    else if (event.type === "change") this.keepFact(/** @type {HTMLInputElement} */ (event.target));
    else this.submit(event);
  }

  /** @returns {HTMLFieldSetElement[]} the questions, in the order of the list */
  fieldsets() {
    return [...this.querySelectorAll("fieldset")].filter((each) => each.dataset.guide === "question");
  }

  /**
   * @param {...string} names
   * @returns {HTMLElement[]} the pieces of the markup with one of these names
   */
  parts(...names) {
    return names.flatMap((name) => /** @type {HTMLElement[]} */ ([...this.querySelectorAll(`[data-triage="${name}"]`)]));
  }

  get outcome() {
    return /** @type {HTMLElement} */ (this.querySelector("[data-guide=outcome]"));
  }

  get answers() {
    return this.store.memory.case;
  }

  get way() {
    return route(this.graph, this.answers);
  }

  /** @returns {string} id of the question in front of the reader, empty at the outcome */
  get asked() {
    const { question } = this.way;
    return this.again || (question ? question.id : "");
  }

  /** @returns {HTMLFieldSetElement | undefined} */
  get fieldset() {
    return this.fieldsets().find((each) => each.id === this.asked);
  }

  /** Answers chosen before the script ran count. */
  keepEarly() {
    const early = this.fieldsets().flatMap((each) => chosen(each) || []);
    if (early.length) this.store.update((doc) => early.forEach((box) => (doc.case[box.name] = box.value)));
  }

  /** From here on a choice waits for Enter or 继续. */
  byKey() {
    this.byPointer = false;
    clearTimeout(this.timer);
  }

  /** @param {Event} event */
  press(event) {
    const target = /** @type {Element} */ (event.target);
    const button = target.closest("button");
    if (button) return this.act(button);
    if (target instanceof HTMLInputElement && this.byPointer && target.closest("[data-guide=question]")) this.goOnSoon();
  }

  /** Go on after a moment, so that the second tap of a double tap does not answer the next question unread. */
  goOnSoon() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.goOn(), DOUBLE_TAP_MS);
  }

  /** @param {HTMLElement} button */
  act(button) {
    const name = button.dataset.guide;
    if (name === "back") this.goTo(this.earlier());
    else if (name === "change") this.goTo(button.dataset.question || "");
    else if (name === "again") this.restart();
  }

  /** @param {Event} event */
  submit(event) {
    event.preventDefault();
    this.goOn();
  }

  /** Keep the answer in front of the reader and follow it; without one say what is missing. */
  goOn() {
    const fieldset = this.fieldset;
    if (!fieldset) return;
    const box = chosen(fieldset);
    const error = /** @type {HTMLElement} */ (fieldset.querySelector("[data-triage=error]"));
    error.hidden = Boolean(box);
    if (!box) return this.ask(fieldset, error.textContent || "");
    this.store.update((doc) => (doc.case[box.name] = box.value));
    this.goTo("");
  }

  /**
   * @param {HTMLFieldSetElement} fieldset without a choice
   * @param {string} words
   */
  ask(fieldset, words) {
    voice(words);
    fieldset.querySelector("input")?.focus();
  }

  /** @returns {string} id of the question before the one in front of the reader */
  earlier() {
    const { trail } = this.way;
    const step = trail[placeOf(this.way, this.asked) - 1];
    return step ? step.question.id : "";
  }

  /** Forget the answers of this page and begin anew. */
  restart() {
    this.store.update((doc) => this.graph.forEach(({ id }) => delete doc.case[id]));
    this.goTo("");
  }

  /** @param {string} id of a question to read again; empty follows the answers */
  goTo(id) {
    clearTimeout(this.timer);
    this.again = id;
    this.show();
    this.announce();
  }

  /** Say where the reader is now, and put the focus there. */
  announce() {
    const fieldset = this.fieldset;
    const title = this.outcome.querySelector(this.outcome.dataset.outcome ? `#${this.outcome.getAttribute("aria-labelledby")}` : "h2");
    const heading = /** @type {HTMLElement | null} */ (fieldset ? fieldset.querySelector("legend") : title);
    heading?.focus({ preventScroll: true });
    if (this.getBoundingClientRect().top < 0) this.scrollIntoView();
    voice(fieldset ? this.place() : `答完了。${title?.textContent}：${this.link()?.text}。`);
  }

  /** @returns {string} such as 第 2 题，最多 6 题。 */
  place() {
    return `第 ${placeOf(this.way, this.asked) + 1} 题，最多 ${longest(this.graph)} 题。`;
  }

  /** Bring the page in step with the answers. */
  show() {
    const { outcome } = this.way;
    const asked = this.asked;
    for (const fieldset of this.fieldsets()) this.showQuestion(fieldset, fieldset.id === asked);
    const [place] = this.parts("place");
    place.hidden = !asked;
    place.textContent = asked ? this.place() : "";
    /** @type {HTMLElement} */ (this.querySelector("[data-guide=back]")).hidden = !asked || !this.earlier();
    this.outcome.hidden = Boolean(asked);
    if (asked || !outcome) delete this.outcome.dataset.outcome;
    else this.showOutcome(outcome);
  }

  /**
   * @param {HTMLFieldSetElement} fieldset
   * @param {boolean} visible
   */
  showQuestion(fieldset, visible) {
    const row = /** @type {HTMLElement} */ (fieldset.parentElement);
    row.hidden = !visible;
    for (const box of fieldset.querySelectorAll("input")) box.checked = box.value === this.answers[box.name];
  }

  /** @param {string} outcome a symptom or another end */
  showOutcome(outcome) {
    this.outcome.dataset.outcome = outcome;
    const [page] = this.parts("page");
    const ends = this.parts("end");
    for (const end of ends) end.hidden = end.id !== `triage-${outcome}`;
    const end = ends.find((each) => !each.hidden);
    this.outcome.prepend(end || page); // what is shown comes first, its link is the outcome's first
    page.hidden = Boolean(end);
    this.parts("smalls").forEach((each) => (each.hidden = Boolean(end)));
    this.outcome.setAttribute("aria-labelledby", end ? `h-${end.id}` : "outcome");
    if (!end) this.showPage();
    this.parts("why")[0].replaceChildren(...this.way.trail.map(whyRow));
    this.showFacts();
  }

  /** @returns {{href: string, text: string, line: string} | undefined} where the outcome leads */
  link() {
    const [end] = this.parts("end").filter((each) => each.id === `triage-${this.outcome.dataset.outcome}`);
    const box = [...this.querySelectorAll("input")].find((each) => each.dataset.to === this.outcome.dataset.outcome);
    const link = end ? end.querySelector("a[data-triage=end-link]") : box?.closest(".g-question__option")?.querySelector("a");
    return link ? { href: link.getAttribute("href") || "", text: link.textContent || "", line: link.getAttribute("data-line") || "" } : undefined;
  }

  /** Put the page that was found into the link. */
  showPage() {
    const found = this.link();
    const link = this.outcome.querySelector("a.g-outcome__link");
    if (!found || !link) return;
    link.setAttribute("href", found.href);
    this.parts("title")[0].textContent = found.text;
    this.parts("line")[0].textContent = found.line;
  }

  /** @param {HTMLInputElement} box of a small question */
  keepFact(box) {
    if (!box.closest("[data-guide=small-question]")) return;
    const health = this.store.update((doc) => (doc.facts[box.name] = box.value));
    this.showFacts();
    say(health === "ok" ? "记下了，那一页会照着显示。" : HEALTH_WORDS[health]);
  }

  /** Bring the small questions and what follows from them in step with the facts. */
  showFacts() {
    const { facts } = this.store.memory;
    for (const box of this.querySelectorAll("[data-guide=small-question] input")) {
      /** @type {HTMLInputElement} */ (box).checked = facts[/** @type {HTMLInputElement} */ (box).name] === /** @type {HTMLInputElement} */ (box).value;
    }
    for (const block of this.querySelectorAll("[data-triage-when]")) {
      const [name, value] = (block.getAttribute("data-triage-when") || "").split(".");
      /** @type {HTMLElement} */ (block).hidden = facts[name] !== value;
    }
  }
}

/**
 * @param {HTMLFieldSetElement} fieldset
 * @returns {Question}
 */
function readQuestion(fieldset) {
  const options = [...fieldset.querySelectorAll("input")].map((box) => ({ say: box.value, to: box.dataset.to || "" }));
  return { id: fieldset.id, ask: fieldset.querySelector("[data-triage=ask]")?.textContent || "", options };
}

/**
 * @param {HTMLFieldSetElement} fieldset
 * @returns {HTMLInputElement | null}
 */
function chosen(fieldset) {
  return fieldset.querySelector("input:checked");
}

/**
 * @param {import("../triage/graph.js").Step} step
 * @returns {HTMLLIElement} the answer given, as a button that opens its question again
 */
function whyRow({ question, option }) {
  const row = document.createElement("li");
  const button = document.createElement("button");
  const ask = document.createElement("span");
  const answer = document.createElement("strong");
  button.type = "button";
  button.className = "g-why__answer";
  button.dataset.guide = "change";
  button.dataset.question = question.id;
  ask.textContent = question.ask;
  answer.textContent = option.say;
  button.append(ask, " ", answer);
  row.append(button);
  return row;
}
