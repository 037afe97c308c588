// <guide-case>: the reader's record. Keeps what is typed, computes where the matter stands, shows it.
//
// Enhances real forms; every change goes through reader.js and comes back as one event that redraws the page.
// What an empty record does not need (case/written.js) is fetched for one that holds something, or as soon as the
// reader begins.

import { withSaved } from "../case/evidence.js";
import { noteLook, noteSubmission, takeBack } from "../case/fill.js";
import { OTHER } from "../case/merge.js";
import { part, tell } from "../case/nodes.js";
import { showAll } from "../case/show.js";
import { readFields, readProofs, readSite } from "../case/site.js";
import { typedTime } from "../letter/facts.js";
import { HEALTH_WORDS, reader } from "../reader.js";
import { printPage, say } from "../say.js";

/** @typedef {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} Control */
/** @typedef {import("../reader.js").Doc} Doc */
/** @typedef {typeof import("../case/written.js")} Written */

const BEGINNINGS = ["pointerdown", "focusin"];
const EVENTS = [...BEGINNINGS, "input", "change", "click", "submit", "toggle"];
const DRAFT = "draft."; // under `case`, what was typed into the contact form and not put down yet
const REGRET = 20_000; // milliseconds in which 全部清除 can be taken back
const NOT_HERE = "没有打开，可能是网断了一下。先刷新再试；还不行，照着字手抄，也一样。";

export default class GuideCase extends HTMLElement {
  constructor() {
    super();
    this.store = reader();
    this.site = readSite();
    this.proofs = readProofs(this);
    this.fields = readFields(this);
    this.labels = new Map(this.fields.map((each) => [each.id, each.label]));
    this.allFacts = false;
    this.shownLog = "";
    /** @type {import("../case/timeline.js").Row[]} */
    this.rows = [];
    /** @type {import("../deadline.js").HolidayRecord[] | null} null where nobody has asked for them */
    this.holidays = null;
    /** @type {Written | null} */
    this.written = null;
    /** @type {Promise<Written | null> | null} */
    this.fetching = null;
    /** @type {Promise<void> | undefined} */
    this.ready = undefined;
    /** @type {{doc: Doc, remembered: boolean} | null} */
    this.erased = null;
    /** @type {string | null} The document before the last step that can be taken back. */
    this.step = null;
  }

  connectedCallback() {
    for (const type of EVENTS) this.addEventListener(type, this, type === "toggle");
    this.store.addEventListener("change", this);
    addEventListener("pagehide", this);
    this.keepEarly();
    this.restoreDraft();
    this.ready = this.begin();
  }

  /** A record that holds something appears whole, not piece by piece. */
  async begin() {
    const whole = this.store.memory.rev > 0 && (await this.fetchWritten());
    if (!whole) this.show();
  }

  /** @returns {Promise<Written | null>} null where it could not be fetched */
  fetchWritten() {
    if (!this.fetching) {
      const come = import("../case/written.js").then((written) => this.take(written));
      this.fetching = come.catch(() => (this.fetching = null));
    }
    return this.fetching;
  }

  /**
   * @param {Written} written
   * @returns {Written}
   */
  take(written) {
    this.written = written;
    this.show();
    return written;
  }

  /**
   * @param {(written: Written) => void} act what needs the part that may still be on its way
   */
  async using(act) {
    const written = this.written || (await this.fetchWritten());
    if (written) act(written);
    else say(NOT_HERE);
  }

  disconnectedCallback() {
    for (const type of EVENTS) this.removeEventListener(type, this, type === "toggle");
    this.store.removeEventListener("change", this);
    removeEventListener("pagehide", this);
  }

  get symptom() {
    return /** @type {HTMLSelectElement} */ (this.querySelector("select[name=symptom]"));
  }

  /** @returns {(HTMLInputElement | HTMLTextAreaElement)[]} the controls of fields, one for each option of a choice */
  controls() {
    return [...this.querySelectorAll("[data-field-row] [name]")].map((each) => /** @type {HTMLInputElement} */ (each));
  }

  /** @param {Event} event */
  handleEvent(event) {
    if (event.target === this.store) return this.show();
    if (BEGINNINGS.includes(event.type)) return void this.fetchWritten();
    if (event.type === "pagehide") return forgetErased(this);
    if (event.type === "toggle") return this.unfold(/** @type {HTMLDetailsElement} */ (event.target));
    if (event.type === "click") return this.press(event);
    if (event.type === "submit") return this.submit(event);
    this.typed(/** @type {Control} */ (event.target), event.type);
  }

  show() {
    const now = Date.now();
    showAll(this, now);
    this.written?.showWritten(this, now);
  }

  /** What was typed before the script ran counts. */
  keepEarly() {
    const early = this.controls().filter((each) => each.type !== "radio" && each.value);
    if (early.length) this.store.update((doc) => early.forEach((each) => (doc.facts[each.name] = each.value)));
  }

