// The answering half of the search: shows what the engine found while one types, and is steered by keys.
// Fetched by <guide-search> when the box gets the focus for the first time.

import { voice } from "../say.js";
import { Engine } from "./engine.js";
import { copyOf, painted, part } from "./paint.js";
import { looksPrivate, masked } from "./private.js";

/** @typedef {import("./rank.js").Answer} Answer */

/** Milliseconds without typing after which the number of results is announced. */
const PAUSE = 700;

const EVENTS = ["input", "compositionend", "submit", "keydown", "click"];

/** Answers in one search box. */
export class Panel {
  /** @param {HTMLElement} host the box, with the templates of every answer */
  constructor(host) {
    this.host = host;
    this.engine = new Engine();
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.announcing = undefined;
    this.entered = false;
    for (const name of EVENTS) host.addEventListener(name, this);
    addEventListener("popstate", this);
    addEventListener("hashchange", this);
  }

  /** Hear nothing any more: the box left the page. */
  leave() {
    for (const name of EVENTS) this.host.removeEventListener(name, this);
    removeEventListener("popstate", this);
    removeEventListener("hashchange", this);
    clearTimeout(this.announcing);
  }

  /** @param {Event} event */
  handleEvent(event) {
    if (event.type === "submit") this.submit(event);
    else if (event.type === "click") this.press(event);
    else if (event.type === "keydown") this.steer(/** @type {KeyboardEvent} */ (event));
    else if (event.type === "popstate") this.leftByBack();
    else if (event.type === "hashchange") this.close();
    else if (!(/** @type {InputEvent} */ (event).isComposing)) this.update();
  }

  get input() {
    return /** @type {HTMLInputElement} */ (part(this.host, "input"));
  }

  get box() {
    return part(this.host, "[data-md-component=search-result]");
  }

  get exits() {
    return part(this.host, "[data-place=exits]");
  }

  /** What is typed, character for character. */
  get query() {
    return this.input.value;
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

  /** While the data is on its way, nothing older is shown or announced. */
  wait() {
    clearTimeout(this.announcing);
    this.put(copyOf(this.host, "waiting"), null);
    delete this.box.dataset.guideQuery;
  }

  /**
   * @param {string} query
   * @param {Answer} answer
   */
  show(query, answer) {
    if (this.query !== query) return;
    const { results, exits } = painted(this.host, answer);
    this.put(results, exits);
    this.box.dataset.guideQuery = query;
    clearTimeout(this.announcing);
    this.announcing = setTimeout(() => voice(this.words()), PAUSE);
  }

  /** @param {string} query */
  fail(query) {
    if (this.query !== query) return;
    clearTimeout(this.announcing);
    this.put(document.createDocumentFragment(), copyOf(this.host, "failed"));
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
    part(this.host, "[data-place=note]").replaceChildren(kind ? copyOf(this.host, kind) : "");
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

  /** @param {Event} event on what should not stand in a search: cover it, ask again */
  press(event) {
    if (!(event.target instanceof Element) || !event.target.closest("[data-guide=mask]")) return;
    this.input.value = masked(this.query);
    this.input.focus();
    this.update();
  }

  /** @param {Event} event */
  submit(event) {
    event.preventDefault();
    this.openFirst();
  }

  /**
   * The way to help that stands above a trouble told with a mere hint is offered, not entered.
   * @returns {Promise<void>} when the first result of what is typed is opened, where there is one
   */
  async openFirst() {
    const query = this.query;
    await this.update();
    const told = this.box.querySelector("[data-guide=hint] ~ [data-group] a");
    const first = /** @type {HTMLAnchorElement | null} */ (told || this.box.querySelector("a"));
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
