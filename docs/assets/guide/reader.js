// What the reader did, kept on this device only. The one module that touches storage.
//
// One versioned document under one key, prefixed with the site's path so that two sites on one host stay
// apart. It lives in the tab (sessionStorage) until the reader says yes, then in localStorage. Every
// change is a recipe applied to the freshest stored document, so that two tabs add up instead of
// overwriting each other; erasing in one tab empties the others. Storage that is blocked, full, damaged,
// wiped or from a newer version is a result, never an exception, and what was there stays.

import { mergeDocs } from "./case/merge.js";

export const VERSION = 1;

/**
 * @typedef {{at: string, kind: string, letter?: string, format?: string, reply?: string, ticket?: string,
 *   who?: string, channel?: string, text?: string, promise?: string, symptom?: string, id: string}} Entry
 *   `at` and `promise` are instants (ISO, UTC)
 * @typedef {{format?: string, remedy?: string, attests?: string[], edited?: string, other?: string}} LetterState
 * @typedef {{v: number, rev: number, facts: Record<string, string>, ticks: Record<string, "done" | "na">,
 *   log: Entry[], letters: Record<string, LetterState>, case: Record<string, string>}} Doc
 * @typedef {"ok" | "blocked" | "full" | "corrupt" | "newer"} Health
 * @typedef {{getItem(key: string): string | null, setItem(key: string, value: string): void,
 *   removeItem(key: string): void}} Store
 */

/** The storage keys of this site and what each is for; /about/ prints this list. */
export const KEYS = [
  { store: "tab", name: "guide", what: "这个标签页里填过的、勾过的。关掉标签页就没了。" },
  { store: "device", name: "guide", what: "你点了“记在这台手机上”以后，填过的、勾过的、发过的。点“全部清除”就没了。" },
];

/** @returns {Doc} a document with nothing in it */
export function emptyDoc() {
  return { v: VERSION, rev: 0, facts: {}, ticks: {}, log: [], letters: {}, case: {} };
}

/**
 * Read a stored text. Unknown keys are kept; missing ones are filled in.
 * @param {string | null} raw
 * @returns {{doc: Doc, health: Health}} health `corrupt` or `newer` where the text must not be overwritten
 */
export function parseDoc(raw) {
  if (raw === null) return { doc: emptyDoc(), health: "ok" };
  let value;
  try {
    value = JSON.parse(raw);
  } catch {
    return { doc: emptyDoc(), health: "corrupt" };
  }
  if (!isPlain(value) || typeof value.v !== "number" || !(value.v >= 1)) return { doc: emptyDoc(), health: "corrupt" };
  if (value.v > VERSION) return { doc: emptyDoc(), health: "newer" };
  return { doc: complete(value), health: "ok" };
}

/**
 * @param {unknown} value
 * @returns {value is Record<string, any>}
 */