  /**
   * @param {Control} control
   * @param {string} type of the event
   */
  typed(control, type) {
    if (control.name === "symptom") return type === "change" && this.choose(control.value);
    if (control.name === "import") return this.using(({ showImport }) => showImport(this));
    if (control.name === "import-file") return type === "change" && this.using(({ readFile }) => readFile(this, /** @type {HTMLInputElement} */ (control)));
    if (control.value === this.kept(control)) return; // leaving a field says again what typing said
    if (control.name.startsWith("contact-")) this.change((doc) => (doc.case[DRAFT + control.name] = control.value));
    else if (control.closest("[data-field-row]")) this.change((doc) => (doc.facts[control.name] = control.value));
    else return;
    if (control.closest("[data-field-row]")) this.explain(control);
    if (type === "input") this.watch(control);
  }

  /** @param {Control} control of a field, whose value may not be what its field means */
  explain(control) {
    if (control instanceof HTMLSelectElement) return;
    const { facts } = this.store.memory;
    import("../letter/doubt.js").then(({ explain }) => explain(control, facts, Date.now())).catch(() => {});
  }

  /**
   * @param {Control} control of a field or of the contact form
   * @returns {string | undefined} what the record holds of it
   */
  kept({ name }) {
    const { facts, case: rest } = this.store.memory;
    return name.startsWith("contact-") ? rest[DRAFT + name] : facts[name];
  }

  /**
   * @param {(doc: Doc) => void} recipe
   * @returns {import("../reader.js").Health} whether it is stored
   */
  change(recipe) {
    const health = this.store.update(recipe);
    if (health !== "ok") say(HEALTH_WORDS[health]);
    return health;
  }

  /** @param {string} symptom chosen by hand, so opening other pages does not change it */
  choose(symptom) {
    this.change((doc) => {
      doc.case.symptom = symptom;
      doc.case.chosen = symptom ? "yes" : "";
    });
  }

  /** @param {Control} control that was just typed in: look for secrets */
  async watch(control) {
    if (!(control instanceof HTMLTextAreaElement) && control.type !== "text") return;
    try {
      const { look } = await import("../letter/watch.js");
      const about = await look(this, /** @type {HTMLInputElement} */ (control), this.controls());
      about.closest(".g-field")?.after(part(this, "guard"));
    } catch {
      // The guard could not be loaded; writing must go on.
    }
  }

  /** @param {Event} event */
  press(event) {
    const button = event.target instanceof Element ? event.target.closest("button") : null;
    const action = ACTIONS[button?.dataset.guide || ""];
    if (button && action) action(this, button);
  }

  /** @param {Event} event */
  submit(event) {
    const name = /** @type {HTMLElement} */ (event.target).dataset.guide || "";
    if (name === "reply") return; // the answers are an element of their own
    event.preventDefault();
    if (name === "contact") this.using((written) => this.addContact(written));
    if (name === "import-form") this.using(({ bringIn }) => bringIn(this));
  }

  /** @param {HTMLDetailsElement} details */
  unfold(details) {
    if (!details.open) return;
    if (details.dataset.guide === "older" && !details.querySelector("li")) this.written?.showOlder(this, Date.now());
    const time = details.querySelector("[name=contact-at]");
    if (time instanceof HTMLInputElement && !time.value) time.value = typedTime(Date.now());
  }

  /**
   * Put down the talk that was typed in.
   * @param {Written} written
   */
  addContact({ addContact, saysSomething }) {
    const value = (/** @type {string} */ name) => /** @type {Control} */ (this.querySelector(`[name=contact-${name}]`)).value;
    const [who, at, channel, ticket, text, promise] = ["who", "at", "channel", "ticket", "text", "promise"].map(value);
    const contact = { who, at, channel, ticket, text, promise };
    if (!saysSomething(contact)) return say("先写一点，再记下。");
    this.change((doc) => {
      addContact(doc, contact, Date.now());
      dropDraft(doc);
    });
    /** @type {HTMLFormElement} */ (part(this, "contact")).reset();
    /** @type {HTMLDetailsElement} */ (part(this, "contact-fold")).open = false;
    say("记下了。");
  }

  /** Bring back what was typed into the contact form before the page was closed. */
  restoreDraft() {
    const drafts = Object.entries(this.store.memory.case).filter(([name, value]) => name.startsWith(DRAFT) && value);
    for (const [name, value] of drafts) {
      const control = this.querySelector(`[name="${CSS.escape(name.slice(DRAFT.length))}"]`);
      if (control) /** @type {Control} */ (control).value = value;
    }
    if (drafts.length) /** @type {HTMLDetailsElement} */ (part(this, "contact-fold")).open = true;
  }

  /**
   * Change the document so that it can be taken back.
   * @param {string} words what was done
   * @param {(doc: Doc) => void} recipe
   */
  withUndo(words, recipe) {
    this.step = JSON.stringify(this.store.read());
    const health = this.change(recipe);
    const said = health === "ok" ? words : HEALTH_WORDS[health];
    tell(this, "undo-offer", said);
    say(said);
  }

  forgetUndo() {
    this.step = null;
    part(this, "undo-offer").hidden = true;
  }

  undo() {
    if (this.step) this.store.replace(JSON.parse(this.step));
    this.forgetUndo();
    say("撤回了。");
  }

