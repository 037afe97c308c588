// What the reader did, kept on this device only. The one module that touches storage.
//
// One versioned document under one key, prefixed with the site's path so that two sites on one host stay
// apart. It lives in the tab (sessionStorage) until the reader says yes, then in localStorage. Every
// change is a recipe applied to the freshest stored document, so that two tabs add up instead of
// overwriting each other. Storage that is blocked, full, damaged or from a newer version is a result,
// never an exception, and what was there stays.

export const VERSION = 1;

/**
 * @typedef {{at: string, kind: string, letter?: string, format?: string, reply?: string, ticket?: string,
 *   who?: string, text?: string, promise?: string, symptom?: string, id: string}} Entry
 * @typedef {{format?: string, remedy?: string, attests?: string[], edited?: string}} LetterState
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
  if (!isPlain(value) || typeof value.v !== "number") return { doc: emptyDoc(), health: "corrupt" };
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
  doc.facts = keep(doc.facts, (each) => typeof each === "string");
  doc.ticks = keep(doc.ticks, (each) => each === "done" || each === "na");
  doc.letters = keep(doc.letters, isPlain);
  doc.case = keep(doc.case, (each) => typeof each === "string");
  doc.log = Array.isArray(doc.log) ? doc.log.filter((each) => isPlain(each) && typeof each.at === "string") : [];
  return doc;
}

/**
 * @param {unknown} record
 * @param {(value: any) => boolean} good
 * @returns {Record<string, any>} the entries of `record` that are good
 */
function keep(record, good) {
  if (!isPlain(record)) return {};
  return Object.fromEntries(Object.entries(record).filter(([, value]) => good(value)));
}

/** The reader's document with the storage behind it. Fires `change` after every change, also of other tabs. */
export class Reader extends EventTarget {
  /**
   * @param {{tab: Store | null, device: Store | null, key: string}} options null where storage is blocked
   */
  constructor({ tab, device, key }) {
    super();
    this.tab = tab;
    this.device = device;
    this.key = key;
    /** @type {Doc} */
    this.memory = emptyDoc();
    /** @type {Health} */
    this.health = "ok";
    this.read();
  }

  /** Whether the document outlives the tab. */
  get remembered() {
    return rawOf(this.device, this.key) !== null;
  }

  /** The store in use now: the device after a yes, else the tab; null where both are blocked. */
  get store() {
    return this.remembered ? this.device : this.tab;
  }

  /** @returns {Doc} the freshest document; health says whether it may be written */
  read() {
    const store = this.store;
    if (!store) {
      this.health = "blocked";
      return this.memory;
    }
    const { doc, health } = parseDoc(rawOf(store, this.key));
    this.health = health;
    if (health === "ok" && doc.rev >= this.memory.rev) this.memory = doc;
    return this.memory;
  }

  /**
   * Change the document. `recipe` gets the freshest one and changes it in place.
   * @param {(doc: Doc) => void} recipe
   * @returns {Health} "ok" where it is stored; else the change holds in this page only
   */
  update(recipe) {
    const doc = this.read();
    recipe(doc);
    doc.rev += 1;
    this.memory = doc;
    if (this.health === "ok" && this.store) this.health = write(this.store, this.key, doc);
    this.dispatchEvent(new Event("change"));
    return this.health;
  }

  /**
   * Keep the document on the device from now on: the reader said yes.
   * @returns {Health}
   */
  remember() {
    const doc = this.read();
    if (!this.device) return (this.health = "blocked");
    this.health = write(this.device, this.key, doc);
    if (this.health === "ok") drop(this.tab, this.key);
    this.dispatchEvent(new Event("change"));
    return this.health;
  }

  /** Erase everything, damaged documents too, in both stores. */
  erase() {
    drop(this.tab, this.key);
    drop(this.device, this.key);
    this.memory = emptyDoc();
    this.health = this.store ? "ok" : "blocked";
    this.dispatchEvent(new Event("change"));
  }

  /** Take in what another tab wrote. */
  refresh() {
    this.read();
    this.dispatchEvent(new Event("change"));
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
 * @param {Doc} doc
 * @returns {Health} "full" where the quota is used up; the older text then still stands
 */
function write(store, key, doc) {
  try {
    store.setItem(key, JSON.stringify(doc));
    return "ok";
  } catch {
    return "full";
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
  const made = new Reader({
    tab: tryStore(() => sessionStorage),
    device: tryStore(() => localStorage),
    key,
  });
  addEventListener("storage", (event) => {
    if (event.key === null || event.key === key) made.refresh();
  });
  shared = made;
  return made;
}

/** What to tell the reader about storage that does not work, by health; empty where all is well. */
export const HEALTH_WORDS = {
  ok: "",
  blocked: "这里不让保存。填的只在这一页，离开前先复制出去。",
  full: "存不下了，刚才这一步没有存上。先把要用的复制出去，再清一清。",
  corrupt: "上次的记录读不出来，原样留着。要重新开始，到“我的记录”里全部清除。",
  newer: "上次的记录是更新的版本写的，这里没有动它。刷新这一页再试。",
};
