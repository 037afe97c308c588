// <guide-copy>: a text with a button that copies it as it is shown.

import { copyText, selectAll } from "../copy.js";
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
    if (await copyText(text.innerText.trim())) return say("已复制。现在去粘贴。");
    selectAll(text);
    say("没复制成，文字已选中，请长按再点“复制”。");
  }
}