  /**
   * Put down an event of now.
   * @param {string} words said to the reader
   * @param {Record<string, string>} entry its kind and what belongs to it
   */
  note(words, entry) {
    const now = Date.now();
    const at = new Date(now).toISOString();
    this.withUndo(words, (doc) => {
      if (entry.kind === "sent") noteSubmission(doc, typedTime(now));
      noteLook(doc, entry.kind, entry.reply);
      doc.log.push({ id: `${at}-${entry.kind}-${doc.log.length}`, at, kind: "", ...entry });
    });
  }
}

/** @type {Record<string, string>} what is said when the reader looked */
const LOOKED = { all: "记下了：补回来了。", partly: "记下了：只回来一部分。", gone: "记下了：回来又没了。", none: "记下了：还没好。" };

/** @type {Record<string, (page: GuideCase, button: HTMLElement) => void>} what each button does */
const ACTIONS = {
  sent: (page) => sent(page),
  back: (page, { dataset }) => page.note(LOOKED[dataset.result || ""], { kind: "back", reply: dataset.result || "" }),
  accepted: (page) => page.note("记下了：12315 受理了。", { kind: "accepted", letter: "complaint-12315" }),
  stop: (page) => page.note("记下了：不再追了。", { kind: "stopped" }),
  resume: (page) => page.note("记下了：接着追。", { kind: "resumed" }),
  remove: (page, { dataset }) => page.using(({ removeEntry }) => page.withUndo("去掉了一条。", (doc) => void removeEntry(doc, dataset.entry || ""))),
  undo: (page) => page.undo(),
  "older-more": (page) => page.using(({ showOlder }) => showOlder(page, Date.now())),
  "more-facts": (page) => moreFacts(page),
  "take-back": (page, { dataset }) => page.withUndo("撤回了自动填的。", (doc) => takeBack(doc, dataset.field || "")),
  "use-other": (page, { dataset }) => settle(page, dataset.field || "", true),
  "drop-other": (page, { dataset }) => settle(page, dataset.field || "", false),
  attach: (page) => attach(page),
  save: (page) => keepOnDevice(page),
  "not-now": (page) => page.change((doc) => (doc.case.offer = "no")),
  erase: (page) => eraseAll(page),
  "bring-back": (page) => bringBack(page),
  "copy-record": (page) => page.using(({ copyRecord }) => copyRecord(page, Date.now())),
  print: () => printPage(),
  export: (page) => page.using(({ copyWhole }) => copyWhole(page)),
  "export-file": (page) => page.using(({ saveFile }) => saveFile(page)),
};

/** @param {GuideCase} page */
function sent(page) {
  const copied = page.store.memory.log.filter((each) => each.kind === "copied").pop();
  page.note("记下了：已经发出去了。", { kind: "sent", letter: copied?.letter || "", format: copied?.format || "" });
}

/** @param {GuideCase} page */
function moreFacts(page) {
  page.allFacts = !page.allFacts;
  page.show();
}

/**
 * Two tabs, or a pasted record, gave one field two values: the reader chooses.
 * @param {GuideCase} page
 * @param {string} name of the field
 * @param {boolean} other whether the other value is taken
 */
function settle(page, name, other) {
  page.withUndo(other ? "换好了。" : "没有换。", (doc) => {
    if (other) doc.facts[name] = doc.case[OTHER + name];
    delete doc.case[OTHER + name];
  });
}

/** @param {GuideCase} page */
function attach(page) {
  page.withUndo("写进“附上的材料”了。", (doc) => {
    doc.facts.attachments = withSaved(doc.facts.attachments, page.proofs, doc.ticks);
  });
}

/** @param {GuideCase} page */
function keepOnDevice(page) {
  const health = page.store.remember();
  say(health === "ok" ? "已记在这台手机上。" : HEALTH_WORDS[health]);
}

/** @param {Doc} doc changed in place */
function dropDraft(doc) {
  for (const name of Object.keys(doc.case)) if (name.startsWith(DRAFT)) delete doc.case[name];
}

/** @param {GuideCase} page */
function eraseAll(page) {
  page.erased = { doc: page.store.read(), remembered: page.store.remembered };
  const gone = page.store.erase();
  for (const form of page.querySelectorAll("form")) form.reset();
  /** @type {HTMLTextAreaElement} */ (part(page, "export-text")).value = "";
  part(page, "export-shown").hidden = true;
  page.forgetUndo();
  const words = gone ? "已经清空。" : "没有清成，这台手机不让删。请在浏览器设置里清除这个网站的数据。";
  tell(page, "erased", words);
  say(words);
  setTimeout(() => forgetErased(page), REGRET);
}

/**
 * What was erased is held in the open page for a moment only.
 * @param {GuideCase} page
 */
function forgetErased(page) {
  page.erased = null;
  part(page, "erased").querySelector("button")?.setAttribute("hidden", "");
}

/** @param {GuideCase} page */
function bringBack(page) {
  if (!page.erased) return;
  const { doc, remembered } = page.erased;
  page.erased = null;
  page.store.replace(doc);
  if (remembered) page.store.remember();
  tell(page, "erased", "");
  say("放回来了。");
}