function isPlain(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * Fill in what an older or hand-made document lacks, and drop parts of the wrong type.
 * @param {Record<string, any>} value
 * @returns {Doc}
 */
export function complete(value) {
  const doc = { ...emptyDoc(), ...value, v: VERSION };
  doc.rev = Number.isFinite(doc.rev) ? doc.rev : 0;
  doc.facts = keep(doc.facts, isText);
  doc.ticks = keep(doc.ticks, (each) => each === "done" || each === "na");
  doc.letters = keep(doc.letters, isLetter);
  doc.case = keep(doc.case, isText);
  doc.log = Array.isArray(doc.log) ? doc.log.filter(isEntry).map(named) : [];
  return doc;
}

/**
 * @param {unknown} value
 * @returns {value is string}
 */
function isText(value) {
  return typeof value === "string";
}

/**
 * @param {any} value
 * @returns {boolean} whether it says when, and holds nothing but texts
 */
function isEntry(value) {
  return isPlain(value) && isText(value.kind) && !Number.isNaN(Date.parse(value.at)) && Object.values(value).every(isText);
}

/**
 * @param {any} entry
 * @param {number} index
 * @returns {Entry} with an id, made from its place where it has none
 */
function named(entry, index) {
  return entry.id ? entry : { ...entry, id: `${entry.at}-${entry.kind}-${index}` };
}

/**
 * @param {any} value
 * @returns {boolean}
 */
function isLetter(value) {
  if (!isPlain(value)) return false;
  const { attests = [], ...texts } = value;
  return Array.isArray(attests) && attests.every(isText) && Object.values(texts).every(isText);
}

/**
 * @param {unknown} record
 * @param {(value: any) => boolean} good
 * @returns {Record<string, any>} the entries of `record` that are good; never one that would change a prototype
 */
function keep(record, good) {
  if (!isPlain(record)) return {};
  return Object.fromEntries(Object.entries(record).filter(([name, value]) => name !== "__proto__" && good(value)));
}

/**
 * Give what is kept under a retired id to the id that stands instead; what is kept there already stays.
 * @param {Doc} doc changed in place
 * @param {Record<string, string>} retired old id → the id that stands instead
 * @returns {Doc} the same document
 */
export function renamed(doc, retired) {
  for (const [old, now] of Object.entries(retired)) {
    move(doc.ticks, old, now);
    move(doc.letters, old, now);
    move(doc.letters, `quick-${old}`, `quick-${now}`);
    for (const part of [doc.case, ...doc.log]) follow(part, old, now);
  }
  return doc;
}

/**
 * @param {Record<string, any>} kept changed in place
 * @param {string} old
 * @param {string} now
 */
function move(kept, old, now) {
  const held = Object.keys(kept);
  if (!held.includes(old)) return;
  if (!held.includes(now)) kept[now] = kept[old];
  delete kept[old];
}

/**
 * @param {{symptom?: string, letter?: string, reply?: string}} part that names records; changed in place
 * @param {string} old
 * @param {string} now
 */
function follow(part, old, now) {
  if (part.symptom === old) part.symptom = now;
  if (part.letter === old) part.letter = now;
  if (part.letter === `quick-${old}`) part.letter = `quick-${now}`;
}

/** The reader's document with the storage behind it. Fires `change` after every change, also of other tabs. */
export class Reader extends EventTarget {
  /**
   * @param {{tab: Store | null, device: Store | null, key: string, announce?: () => void,
   *   retired?: Record<string, string>}} options stores are null where storage is blocked; `announce` tells the
   *   other tabs that everything was erased; `retired` is what `renamed` takes
   */
  constructor({ tab, device, key, announce = () => {}, retired = {} }) {
    super();
    this.retired = retired;
    this.tab = tab;
    this.device = device;
    this.key = key;
    this.announce = announce;
    /** @type {Doc} */
    this.memory = emptyDoc();
    /** @type {Health} */
    this.health = "ok";
    this.agreed = false;
    this.forget();
    this.read();
  }

  /** Start with nothing, in this page. */
  forget() {
    this.memory = emptyDoc();
    /** @type {string | null} The stored text that `memory` was last in step with. */
    this.raw = null;
    this.unsaved = false;
    this.agreed = false;
  }

  /** Whether the document outlives the tab: the reader said yes, here or in another tab. */
  get remembered() {
    return this.agreed || rawOf(this.device, this.key) !== null;
  }

  /** The store in use now: the device after a yes, else the tab; null where it is blocked. */
  get store() {
    return this.remembered ? this.device : this.tab;
  }

  /** @returns {Doc} the freshest document; health says whether it may be written */
  read() {
    this.settle();
    const { store } = this;
    if (!store) {
      this.health = "blocked";
      return this.memory;
    }
    this.agreed = store === this.device;
    const raw = rawOf(store, this.key);
    if (raw === null || raw === this.raw) this.health = "ok";
    else this.take(raw);
    return this.memory;
  }

  /**
   * Take in a text that this page has not seen. Changes that could not be stored before are kept.
   * @param {string} raw
   */
  take(raw) {
    const { doc, health } = parseDoc(raw);
    this.health = health;
    if (health !== "ok") return;
    renamed(doc, this.retired);
    this.memory = this.unsaved ? mergeDocs(this.memory, doc) : doc;
    this.raw = raw;
  }

  /** Another tab said yes while this one had a document of its own: put them together on the device. */
  settle() {
    const [own, kept] = [rawOf(this.tab, this.key), rawOf(this.device, this.key)];
    if (own === null || kept === null || !this.device) return;
    const [mine, theirs] = [parseDoc(own), parseDoc(kept)];
    if (mine.health !== "ok" || theirs.health !== "ok") return;
    const text = JSON.stringify(mergeDocs(mine.doc, theirs.doc));
    if (write(this.device, this.key, text) === "ok") drop(this.tab, this.key);
  }

  /**
   * Change the document. `recipe` gets the freshest one and changes it in place.
   * @param {(doc: Doc) => void} recipe
   * @returns {Health} "ok" where it is stored; else the change holds in this page only
   */
  update(recipe) {
    const doc = this.read();
    recipe(doc);
    renamed(doc, this.retired); // a record from another phone may be older than the change of names
    doc.rev += 1;
    this.unsaved = true;
    if (this.health === "ok" && this.store) this.put(this.store);
    this.dispatchEvent(new Event("change"));
    return this.health;
  }

  /**
   * @param {Store} store
   */
  put(store) {
    const text = JSON.stringify(this.memory);
    this.health = write(store, this.key, text);
    if (this.health !== "ok") return;
    this.raw = text;
    this.unsaved = false;
  }

  /**
   * Keep the document on the device from now on: the reader said yes.
   * @returns {Health}
   */
  remember() {
    this.read();
    if (!this.device) this.health = "blocked";
    else if (this.health === "ok") this.put(this.device);
    if (this.health === "ok") {
      this.agreed = true;
      drop(this.tab, this.key);
    }
    this.dispatchEvent(new Event("change"));
    return this.health;
  }

  /**
   * Erase everything, damaged documents too, in both stores and in the other tabs.
   * @returns {boolean} whether nothing is left
   */
  erase() {
    this.empty();
    this.announce();
    return rawOf(this.tab, this.key) === null && rawOf(this.device, this.key) === null;
  }

  /** Erase what is here; another tab may have asked for it. */
  empty() {
    drop(this.tab, this.key);
    drop(this.device, this.key);
    this.forget();
    this.health = this.tab ? "ok" : "blocked";
    this.dispatchEvent(new Event("change"));
  }

  /** Take in what another tab wrote. */
  refresh() {
    this.read();
    this.dispatchEvent(new Event("change"));
  }

  /** The page came back from the browser's memory: what was erased meanwhile must not return. */
  wake() {
    const gone = rawOf(this.tab, this.key) === null && rawOf(this.device, this.key) === null;
    if (gone && !this.unsaved) this.empty();
    else this.refresh();
  }

  /**
   * Put an imported document in place of the present one.
   * @param {Doc} doc
   * @returns {Health}
   */
  replace(doc) {
    return this.update((present) => {
      const { rev } = present;
      Object.assign(present, complete(doc), { rev });
    });
  }
}

/**
 * @param {Store | null} store
 * @param {string} key
 * @returns {string | null}
 */
function rawOf(store, key) {
  try {
    return store ? store.getItem(key) : null;
  } catch {
    return null;
  }
}

/**
 * @param {Store} store
 * @param {string} key
 * @param {string} text
 * @returns {Health} "full" where the quota is used up, "blocked" where writing is refused; the older text then still stands
 */
function write(store, key, text) {
  try {
    store.setItem(key, text);
    return "ok";
  } catch (error) {
    return error instanceof Error && error.name === "SecurityError" ? "blocked" : "full";
  }
}

/**
 * @param {Store | null} store
 * @param {string} key
 */
function drop(store, key) {
  try {
    if (store) store.removeItem(key);
  } catch {
    // Nothing was kept, so nothing is left to drop.
  }
}

/**
 * @param {() => Store} open
 * @returns {Store | null} null where the browser refuses storage, even by throwing
 */
function tryStore(open) {
  try {
    const store = open();
    store.getItem("");
    return store;
  } catch {
    return null;
  }
}

/** @type {Reader | null} */
let shared = null;

/** @returns {Reader} the one reader of this page */
export function reader() {
  if (shared) return shared;
  const key = `${new URL("../../", import.meta.url).pathname}guide`;
  const line = "BroadcastChannel" in globalThis ? new BroadcastChannel(key) : null;
  const made = new Reader({
    tab: tryStore(() => sessionStorage),
    device: tryStore(() => localStorage),
    key,
    announce: () => line?.postMessage("erased"),
    retired: JSON.parse(document.querySelector("meta[name=guide-retired]")?.getAttribute("content") || "{}"),
  });
  if (line) line.onmessage = () => made.empty();
  listen(made);
  shared = made;
  return made;
}

/**
 * @param {Reader} made
 */
function listen(made) {
  addEventListener("storage", (event) => {
    if (event.key !== null && event.key !== made.key) return;
    if (event.newValue === null && event.storageArea === made.device) made.empty();
    else made.refresh();
  });
  addEventListener("pageshow", (event) => {
    if (event.persisted) made.wake();
  });
}

/** What to tell the reader about storage that does not work, by health; empty where all is well. */
export const HEALTH_WORDS = {
  ok: "",
  blocked: "这里不让保存。填的只在这一页，离开前先复制出去。",
  full: "存不下了，刚才这一步没有存上。先把要用的复制出去，再清一清。",
  corrupt: "上次的记录读不出来，原样留着。要重新开始，到“我的记录”里全部清除。",
  newer: "上次的记录是更新的版本写的，这里没有动它。刷新这一页再试。",
};
