// <guide-replies>: shows only what follows the answer that was chosen. Without script all answers are there.

import { reader } from "../reader.js";

export default class GuideReplies extends HTMLElement {
  connectedCallback() {
    this.addEventListener("change", this);
    this.addEventListener("submit", this);
    this.show();
  }

  disconnectedCallback() {
    this.removeEventListener("change", this);
    this.removeEventListener("submit", this);
  }

  /** @param {Event} event */
  handleEvent(event) {
    if (event.type === "submit") return event.preventDefault();
    this.show();
    const chosen = this.chosen();
    if (chosen) this.note(chosen);
  }

  /** @returns {string | undefined} id of the chosen answer */
  chosen() {
    const box = /** @type {HTMLInputElement | null} */ (this.querySelector("input[name=reply]:checked"));
    return box?.value;
  }

  /** @param {string} reply */
  note(reply) {
    const at = new Date().toISOString();
    reader().update((doc) => doc.log.push({ id: `${at}-reply`, at, kind: "reply", reply }));
  }

  show() {
    const chosen = this.chosen();
    for (const block of this.querySelectorAll("[data-reply]")) {
      /** @type {HTMLElement} */ (block).hidden = block.getAttribute("data-reply") !== chosen;
    }
  }
}
