// <guide-storage>: on /about/, what this site has stored on this device, from the code's own list, and one button that erases it.

import { KEYS, reader } from "../reader.js";
import { say } from "../say.js";

export default class GuideStorage extends HTMLElement {
  constructor() {
    super();
    this.store = reader();
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
    if (event.target === this.store) return this.show();
    if (!(/** @type {Element} */ (event.target).closest("[data-guide=erase-here]"))) return;
    this.store.erase();
    say("已经清空。");
  }

  show() {
    const place = this.querySelector("[data-guide=storage-list]");
    if (!place || !this.store) return;
    const now = this.store.remembered ? "device" : "tab";
    const rows = KEYS.map((each) => `${each.store === "tab" ? "标签页" : "这台设备"}（${this.store.key}）：${each.what}${each.store === now ? "现在用的是它。" : ""}`);
    place.replaceChildren(...rows.flatMap((row) => [document.createTextNode(row), document.createElement("br")]));
  }
}
