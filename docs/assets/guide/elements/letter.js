// <guide-letter>: keeps a letter's text in step with its form, and copies exactly what is shown.
//
// Enhances a real form and a real text; without script both can be read, selected and filled by hand.

import { markSymptom, noteSubmission, symptomHere } from "../case/fill.js";
import { copyShown } from "../copy.js";
import { compose, lacking } from "../letter/compose.js";
import { allFacts, typedTime } from "../letter/facts.js";
import { readFormats } from "../letter/structure.js";
import { HEALTH_WORDS, reader } from "../reader.js";
import { printPage, say, voice } from "../say.js";

const GAP = /【[^【】]*】/g;

/** @typedef {HTMLInputElement | HTMLTextAreaElement} Control */

export default class GuideLetter extends HTMLElement {
  constructor() {
    super();
    this.store = reader();
    /** @type {import("../letter/compose.js").Format[]} */
    this.formats = [];
    this.unchecked = false;
    /** What stands on the sheet now, as JSON of its tokens. */
    this.written = "";
  }

  get letterId() {
    return this.dataset.letter || "";
  }

  get form() {
    return /** @type {HTMLFormElement} */ (this.querySelector("form"));
  }

  /** Where the letter is read. */
  get sheet() {
    return /** @type {HTMLElement} */ (this.querySelector(".g-paper__text"));
  }

  /** Where the reader writes their own wording. */
  get editor() {
    return /** @type {HTMLTextAreaElement} */ (this.querySelector(".g-paper__edit"));
  }

  connectedCallback() {
    if (!this.formats.length) this.formats = readFormats(this.sheet);
    for (const type of ["input", "change", "click", "submit"]) this.form.addEventListener(type, this);
    this.store.addEventListener("change", this);
    this.restore();
    this.show();
  }

  disconnectedCallback() {
    for (const type of ["input", "change", "click", "submit"]) this.form.removeEventListener(type, this);
    this.store.removeEventListener("change", this);
  }

  /** @param {Event} event */
  handleEvent(event) {
    if (event.target === this.store) this.fillEmpty();
    else if (event.type === "submit") event.preventDefault();
    else if (event.type === "click") this.press(event);
    else this.typed(/** @type {Control} */ (event.target));
    this.show();
  }

  /**
   * @param {string} name of a piece of the letter
   * @returns {HTMLElement | null}
   */
  slotFor(name) {
    return this.querySelector(`[data-guide="${name}"]`);
  }

  /** @returns {Control[]} the controls of fields, one for each option of a choice */
  controls() {
    return /** @type {Control[]} */ ([...this.form.querySelectorAll("[data-field-row] [name]")]);
  }

  /** What the reader chose and ticked for this letter alone. */
  get state() {
    return this.store.memory.letters[this.letterId] || {};
  }

  /** @param {import("../reader.js").LetterState} change */
  remember(change) {
    this.store.update((doc) => {
      doc.letters[this.letterId] = { ...doc.letters[this.letterId], ...change };
    });
  }

  /** Bring back what was filled in before; what was typed before the script ran wins. */
  restore() {
    const early = this.controls().filter((each) => (isChoice(each) ? each.checked : each.value));
    const choices = this.earlyChoices();
    if (early.length) this.takeIn(early);
    this.fillEmpty();
    const { format, remedy, attests = [], edited } = this.state;
    this.choose("format", format);
    this.choose("remedy", remedy);
    for (const id of attests) this.choose(`attest-${id}`, "on");
    for (const box of choices) this.takeChoice(box);
    if (edited !== undefined) this.editor.value = edited;
    if (history.state?.guideWrote && !Object.keys(this.store.memory.facts).length) say("上次写的没有保存。要留着，填的时候点“记在这台手机上”。");
  }

  /** @returns {HTMLInputElement[]} format, remedy and attestations that the reader chose before the script ran */
  earlyChoices() {
    const boxes = /** @type {HTMLInputElement[]} */ ([...this.form.querySelectorAll("input:checked")]);
    return boxes.filter((box) => !box.defaultChecked && !box.closest("[data-field-row]"));
  }

  /** @param {HTMLInputElement} box chosen before the script ran */
  takeChoice(box) {
    box.checked = true;
    this.typed(box);
  }

  /**
   * Treat what was typed before the script ran as if it were typed now.
   * @param {Control[]} controls of fields
   */
  takeIn(controls) {
    this.store.update((doc) => {
      markSymptom(doc, symptomHere());
      for (const control of controls) doc.facts[control.name] = control.value;
    });
    for (const control of controls) this.explain(control);
    this.offer();
    controls.forEach((control) => this.watch(control));
  }

