// <guide-checklist>: remembers ticks. An item means the same on every page, so its tick is shared.

import { markSymptom, symptomHere } from "../case/fill.js";
import { HEALTH_WORDS, reader } from "../reader.js";
import { say } from "../say.js";

export default class GuideChecklist extends HTMLElement {
  constructor() {
    super();
    this.store = reader();
  }

  connectedCallback() {
    this.addEventListener("change", this);
    this.addEventListener("click", this);
    this.store.addEventListener("change", this);
    this.keepEarly();
    this.show();
  }

  disconnectedCallback() {
    this.removeEventListener("change", this);
    this.removeEventListener("click", this);
    this.store.removeEventListener("change", this);
  }

  /** @param {Event} event */
  handleEvent(event) {
    if (event.target === this.store) this.show();
    else if (event.type === "change") this.tick(/** @type {HTMLInputElement} */ (event.target));
    else this.skip(/** @type {Element} */ (event.target).closest("[data-guide=skip]"));
  }

  /** @returns {HTMLInputElement[]} */
  boxes() {
    return [...this.querySelectorAll("input")].filter((each) => each.type === "checkbox");
  }

  /** Boxes ticked before the script ran count. */
  keepEarly() {
    const early = this.boxes().filter((box) => box.checked);
    if (early.length) this.set(early.map((box) => box.name), "done");
  }

  /** @param {HTMLInputElement} box */
  tick(box) {
    this.set([box.name], box.checked ? "done" : null);
  }

  /** @param {Element | null} button 不适用 */
  skip(button) {
    const item = button?.getAttribute("data-item");
    if (item) this.set([item], this.store.memory.ticks[item] === "na" ? null : "na");
  }

  /**
   * @param {string[]} items
   * @param {"done" | "na" | null} state null takes the tick back
   */
  set(items, state) {
    const health = this.store.update((doc) => {
      markSymptom(doc, symptomHere());
      for (const item of items) {
        if (state) doc.ticks[item] = state;
        else delete doc.ticks[item];
      }
    });
    if (health && health !== "ok") say(HEALTH_WORDS[health]);
  }

  /** Bring boxes, buttons and progress in step with the store. */
  show() {
    const ticks = this.store.memory.ticks || {};
    const boxes = this.boxes();
    for (const box of boxes) {
      const state = ticks[box.name];
      box.checked = state === "done";
      box.closest(".g-tick")?.classList.toggle("g-tick--na", state === "na");
      const skip = this.querySelector(`[data-guide=skip][data-item="${box.name}"]`);
      if (skip) skip.setAttribute("aria-pressed", String(state === "na"));
    }
    const progress = this.querySelector("[data-guide=progress]");
    if (progress) progress.textContent = progressWords(boxes.filter(isShown), ticks);
  }
}

/**
 * @param {HTMLInputElement} box
 * @returns {boolean} false where its item is not part of the list now
 */
function isShown(box) {
  return !box.closest(".g-tick[hidden]");
}

/**
 * @param {HTMLInputElement[]} boxes
 * @param {Record<string, string>} ticks
 * @returns {string}
 */
function progressWords(boxes, ticks) {
  const skipped = boxes.filter((box) => ticks[box.name] === "na").length;
  const done = boxes.filter((box) => ticks[box.name] === "done").length;
  return `做了 ${done} 件，共 ${boxes.length - skipped} 件${skipped ? `（${skipped} 件不适用）` : ""}`;
}
