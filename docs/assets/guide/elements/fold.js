// <guide-fold>: closes a block on phones. Blocks are written open, so without script and in print all is there.

const PHONE = "(max-width: 47.9em)";

export default class GuideFold extends HTMLElement {
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
    const id = decodeURIComponent(location.hash.slice(1));
    return Boolean(id && this.querySelector(`#${CSS.escape(id)}`));
  }
}