  /** Put facts into the controls that do not have the focus. */
  fillEmpty() {
    const { facts } = this.store.memory;
    for (const control of this.controls()) {
      const value = facts[control.name] || "";
      if (isChoice(control)) control.checked = control.value === value;
      else if (control !== document.activeElement && control.value !== value) control.value = value;
    }
  }

  /**
   * @param {string} name
   * @param {string | undefined} value
   */
  choose(name, value) {
    if (value === undefined) return;
    for (const box of this.form.querySelectorAll(`input[name="${name}"]`)) {
      if (/** @type {HTMLInputElement} */ (box).value === value) /** @type {HTMLInputElement} */ (box).checked = true;
    }
  }

  /** @param {Control} control */
  typed(control) {
    if (control === this.editor) this.remember({ edited: control.value });
    else if (control.closest("[data-field-row]")) this.keep(control);
    else if (control.name === "format" || control.name === "remedy") this.remember({ [control.name]: control.value });
    else this.remember({ attests: this.ticked() });
    this.watch(control);
  }

  /** @param {Control} control of a field */
  keep(control) {
    const health = this.store.update((doc) => {
      markSymptom(doc, symptomHere());
      doc.facts[control.name] = control.value;
    });
    if (health !== "ok") say(HEALTH_WORDS[health]);
    if (!history.state?.guideWrote) history.replaceState({ ...history.state, guideWrote: true }, "");
    this.explain(control);
    this.offer();
  }

  /** @param {Control} control whose value may not be what its field means */
  explain(control) {
    const { facts } = this.store.memory;
    import("../letter/doubt.js").then(({ explain }) => explain(control, facts, Date.now())).catch(() => {});
  }

  /** Offer to keep what was written, once, at the second filled field. */
  offer() {
    const offer = this.slotFor("offer");
    const filled = Object.values(this.store.memory.facts).filter(Boolean).length;
    if (!offer || this.store.remembered || !this.store.device || this.store.memory.case.offer === "no") return;
    offer.hidden = filled < 2;
  }

  /** @returns {string[]} ids of the attested sentences that are ticked */
  ticked() {
    const boxes = [...this.form.querySelectorAll("input[name^=attest-]:checked")];
    return boxes.map((box) => /** @type {HTMLInputElement} */ (box).name.slice("attest-".length));
  }

  /** @returns {import("../letter/compose.js").Format} the format in front of the reader */
  format() {
    const chosen = /** @type {HTMLInputElement | null} */ (this.form.querySelector("input[name=format]:checked"));
    return this.formats.find((each) => each.kind === chosen?.value) || this.formats[0];
  }

  /** The letter as it stands now. */
  letter() {
    return compose(this.format(), this.facts(), new Set(this.ticked()));
  }

  /** @returns {Map<string, string>} what the reader gave, and what follows from it */
  facts() {
    const types = Object.fromEntries(this.controls().map((each) => [each.name, isChoice(each) ? "choice" : each.dataset.type || ""]));
    const remedy = /** @type {HTMLInputElement | null} */ (this.form.querySelector("input[name=remedy]:checked"));
    return allFacts(this.store.memory.facts, types, Date.now(), remedy?.value);
  }

  /** What is copied: the reader's own wording, else the letter. */
  words() {
    const own = this.state.edited;
    if (own === undefined) return this.letter();
    const gaps = (own.match(GAP) || []).map((gap) => ({ name: "", label: gap.slice(1, -1) }));
    return { ...this.letter(), text: own, gaps, tokens: [{ text: own, kind: /** @type {const} */ ("words") }], pieces: [own] };
  }

  /** Bring the page in step with the facts. */
  show() {
    const words = this.words();
    const editing = !this.editor.hidden;
    this.write(words.tokens);
    if (editing && this.state.edited === undefined) this.editor.value = words.text;
    for (const row of this.querySelectorAll("[data-formats]")) {
      const formats = (row.getAttribute("data-formats") || "").split(" ");
      /** @type {HTMLElement} */ (row).hidden = !formats.includes(this.format().kind);
    }
    this.count(words);
    this.askAgain(words.gaps);
    this.showWhole();
    const restore = this.slotFor("restore");
    if (restore) restore.hidden = this.state.edited === undefined;
    this.showPieces(words.pieces);
  }

