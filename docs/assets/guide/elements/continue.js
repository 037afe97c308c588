// <guide-continue>: on the home page, the reader's own matter stands in place of the doors.

import { make, wayLinks } from "../case/nodes.js";
import { continueWords, homeLine } from "../case/now.js";
import { knownOf, readSite, rulesOf } from "../case/site.js";
import { exists, situation } from "../case/state.js";
import { reader } from "../reader.js";

export default class GuideContinue extends HTMLElement {
  constructor() {
    super();
    this.store = reader();
    this.aside = false;
  }

  connectedCallback() {
    this.addEventListener("click", this);
    this.store.addEventListener("change", this);
    this.show();
  }

  disconnectedCallback() {
    this.removeEventListener("click", this);
    this.store.removeEventListener("change", this);
  }

  /** @param {Event} event */
  handleEvent(event) {
    const pressed = event.target instanceof Element && event.target.closest("[data-guide=doors]");
    if (event.type === "click" && !pressed) return;
    if (pressed) this.aside = true;
    this.show();
    if (pressed) this.querySelector("a")?.focus();
  }

  show() {
    const card = /** @type {HTMLElement} */ (this.querySelector("[data-guide=continue]"));
    const doors = /** @type {HTMLElement} */ (this.querySelector(".g-doors"));
    const wanted = exists(this.store.memory) && !this.aside;
    card.hidden = !wanted;
    doors.hidden = wanted;
    if (wanted) card.replaceChildren(...this.card());
  }

  /** @returns {Node[]} */
  card() {
    const { memory } = this.store;
    const now = Date.now();
    const site = readSite();
    const found = situation(memory, now, rulesOf(site, []));
    const known = knownOf(memory, found, site, { next: "", empty: false });
    const line = homeLine(found, known, now);
    const words = continueWords(found, { ticket: memory.facts.ticket_no || "", title: site.title(known.symptom) }, line, now);
    return [
      make("p", { class: "g-case__line" }, words),
      make("div", { class: "g-case__ways" }, ...wayLinks(line.ways.slice(0, 2), site)),
      make("p", { class: "g-case__aside" }, make("a", { href: site.href("here-now") }, "看我的记录"), make("button", { type: "button", "data-guide": "doors" }, "是别的事")),
    ];
  }
}
