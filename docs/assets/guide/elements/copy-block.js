// <guide-copy>: a text with a button that copies it as it is shown.

import { copyShown } from "../copy.js";
import { say } from "../say.js";

export default class GuideCopy extends HTMLElement {
  connectedCallback() {
    this.addEventListener("click", this);
  }

  disconnectedCallback() {
    this.removeEventListener("click", this);
  }

  /** @param {Event} event */
  async handleEvent(event) {
    if (!(/** @type {Element} */ (event.target).closest("[data-guide=copy-block]"))) return;
    const text = /** @type {HTMLElement} */ (this.querySelector("[data-guide=copy-text]"));
    await copyShown(text.innerText.trim(), text, say);
  }
}