  /**
   * Nothing is written anew that stands there already: what the reader selected would be lost.
   * @param {import("../letter/compose.js").Token[]} tokens
   */
  write(tokens) {
    const writing = JSON.stringify(tokens);
    if (writing !== this.written) this.sheet.replaceChildren(...tokens.map(node));
    this.written = writing;
  }

  /** @param {{text: string, pieces: string[]}} words */
  count({ text, pieces }) {
    const place = this.slotFor("count");
    const { limit, kind } = this.format();
    if (!place) return;
    const longest = kind === "chat" ? Math.max(0, ...pieces.map((each) => [...each].length)) : [...text].length;
    place.textContent = limit ? `${kind === "chat" && pieces.length > 1 ? "最长一条 " : ""}${longest} / ${limit} 字` : `${longest} 字`;
    place.classList.toggle("g-paper__count--over", Boolean(limit && longest > limit));
  }

  /** Say of what happened, proof and request whether each is written; one's own wording is left to its writer. */
  showWhole() {
    const whole = this.slotFor("whole");
    if (!whole) return;
    whole.hidden = this.state.edited !== undefined;
    const lacks = Object.entries(lacking(this.format(), this.facts(), new Set(this.ticked())));
    for (const [part, missing] of lacks) {
      const place = whole.querySelector(`[data-lacking="${part}"]`);
      if (place) place.textContent = lackWords(part, missing);
    }
  }

  /** @param {string[]} pieces of a chat, each with a button of its own */
  showPieces(pieces) {
    const place = this.slotFor("pieces");
    if (!place) return;
    const many = this.format().kind === "chat" && pieces.length > 1 && this.state.edited === undefined;
    place.hidden = !many;
    if (many && place.childElementCount !== pieces.length) place.replaceChildren(...pieces.map((_, index) => pieceButton(index)));
  }

  /** @param {Event} event */
  press(event) {
    const button = /** @type {Element} */ (event.target).closest("button");
    const name = button?.dataset.guide || "";
    const action = ACTIONS[name];
    if (action && button) action(this, button);
  }

  /** @param {boolean} anyway copy although gaps are left */
  async copy(anyway) {
    const { text, gaps } = this.words();
    const missing = this.slotFor("missing");
    if (missing) missing.hidden = anyway || !gaps.length;
    if (!anyway && gaps.length) return this.showMissing(gaps);
    await this.put(text);
  }

  /** @param {{name: string, label: string}[]} gaps */
  showMissing(gaps) {
    const words = missingWords(gaps);
    const place = this.slotFor("missing")?.querySelector("[data-guide-say]");
    if (place) place.textContent = words;
    voice(words);
  }

  /**
   * What was said to be missing is said anew while the reader fills it in.
   * @param {{name: string, label: string}[]} gaps
   */
  askAgain(gaps) {
    const missing = this.slotFor("missing");
    if (!missing || missing.hidden) return;
    missing.hidden = !gaps.length;
    const place = missing.querySelector("[data-guide-say]");
    if (place && gaps.length) place.textContent = missingWords(gaps);
  }

  /** @param {string} text */
  async put(text) {
    if (!(await copyShown(text, this.editor.hidden ? this.sheet : this.editor, say))) return;
    const after = this.slotFor("after-copy");
    if (after) after.hidden = false;
    this.note("copied");
    this.dispatchEvent(new CustomEvent("guide-copied", { bubbles: true }));
  }

  /**
   * @param {string} kind of the entry in the record's timeline
   * @returns {import("../reader.js").Health} whether it is stored
   */
  note(kind) {
    const at = new Date().toISOString();
    const entry = { id: `${at}-${this.letterId}-${kind}`, at, kind, letter: this.letterId, format: this.format().kind };
    return this.store.update((doc) => {
      markSymptom(doc, symptomHere());
      if (kind === "sent") noteSubmission(doc, typedTime(Date.now()));
      doc.log.push(entry);
    });
  }

  /** Switch between reading and editing; one of the two carries the text. */
  toggleEditor() {
    const editing = this.editor.hidden;
    if (editing) this.editor.value = this.words().text;
    this.editor.hidden = !editing;
    this.sheet.hidden = editing;
    this.editor.dataset.guide = editing ? "letter-text" : "edit";
    this.sheet.dataset.guide = editing ? "sheet" : "letter-text";
    const button = this.slotFor("edit-toggle");
    if (button) {
      button.setAttribute("aria-pressed", String(editing));
      button.textContent = editing ? "改好了" : "自己改";
    }
    if (editing) this.editor.focus();
  }

