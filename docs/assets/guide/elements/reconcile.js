// <guide-reconcile>: answers as the reader types, pastes or chooses a bill. The form works on paper without
// script; the sums are done by the reader's own device, in a worker, and nothing is kept unless asked. Worker and
// view are fetched when the reader touches the form for the first time.

import { reader, HEALTH_WORDS } from "../reader.js";
import { Client } from "../reconcile/client.js";
import { sixNumbers, typedNumber } from "../reconcile/six.js";
import { voice } from "../say.js";
import { el } from "./reconcile-dom.js";

/** @typedef {import("../reconcile/engine.js").Reply} Reply */
/** @typedef {typeof import("./reconcile-view.js")} View */

const BEGINNINGS = ["pointerdown", "focusin"];
const EVENTS = [...BEGINNINGS, "input", "change", "click", "submit"];
const TYPING_MS = 50;
const PROGRESS_AFTER_MS = 300;
const SHARED_FIELDS = ["balance_before", "topped_up", "gifted", "spent", "expired_count", "balance_now"];
const UNTOUCHED = "填好“原来有”和“现在有”，这里就出结果。";
const FAILED = "没有算成，上面填的都还在。刷新这一页再试。";

export default class GuideReconcile extends HTMLElement {
  constructor() {
    super();
    this.store = reader();
    this.client = new Client((reply) => this.hear(reply));
    /** @type {Record<string, import("../reconcile/types.js").Correction>} */
    this.corrections = {};
    /** @type {import("../reconcile/report.js").Report | null} */
    this.report = null;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.slow = undefined;
    this.asked = "";
    this.headline = ""; // the last answer, so that it is told once
    /** @type {View | null} */
    this.view = null;
    /** @type {Promise<View> | null} */
    this.fetching = null;
    this.turn = 0;
  }

  get form() {
    return /** @type {HTMLFormElement} */ (this.querySelector("form"));
  }

  connectedCallback() {
    for (const type of EVENTS) this.addEventListener(type, this);
    this.fillShared();
    const chosen = this.bill.files;
    if (chosen?.length || this.typed()) this.ask(chosen?.length ? [...chosen] : null);
  }

  disconnectedCallback() {
    for (const type of EVENTS) this.removeEventListener(type, this);
    this.client.stopWorker();
    this.client.send = null;
  }

  /** @param {Event} event */
  handleEvent(event) {
    const target = /** @type {HTMLElement} */ (event.target);
    if (event.type === "submit") event.preventDefault();
    else if (BEGINNINGS.includes(event.type)) this.prepare();
    else if (event.type === "click") this.press(target);
    else if (target === this.bill) this.chose(event.type);
    else if (target.closest("[data-guide=report]")) this.correct(target, event.type);
    else this.wrote(/** @type {HTMLInputElement} */ (target));
  }

  /** What the first answer will need is fetched while the reader still types. */
  prepare() {
    this.client.start();
    this.fetchView().catch(() => {}); // told when an answer is to be shown
  }

  /** @returns {Promise<View>} rejects where it could not be fetched */
  fetchView() {
    if (!this.fetching) {
      this.fetching = import("./reconcile-view.js").then((view) => (this.view = view));
      this.fetching.catch(() => (this.fetching = null));
    }
    return this.fetching;
  }

  get bill() {
    return /** @type {HTMLInputElement} */ (this.form.elements.namedItem("bill"));
  }

  /** @param {string} name of a piece of the page @returns {HTMLElement} */
  slotFor(name) {
    return /** @type {HTMLElement} */ (this.querySelector(`[data-guide="${name}"]`));
  }

  /** @param {string} name of a control @returns {string} */
  value(name) {
    return /** @type {HTMLInputElement} */ (this.form.elements.namedItem(name)).value;
  }

  /** @returns {boolean} whether anything stands in the form */
  typed() {
    return [...SHARED_FIELDS, "ledger"].some((name) => this.value(name).trim() !== "");
  }

  /** Numbers that a letter knows already are filled in; what was typed here wins. */
  fillShared() {
    for (const name of SHARED_FIELDS) {
      const control = /** @type {HTMLInputElement} */ (this.form.elements.namedItem(name));
      const known = this.store.memory.facts[name];
      if (!control.value && known) control.value = known;
    }
  }

  /** @param {string} type of event: browsers send input and change for one choice */
  chose(type) {
    if (type !== "change") return;
    this.corrections = {};
    this.ask([...(this.bill.files || [])]);
  }

