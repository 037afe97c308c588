// <guide-search>: the one search of a page. Answers while one types, opens the first result with Enter.
// What is typed stays in the box: it never enters the address, the title or the history.

import { Engine } from "../search/engine.js";
import { copyOf, painted, part } from "../search/paint.js";
import { looksPrivate } from "../search/private.js";
import { voice } from "../say.js";

/** @typedef {import("../search/rank.js").Answer} Answer */

/** Milliseconds without typing after which the number of results is announced. */
const PAUSE = 700;

const EVENTS = ["input", "compositionend", "submit", "keydown"];

export default class GuideSearch extends HTMLElement {
  constructor() {
    super();
    this.engine = new Engine();
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.announcing = undefined;
    this.entered = false;
  }

  connectedCallback() {
    for (const name of EVENTS) this.addEventListener(name, this);
    addEventListener("popstate", this);
    addEventListener("hashchange", this);
    this.takeAddress();
    if (this.query) this.update();
  }

  disconnectedCallback() {
    for (const name of EVENTS) this.removeEventListener(name, this);
    removeEventListener("popstate", this);
    removeEventListener("hashchange", this);
    clearTimeout(this.announcing);
  }

  /** @param {Event} event */
  handleEvent(event) {
    if (event.type === "submit") this.openFirst(event);
    else if (event.type === "keydown") this.steer(/** @type {KeyboardEvent} */ (event));
    else if (event.type === "popstate") this.leftByBack();
    else if (event.type === "hashchange") this.close();
    else if (!(/** @type {InputEvent} */ (event).isComposing)) this.update();
  }

  get input() {
    return /** @type {HTMLInputElement} */ (part(this, "input"));
  }

  get box() {
    return part(this, "[data-md-component=search-result]");
  }

  get exits() {
    return part(this, "[data-place=exits]");
  }

  /** What is typed, character for character. */
  get query() {
    return this.input.value;
  }

  /** A query in the address is taken out of it before anything else. */
  takeAddress() {
    const address = new URL(location.href);
    const given = address.searchParams.get("q");
    if (given === null) return;
    address.searchParams.delete("q");
    history.replaceState(history.state, "", address.href);
    this.input.value = given;
    this.input.focus();
  }

  /** @returns {Promise<void>} when the answer to what is typed now is shown */
  async update() {
    const query = this.query;
    this.note(looksPrivate(query) ? "private" : "");
    if (!query.trim()) return this.clear();
    if (this.box.dataset.guideQuery === query && !this.box.hidden) return;
    const slow = setTimeout(() => this.query === query && this.wait(), 100);
    try {
      this.show(query, await this.engine.ask(query));
    } catch (_error) {
      this.fail(query);
    } finally {
      clearTimeout(slow);
    }
  }

  /** While the data is on its way, nothing older is shown. */
  wait() {
    this.put(copyOf(this, "waiting"), null);
    delete this.box.dataset.guideQuery;
  }

  /**
   * @param {string} query
   * @param {Answer} answer
   */
  show(query, answer) {
    if (this.query !== query) return;
    const { results, exits } = painted(this, answer);
    this.put(results, exits);
    this.box.dataset.guideQuery = query;
    clearTimeout(this.announcing);
    this.announcing = setTimeout(() => voice(this.words()), PAUSE);
  }

  /** @param {string} query */
  fail(query) {
    if (this.query !== query) return;
    this.put(document.createDocumentFragment(), copyOf(this, "failed"));
    voice(this.words());
  }

  /**
   * @param {DocumentFragment} results
   * @param {DocumentFragment | null} exits
   */
  put(results, exits) {
    this.box.replaceChildren(results);
    this.exits.replaceChildren(exits || "");
    this.open();
  }

  /** @returns {string} what a screen reader says of the answer */
  words() {
    const links = this.box.querySelectorAll("a");
    if (!links.length) return part(this.exits, "p").textContent || "";
    return `找到 ${links.length} 条。第一条：${part(links[0], "[data-put=title]").textContent}`;
  }

  /** @param {string} kind */
  note(kind) {
    part(this, "[data-place=note]").replaceChildren(kind ? copyOf(this, kind) : "");
  }

  open() {
    if (!this.box.hidden) return;
    this.box.hidden = this.exits.hidden = false;
    if (!this.entered) history.pushState({ ...history.state, guideSearch: true }, "");
    this.entered = true;
  }

  close() {
    this.box.hidden = this.exits.hidden = true;
    clearTimeout(this.announcing);
  }

  clear() {
    this.close();
    this.box.replaceChildren();
    this.box.dataset.guideQuery = this.query;
  }

  /** Back closes the results; the next ones can be closed by Back again. */
  leftByBack() {
    this.entered = false;
    this.close();
  }

  /** @param {Event} event */
  async openFirst(event) {
    event.preventDefault();
    const query = this.query;
    await this.update();
    const first = this.box.querySelector("a");
    if (first && query.trim() && this.box.dataset.guideQuery === query && this.query === query) first.click();
  }

  /** @returns {HTMLAnchorElement[]} */
  links() {
    return this.box.hidden ? [] : [...this.box.querySelectorAll("a"), ...this.exits.querySelectorAll("a")];
  }

  /** @param {KeyboardEvent} event */
  steer(event) {
    if (event.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Escape" && !this.box.hidden) this.escape(event);
    else if (step && this.links().length) this.move(event, step);
  }

  /** @param {KeyboardEvent} event */
  escape(event) {
    event.preventDefault();
    this.close();
    this.input.focus();
  }

  /**
   * @param {KeyboardEvent} event
   * @param {number} step
   */
  move(event, step) {
    const stops = [this.input, ...this.links()];
    const here = stops.indexOf(/** @type {HTMLInputElement} */ (document.activeElement));
    const next = stops[here + step];
    if (here < 0 || !next) return;
    event.preventDefault();
    next.focus();
  }
}
