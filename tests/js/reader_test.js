import { complete, emptyDoc, HEALTH_WORDS, KEYS, parseDoc, Reader, renamed, VERSION } from "../../docs/assets/guide/reader.js";
import { assert, assertEquals } from "./assert.js";
import { plainStore, refusingStore, smallStore } from "./stores.js";

const KEY = "/guide";

/**
 * @param {Partial<{tab: any, device: any, announce: () => void, retired: Record<string, string>}>} [stores]
 * @returns {Reader}
 */
function aReader(stores = {}) {
  return new Reader({ tab: plainStore(), device: plainStore(), key: KEY, ...stores });
}

/**
 * @param {string} name
 * @param {string} value
 * @returns {(doc: import("../../docs/assets/guide/reader.js").Doc) => void}
 */
function fact(name, value) {
  return (doc) => void (doc.facts[name] = value);
}

/** @param {Record<string, unknown>} parts */
function stored(parts) {
  return JSON.stringify({ ...emptyDoc(), ...parts });
}

Deno.test("nothing outlives the tab unless the reader said yes", () => {
  const [tab, device] = [plainStore(), plainStore()];
  const reader = aReader({ tab, device });
  assertEquals(reader.update(fact("account", "A")), "ok");
  assertEquals([tab.texts.size, device.texts.size, reader.remembered], [1, 0, false]);
});

Deno.test("after a yes the record lies on the device and no longer in the tab", () => {
  const [tab, device] = [plainStore(), plainStore()];
  const reader = aReader({ tab, device });
  reader.update(fact("account", "A"));
  assertEquals(reader.remember(), "ok");
  assertEquals([tab.texts.size, device.texts.size, reader.remembered], [0, 1, true]);
  assertEquals(aReader({ device }).memory.facts, { account: "A" });
});

Deno.test("where storage is blocked the record holds in the page", () => {
  const reader = aReader({ tab: null, device: null });
  assertEquals(reader.update(fact("account", "A")), "blocked");
  assertEquals(reader.update(fact("site_name", "S")), "blocked");
  assertEquals(reader.memory.facts, { account: "A", site_name: "S" });
  assertEquals(reader.remember(), "blocked");
});

Deno.test("a store that refuses to be written to is blocked, not full", () => {
  assertEquals(aReader({ tab: refusingStore() }).update(fact("account", "A")), "blocked");
});

Deno.test("a yes that cannot be kept is no yes", () => {
  const reader = aReader({ device: smallStore(0) });
  reader.update(fact("account", "A"));
  assertEquals([reader.remember(), reader.remembered], ["full", false]);
  assertEquals(reader.update(fact("site_name", "S")), "ok");
});

Deno.test("where storage is full the older text stands and the change holds in the page", () => {
  const device = smallStore(200, { [KEY]: stored({ facts: { account: "A" } }) });
  const reader = aReader({ device });
  assertEquals(reader.update(fact("reply_text", "x".repeat(300))), "full");
  assertEquals(reader.memory.facts.reply_text.length, 300);
  assertEquals(JSON.parse(device.getItem(KEY) || "").facts, { account: "A" });
});

Deno.test("what could not be stored is stored as soon as there is room", () => {
  const device = smallStore(200, { [KEY]: stored({}) });
  const reader = aReader({ device });
  reader.update(fact("reply_text", "x".repeat(300)));
  device.room = 10_000;
  assertEquals(reader.update(fact("account", "A")), "ok");
  assertEquals(Object.keys(JSON.parse(device.getItem(KEY) || "").facts), ["reply_text", "account"]);
});

Deno.test("what could not be stored survives a change by another tab", () => {
  const device = smallStore(200, { [KEY]: stored({}) });
  const [first, second] = [aReader({ device }), aReader({ device })];
  first.update(fact("reply_text", "x".repeat(300)));
  second.update(fact("account", "A"));
  first.refresh();
  assertEquals(Object.keys(first.memory.facts).sort(), ["account", "reply_text"]);
});

for (const [name, text] of Object.entries({ "no JSON": "{", "a list": "[]", "no version": "{}", "version 0": '{"v":0}', "empty": "" })) {
  Deno.test(`a damaged record (${name}) is left as it lies and the page goes on`, () => {
    const device = plainStore({ [KEY]: text });
    const reader = aReader({ device });
    assertEquals([reader.health, reader.update(fact("account", "A")), reader.remember()], ["corrupt", "corrupt", "corrupt"]);
    assertEquals([device.getItem(KEY), reader.memory.facts.account], [text, "A"]);
  });
}

Deno.test("a record of a newer version is left as it lies", () => {
  const text = JSON.stringify({ v: VERSION + 1, facts: { account: "new" } });
  const device = plainStore({ [KEY]: text });
  const reader = aReader({ device });
  assertEquals([reader.update(fact("account", "A")), device.getItem(KEY)], ["newer", text]);
});

Deno.test("erasing clears both stores, damaged records too, and says that it did", () => {
  const [tab, device] = [plainStore({ [KEY]: stored({}) }), plainStore({ [KEY]: "{" })];
  const reader = aReader({ tab, device });
  assertEquals([reader.erase(), tab.texts.size, device.texts.size], [true, 0, 0]);
  assertEquals(reader.memory, emptyDoc());
  assertEquals([reader.remembered, reader.update(fact("a", "b"))], [false, "ok"]);
});