  /** @param {HTMLInputElement} control */
  wrote(control) {
    if (SHARED_FIELDS.includes(control.name)) this.store.update((doc) => (doc.facts[control.name] = control.value));
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.stamp() !== this.asked && this.ask(null), TYPING_MS);
  }

  /** @returns {string} what would be asked now; leaving a field says again what typing said, and is not asked twice */
  stamp() {
    return JSON.stringify({ ...this.question(), today: 0 });
  }

  /** @returns {import("../reconcile/answer.js").Question} */
  question() {
    const count = (/** @type {string} */ name) => typedNumber(this.value(name));
    return {
      ledger: this.value("ledger"),
      before: count("balance_before"),
      now: count("balance_now"),
      six: { topup: count("topped_up"), gift: count("gifted"), used: count("spent"), expired: count("expired_count") },
      firstExpiringFirst: /** @type {HTMLInputElement} */ (this.form.elements.namedItem("first_expiring")).checked,
      corrections: this.corrections,
      today: Date.now(),
    };
  }

  /** @param {File[] | null} files newly chosen ones */
  ask(files) {
    clearTimeout(this.timer);
    this.asked = this.stamp();
    const question = this.question();
    if (!files && !this.client.hasFiles && question.ledger.trim() === "") return this.answerSix(question);
    clearTimeout(this.slow);
    this.slow = setTimeout(() => (this.slotFor("progress").hidden = false), PROGRESS_AFTER_MS);
    this.client.ask(question, files);
  }

  /** Six numbers need no worker. @param {import("../reconcile/answer.js").Question} question */
  answerSix({ before, now, six: moved }) {
    this.client.forget();
    this.rest();
    const six = sixNumbers({ ...moved, before, now });
    this.show({ answer: six && { by: "six", result: null, six, notes: [], unread: [] }, report: null });
  }

  /** @param {Reply} reply */
  hear(reply) {
    if (reply.type === "progress") {
      this.slotFor("stage").textContent = reply.stage || "";
      /** @type {HTMLProgressElement} */ (this.querySelector("progress")).value = reply.share || 0;
      return;
    }
    this.rest();
    if (reply.type === "failed") return voice(FAILED);
    this.showFiles(reply);
    this.show(reply);
  }

  /** The work is over: no progress is shown. */
  rest() {
    clearTimeout(this.slow);
    this.slotFor("progress").hidden = true;
  }

  /** @param {Reply} reply */
  showFiles({ refused = [], accepted, files = 0 }) {
    this.slotFor("drop-bill").hidden = files === 0;
    const note = this.slotFor("bill-note");
    if (refused.length === 0 && !accepted) return;
    note.hidden = refused.length === 0;
    note.textContent = refused.join(" ");
    if (refused.length > 0) voice(refused.join(" "));
  }

  /**
   * Show an answer, unless a newer one came while the view was on its way.
   * @param {Pick<Reply, "answer" | "report" | "refused">} reply
   */
  async show(reply) {
    this.turn += 1;
    const { turn } = this;
    try {
      if (reply.report && !this.view) await this.fetchView();
      if (turn === this.turn) this.put(reply);
    } catch {
      voice(FAILED);
    }
  }

  /** @param {Pick<Reply, "answer" | "report" | "refused">} reply */
  put({ answer, report, refused = [] }) {
    const found = answer?.result || answer?.six || null;
    const verdict = this.slotFor("verdict");
    mark(verdict, found);
    const headline = answer?.six ? answer.six.sentence : report?.headline || UNTOUCHED;
    this.slotFor("headline").textContent = headline;
    this.slotFor("verdict-more").replaceChildren(...this.more(answer, report));
    this.showReport(answer, report);
    if (refused.length > 0) return;
    if (found && headline !== this.headline) voice(headline);
    this.headline = headline;
  }

  /**
   * @param {Reply["answer"]} answer @param {Reply["report"]} report
   * @returns {Node[]} what stands under the headline
   */
  more(answer, report) {
    if (!answer) return [];
    const lines = answer.six ? [answer.six.next] : report ? [`${report.cause}这个判断，${report.sure}。`] : [];
    const page = answer.six ? answer.six.page : (answer.result?.page ?? "");
    return [...lines.map((line) => el("p", {}, line)), ...this.pageNodes(page)];
  }

  /** @param {string} page symptom id @returns {Node[]} */
  pageNodes(page) {
    const entry = page ? this.ownerDocument.querySelector(`.g-recon__pages [data-page="${page}"]`) : null;
    return entry ? [...entry.children].map((node) => el("p", {}, node.cloneNode(true))) : [];
  }

  /** @param {Reply["answer"]} answer @param {Reply["report"]} report */
  showReport(answer, report) {
    const place = this.slotFor("report");
    const focus = focusIn(place);
    const unfolded = place.querySelector("details")?.open === true;
    this.report = report || null;
    place.hidden = !report;
    const opening = answer?.result?.opening ?? null;
    const proofs = (report?.proofs || []).map((name) => document.querySelector(`.g-recon__proofs [data-proof="${name}"]`));
    const more = { opening, notes: answer?.notes || [], unread: answer?.unread || [], corrections: this.corrections, proofs };
    place.replaceChildren(...(report && this.view ? this.view.reportNodes(report, more) : []));
    if (focus) place.querySelector(focus)?.dispatchEvent(new Event("guide-focus"));
    const folded = place.querySelector("details");
    if (folded) folded.open = unfolded;
    if (focus) /** @type {HTMLElement | null} */ (place.querySelector(focus))?.focus();
  }

  /** @param {HTMLElement} target @param {string} type */
  correct(target, type) {
    if (type !== "change") return;
    const control = /** @type {HTMLInputElement | HTMLSelectElement} */ (target);
    const { payment, diamonds, guide } = control.dataset;
    if (payment) this.corrections[payment] = { ...lineless(this.corrections[payment]), ...choice(control.value) };
    if (diamonds) this.corrections[diamonds] = { ...this.corrections[diamonds], diamonds: typedNumber(control.value) ?? undefined };
    if (guide === "add-payment" && control.value) this.corrections[control.value] = { diamonds: this.guess(control.value) };
    this.ask(null);
  }

  /** 钻 for a payment that the reader adds: by the rate, else the money's own number. @param {string} key */
  guess(key) {
    const cents = Number(key.split("|")[2]);
    return Math.round((cents / 100) * (this.report?.rate || 1));
  }

  /** @param {HTMLElement} target */
  press(target) {
    const name = target.closest("button")?.dataset.guide || "";
    const act = ACTIONS[name];
    if (act) act(this);
  }
}