  /** Throw the reader's own wording away, because they asked for it. */
  restoreText() {
    this.store.update((doc) => {
      if (doc.letters[this.letterId]) delete doc.letters[this.letterId].edited;
    });
    this.editor.value = this.letter().text;
    say("已恢复自动填写。");
  }

  /** Lead to the first control that fills a gap. */
  fillFirst() {
    const [gap] = this.letter().gaps;
    const name = gap && (this.controlOf(gap.name) || gap.name);
    const control = this.controls().find((each) => each.name === name);
    if (control) control.focus();
  }

  /**
   * @param {string} name of a computed fact
   * @returns {string | undefined} the field that gives it
   */
  controlOf(name) {
    const row = this.querySelector(`[data-fills~="${name}"]`);
    return row ? row.getAttribute("data-field-row") || undefined : undefined;
  }

  /** @param {Control} control that was just typed in */
  async watch(control) {
    if (!(control instanceof HTMLTextAreaElement) && control.type !== "text") return;
    try {
      const { look } = await import("../letter/watch.js");
      await look(this, control, this.controls());
    } catch {
      if (this.unchecked) return;
      this.unchecked = true;
      say("写的内容没能替你检查。发之前自己看一眼：不要写密码、验证码、卡号。");
    }
  }
}

/** @type {Record<string, (letter: GuideLetter, button: HTMLElement) => void>} what each button does */
const ACTIONS = {
  copy: (letter) => letter.copy(false),
  "copy-anyway": (letter) => letter.copy(true),
  "copy-piece": (letter, button) => letter.put(letter.words().pieces[Number(button.dataset.piece)] || ""),
  "fill-first": (letter) => letter.fillFirst(),
  "edit-toggle": (letter) => letter.toggleEditor(),
  restore: (letter) => letter.restoreText(),
  save: (letter) => keepOnDevice(letter),
  "not-now": (letter) => notNow(letter),
  sent: (letter, button) => sent(letter, button),
  print: () => printPage(),
  download: (letter) => download(letter),
};

/**
 * @param {{label: string}[]} gaps
 * @returns {string}
 */
function missingWords(gaps) {
  const labels = [...new Set(gaps.map((gap) => gap.label))];
  return `还有 ${labels.length} 处没填：${labels.join("、")}。`;
}

/** @param {GuideLetter} letter */
function keepOnDevice(letter) {
  const health = letter.store.remember();
  const offer = letter.slotFor("offer");
  if (offer) offer.hidden = true;
  say(health === "ok" ? "已记在这台手机上。" : HEALTH_WORDS[health]);
}

/** @param {GuideLetter} letter */
async function download(letter) {
  try {
    const { saveFile } = await import("../save-file.js");
    saveFile(letter.words().text, `${document.title.split(" - ")[0]}.txt`, "text/plain");
    say("已交给手机保存。没有反应的话，点“复制这段话”，粘到备忘录里。");
  } catch {
    say("这里存不了文件。点“复制这段话”，粘到备忘录里。");
  }
}

/** @param {GuideLetter} letter */
function notNow(letter) {
  const offer = letter.slotFor("offer");
  if (offer) offer.hidden = true;
  letter.store.update((doc) => (doc.case.offer = "no"));
}

/**
 * @param {GuideLetter} letter
 * @param {HTMLElement} button
 */
function sent(letter, button) {
  const health = letter.note("sent");
  button.setAttribute("aria-pressed", "true");
  say(health === "ok" ? "记下了：已经发出去了。" : HEALTH_WORDS[health]);
}

/**
 * @param {Control} control
 * @returns {control is HTMLInputElement}
 */
function isChoice(control) {
  return control.type === "radio" || control.type === "checkbox";
}

/**
 * @param {import("../letter/compose.js").Token} token
 * @returns {Node}
 */
function node({ text, kind }) {
  if (kind === "words") return document.createTextNode(text);
  const mark = document.createElement("mark");
  mark.className = kind === "gap" ? "g-gap" : "g-fill";
  mark.textContent = text;
  return mark;
}

/**
 * @param {string} part of the letter
 * @param {number | null} missing
 * @returns {string}
 */
function lackWords(part, missing) {
  if (missing === null) return "接着发截图";
  if (!missing) return "有了";
  return part === "materials" ? "还没写" : `还缺 ${missing} 处`;
}

/**
 * @param {number} index of the piece
 * @returns {HTMLButtonElement}
 */
function pieceButton(index) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "g-button";
  button.dataset.guide = "copy-piece";
  button.dataset.piece = String(index);
  button.textContent = `只复制第 ${index + 1} 条`;
  return button;
}
