// <guide-only>: blocks that concern some readers (which 钻, resale, under 18). Shows what fits the answers given.

import { reader } from "../reader.js";

export default class GuideOnly extends HTMLElement {
  constructor() {
    super();
    this.store = reader();
  }

  connectedCallback() {
    this.store.addEventListener("change", this);
    this.handleEvent();
  }

  disconnectedCallback() {
    this.store.removeEventListener("change", this);
  }

  handleEvent() {
    const facts = this.store.memory.facts || {};
    for (const block of this.querySelectorAll("[data-guide-only]")) {
      const [field, option] = (block.getAttribute("data-guide-only") || ".").split(".");
      const answer = facts[field];
      /** @type {HTMLElement} */ (block).hidden = Boolean(answer && answer !== "unsure" && answer !== option);
    }
  }
}
