// <guide-search>: the one search of a page, as far as it must be there before anybody types.
//
// What answers (search/panel.js) is fetched when the box gets the focus for the first time, so that a page which
// is only read does not pay for it. What is typed stays in the box: it never enters the address, the title or
// the history.

/** @typedef {import("../search/panel.js").Panel} Panel */

const EVENTS = ["focusin", "input", "compositionend", "submit"];

export default class GuideSearch extends HTMLElement {
  constructor() {
    super();
    /** @type {Promise<Panel> | null} */
    this.panel = null;
    this.composing = false;
  }

  connectedCallback() {
    this.listen();
    this.takeAddress();
    if (this.query) this.begin();
  }

  disconnectedCallback() {
    this.rest();
    this.panel?.then((panel) => panel.leave(), () => {});
    this.panel = null;
  }

  listen() {
    for (const name of EVENTS) this.addEventListener(name, this);
  }

  rest() {
    for (const name of EVENTS) this.removeEventListener(name, this);
  }

  /**
   * What happens before the panel is here; afterwards it listens by itself.
   * @param {Event} event
   */
  async handleEvent(event) {
    const submitted = event.type === "submit";
    if (submitted) event.preventDefault();
    this.composing = Boolean(/** @type {InputEvent} */ (event).isComposing);
    const panel = await this.begin();
    if (submitted) panel?.openFirst();
  }

  get input() {
    return /** @type {HTMLInputElement} */ (this.querySelector("input"));
  }

  /** What is typed, character for character. */
  get query() {
    return this.input.value;
  }

  /** A query in the address is taken out of it before anything else. */
  takeAddress() {
    const address = new URL(location.href);
    const given = address.searchParams.get("q");
    if (given === null) return;
    address.searchParams.delete("q");
    history.replaceState(history.state, "", address.href);
    this.input.value = given;
    this.input.focus();
  }

  /** @returns {Promise<Panel | null>} null where it could not be fetched; the next event tries again */
  async begin() {
    try {
      if (!this.panel) this.panel = this.fetch();
      return await this.panel;
    } catch {
      this.panel = null;
      this.fail();
      return null;
    }
  }

  /** @returns {Promise<Panel>} that listens now and answers what is typed already */
  async fetch() {
    const { Panel } = await import("../search/panel.js");
    this.rest();
    const panel = new Panel(this);
    if (this.query && !this.composing) panel.update();
    return panel;
  }

  /** Where nothing can answer, the ways by hand stand under the box. */
  fail() {
    const place = this.querySelector("[data-place=exits]");
    const template = this.querySelector("template[data-name=failed]");
    if (!this.query.trim() || !(place instanceof HTMLElement) || !(template instanceof HTMLTemplateElement)) return;
    place.replaceChildren(template.content.cloneNode(true));
    place.hidden = false;
    const words = place.querySelector("p")?.textContent || "";
    import("../say.js").then(({ voice }) => voice(words), () => {});
  }
}