Deno.test("erasing that fails is not called done", () => {
  const device = plainStore({ [KEY]: stored({}) });
  device.removeItem = () => {
    throw new DOMException("denied", "SecurityError");
  };
  assertEquals(aReader({ device }).erase(), false);
});

Deno.test("two tabs add up and do not overwrite each other", () => {
  const device = plainStore({ [KEY]: stored({}) });
  const [first, second] = [aReader({ device }), aReader({ device })];
  first.update(fact("account", "A"));
  second.update(fact("site_name", "S"));
  first.update((doc) => void (doc.ticks.login = "done"));
  second.refresh();
  assertEquals(second.memory.facts, { account: "A", site_name: "S" });
  assertEquals(second.memory.ticks, { login: "done" });
});

Deno.test("a tab with a document of its own joins the one that another tab kept", () => {
  const device = plainStore();
  const [first, second] = [aReader({ device }), aReader({ device })];
  for (let times = 0; times < 5; times += 1) second.update(fact("site_name", `S${times}`));
  first.update(fact("account", "A"));
  first.remember();
  second.refresh();
  assertEquals(JSON.parse(device.getItem(KEY) || "").facts, { account: "A", site_name: "S4" });
  first.refresh();
  assertEquals(first.memory.facts, { account: "A", site_name: "S4" });
});

Deno.test("what one tab erased does not come back from another", () => {
  const device = plainStore();
  const first = aReader({ device });
  first.update(fact("account", "A"));
  first.remember();
  const second = aReader({ device });
  const third = aReader({ device, announce: () => second.empty() });
  third.erase();
  second.update(fact("site_name", "S"));
  assertEquals(second.memory.facts, { site_name: "S" });
  assertEquals([second.remembered, device.texts.size], [false, 0]);
});

Deno.test("a page that comes back from the browser's memory does not bring erased things with it", () => {
  const device = plainStore();
  const [old, present] = [aReader({ device }), aReader({ device })];
  old.update(fact("account", "A"));
  old.remember();
  present.refresh();
  present.erase();
  old.wake();
  old.update(fact("site_name", "S"));
  assertEquals([old.memory.facts, device.texts.size], [{ site_name: "S" }, 0]);
});

Deno.test("storage wiped by the browser under an open page loses nothing that was typed", () => {
  const device = plainStore();
  const reader = aReader({ device });
  reader.update(fact("account", "A"));
  reader.remember();
  device.texts.clear();
  assertEquals(reader.update(fact("site_name", "S")), "ok");
  assertEquals(JSON.parse(device.getItem(KEY) || "").facts, { account: "A", site_name: "S" });
});

Deno.test("every change fires one event, also where nothing can be stored", () => {
  const reader = aReader({ tab: null, device: null });
  let heard = 0;
  reader.addEventListener("change", () => (heard += 1));
  reader.update(fact("a", "b"));
  reader.erase();
  assertEquals(heard, 2);
});

Deno.test("an older or hand-made document is completed, its good parts kept", () => {
  const doc = complete({ v: 1, facts: { a: "1", b: 2 }, log: [{ at: "2026-11-22T02:00:00Z", kind: "sent" }], mine: 5 });
  assertEquals(doc.facts, { a: "1" });
  assertEquals(doc.log[0].id, "2026-11-22T02:00:00Z-sent-0");
  assertEquals(/** @type {any} */ (doc).mine, 5);
});

Deno.test("an unreadable text is a result, never an exception", () => {
  for (const text of ["", "null", "5", '"x"', "[1]", "{", "\u0000"]) assertEquals(parseDoc(text).health, "corrupt", text);
  assertEquals(parseDoc(null).health, "ok");
});

Deno.test("each way in which storage fails has words for the reader, and the keys are told", () => {
  for (const health of /** @type {const} */ (["blocked", "full", "corrupt", "newer"])) assert(HEALTH_WORDS[health].length > 10);
  assertEquals(KEYS.map((each) => each.store), ["tab", "device"]);
});

Deno.test("what is kept under a retired id stands under the id that came instead", () => {
  const device = plainStore();
  const at = "2026-11-22T02:00:00.000Z";
  const log = [{ id: "1", at, kind: "copied", letter: "quick-old", symptom: "old" }, { id: "2", at, kind: "sent", letter: "old" }];
  const letters = { old: { format: "chat" }, "quick-old": { edited: "E" } };
  device.setItem(KEY, stored({ ticks: { old: "done", other: "na" }, letters, log, case: { symptom: "old" } }));
  const { memory } = aReader({ device, retired: { old: "new" } });
  assertEquals(memory.ticks, { new: "done", other: "na" });
  assertEquals(memory.letters, { new: { format: "chat" }, "quick-new": { edited: "E" } });
  assertEquals(memory.log.map((each) => [each.letter, each.symptom]), [["quick-new", "new"], ["new", undefined]]);
  assertEquals(memory.case, { symptom: "new" });
});

Deno.test("what is kept under the new id already is not overwritten by what the retired one held", () => {
  const doc = complete({ v: VERSION, ticks: { old: "done", new: "na" } });
  assertEquals(renamed(doc, { old: "new" }).ticks, { new: "na" });
});

Deno.test("a record from another phone gets the ids of today", () => {
  const reader = aReader({ retired: { old: "new" } });
  reader.replace(complete({ v: VERSION, ticks: { old: "done" } }));
  assertEquals(reader.memory.ticks, { new: "done" });
});
