// Small elements of a page's blocks, together because each is too small for a request of its own:
// <guide-fold> closes a block on phones, <guide-only> shows the blocks that fit the reader's answers,
// <guide-checked> says when a date of checking is past, <guide-replies> shows what follows the chosen answer.

import { reader } from "../reader.js";

const PHONE = "(max-width: 47.9em)";

/** Closes its block on phones. Blocks are written open, so without script and in print all is there. */
class GuideFold extends HTMLElement {
  get details() {
    return this.querySelector("details");
  }

  connectedCallback() {
    addEventListener("beforeprint", this);
    addEventListener("hashchange", this);
    if (this.details && matchMedia(PHONE).matches && !this.wanted()) this.details.open = false;
  }

  disconnectedCallback() {
    removeEventListener("beforeprint", this);
    removeEventListener("hashchange", this);
  }

  /** @param {Event} event */
  handleEvent(event) {
    if (this.details && (event.type === "beforeprint" || this.wanted())) this.details.open = true;
  }

  /** @returns {boolean} whether the address points into this block */
  wanted() {
    const id = fragment();
    return Boolean(id && this.querySelector(`#${CSS.escape(id)}`));
  }
}

/** @returns {string} what the address points at; a link cut in the middle of a letter points at nothing */
function fragment() {
  try {
    return decodeURIComponent(location.hash.slice(1));
  } catch {
    return "";
  }
}

/** Shows what fits the answers given to the three small questions (which 钻, resale, under 18). */
class GuideOnly extends HTMLElement {
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

/** Says when a date of checking is past: when that day is over in China, whatever zone the device is in. */
class GuideChecked extends HTMLElement {
  connectedCallback() {
    const time = this.querySelector("time");
    const next = time?.getAttribute("data-next");
    if (!time || !next || Date.now() < Date.parse(`${next}T24:00+08:00`) || this.querySelector("strong")) return;
    const past = document.createElement("strong");
    past.textContent = "已过核对日期，请以官方最新公布为准";
    time.after(" ", past);
  }
}

/** Shows only what follows the answer that was chosen. Without script all answers are there. */
class GuideReplies extends HTMLElement {
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
    import("../case/fill.js").then(({ noteLook }) => reader().update((doc) => noteLook(doc, "reply", reply))).catch(() => {});
  }

  show() {
    const chosen = this.chosen();
    for (const block of this.querySelectorAll("[data-reply]")) {
      /** @type {HTMLElement} */ (block).hidden = block.getAttribute("data-reply") !== chosen;
    }
  }
}

/** Tag → class. */
export const elements = {
  "guide-fold": GuideFold,
  "guide-only": GuideOnly,
  "guide-checked": GuideChecked,
  "guide-replies": GuideReplies,
};