/** @param {HTMLElement} verdict @param {{ gap: number, cause: string, ambiguous?: boolean } | null} found */
function mark(verdict, found) {
  for (const name of ["gap", "cause", "ambiguous"]) delete verdict.dataset[name];
  if (!found) return;
  verdict.dataset.gap = String(found.gap);
  verdict.dataset.cause = found.cause;
  if (found.ambiguous) verdict.dataset.ambiguous = "";
}

/** @param {HTMLElement} place @returns {string} a selector for the control with the focus, empty without */
function focusIn(place) {
  const active = document.activeElement;
  if (!(active instanceof HTMLElement) || !place.contains(active)) return "";
  const { payment, diamonds } = active.dataset;
  if (payment) return `[data-payment="${CSS.escape(payment)}"]`;
  return diamonds ? `[data-diamonds="${CSS.escape(diamonds)}"]` : "";
}

/** @param {import("../reconcile/types.js").Correction | undefined} correction */
function lineless(correction) {
  return correction?.diamonds === undefined ? {} : { diamonds: correction.diamonds };
}

/** @param {string} value of a chooser @returns {import("../reconcile/types.js").Correction} */
function choice(value) {
  if (value === "ignore") return { ignore: true };
  if (value === "none") return { line: "" };
  return value.startsWith("line:") ? { line: value.slice(5) } : {};
}

/** @param {GuideReconcile} element */
function copyParagraph(element) {
  const shown = element.slotFor("paragraph");
  element.view?.copyShown(element.report?.paragraph || "", shown, voice);
}

/** The table of the file stands nowhere to be selected. @param {GuideReconcile} element */
async function copyTable(element) {
  const copied = await element.view?.copyText((element.report?.csv || "").replace(/^\ufeff/, ""));
  voice(copied ? "已复制。现在去粘贴。" : "没复制成。试试“存成 CSV 文件”。");
}

/** @type {Record<string, (element: GuideReconcile) => void>} what each button does */
const ACTIONS = {
  "copy-paragraph": copyParagraph,
  "copy-table": copyTable,
  "save-table": (element) => saveTable(element),
  "use-facts": (element) => useFacts(element),
  "keep-record": (element) => keepRecord(element),
  "drop-bill": (element) => dropBill(element),
  cancel: (element) => cancel(element),
};

/** @param {GuideReconcile} element */
function saveTable(element) {
  element.view?.saveFile(element.report?.csv || "", "付款和到账对照.csv", "text/csv");
  voice("没有存下文件的话，用“复制对照表”。");
}

/** @param {GuideReconcile} element */
function useFacts(element) {
  const facts = element.report?.facts || {};
  const health = element.store.update((doc) => Object.assign(doc.facts, facts));
  voice(health === "ok" ? "填好了。打开申诉，数字和单号已经在里面。" : HEALTH_WORDS[health]);
}

/** @param {GuideReconcile} element */
function keepRecord(element) {
  const at = new Date().toISOString();
  const text = element.report?.paragraph || "";
  const health = element.store.update((doc) => doc.log.push({ id: `${at}-reconcile`, at, kind: "reconcile", text }));
  voice(health === "ok" ? "记进“我的记录”了。" : HEALTH_WORDS[health]);
}

/** @param {GuideReconcile} element */
function dropBill(element) {
  element.bill.value = "";
  element.corrections = {};
  element.client.files = [];
  element.ask([]);
}

/** @param {GuideReconcile} element */
function cancel(element) {
  element.client.stop();
  element.rest();
  voice("停下了。上面的结果没有变。");
}
