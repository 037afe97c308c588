// <guide-continue>: on the home page, the reader's own matter stands in place of the doors.

import { reader } from "../reader.js";

export default class GuideContinue extends HTMLElement {
  constructor() {
    super();
    this.store = reader();
    this.aside = false;
    /** @type {Promise<void> | undefined} */
    this.ready = undefined;
  }

  connectedCallback() {
    this.addEventListener("click", this);
    this.store.addEventListener("change", this);
    this.ready = this.show();
  }

  disconnectedCallback() {
    this.removeEventListener("click", this);
    this.store.removeEventListener("change", this);
  }

  /** @param {Event} event */
  async handleEvent(event) {
    const pressed = event.target instanceof Element && event.target.closest("[data-guide=doors]");
    if (event.type === "click" && !pressed) return;
    if (pressed) this.aside = true;
    await this.show();
    if (pressed) this.querySelector("a")?.focus();
  }

  async show() {
    const card = /** @type {HTMLElement} */ (this.querySelector("[data-guide=continue]"));
    const nodes = this.aside ? [] : await this.card();
    card.replaceChildren(...nodes);
    card.hidden = !nodes.length;
  }

  /** @returns {Promise<Node[]>} nothing where nothing was written yet, or where the card cannot be loaded */
  async card() {
    const { memory } = this.store;
    if (memory.rev === 0) return [];
    try {
      const { cardOf } = await import("../case/card.js");
      return cardOf(memory, Date.now());
    } catch {
      return [];
    }
  }
}
