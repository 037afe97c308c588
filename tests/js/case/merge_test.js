// Two records become one: nothing that is there is lost, a contradiction is put to the reader.

import { disputed, mergeDocs, OTHER, preview } from "../../../docs/assets/guide/case/merge.js";
import { emptyDoc } from "../../../docs/assets/guide/reader.js";
import { assert, assertEquals } from "../assert.js";
import { randomFrom, someDoc } from "./random.js";

/** @param {Partial<import("../../../docs/assets/guide/reader.js").Doc>} parts */
function docWith(parts) {
  return { ...emptyDoc(), ...parts };
}

Deno.test("nothing that is there is destroyed, and nothing that comes is dropped", () => {
  for (let seed = 1; seed <= 200; seed += 1) {
    const random = randomFrom(seed);
    const [here, there] = [someDoc(random), someDoc(random)];
    const merged = mergeDocs(here, there);
    for (const [name, value] of Object.entries(here.facts)) if (value.trim()) assertEquals(merged.facts[name], value);
    for (const [name, value] of Object.entries(there.facts)) {
      if (value.trim()) assert(merged.facts[name] === value || merged.case[OTHER + name] === value, name);
    }
    for (const [name, value] of Object.entries(here.ticks)) assertEquals(merged.ticks[name], value);
    const ids = new Set(merged.log.map((each) => each.id));
    for (const each of [...here.log, ...there.log]) assert(ids.has(each.id), each.id);
  }
});

Deno.test("pasting the same record twice changes nothing the second time", () => {
  for (let seed = 1; seed <= 100; seed += 1) {
    const doc = someDoc(randomFrom(seed));
    assertEquals(mergeDocs(doc, structuredClone(doc)), doc);
    assert(preview(doc, doc).nothing);
  }
});

Deno.test("two different values of one field: the present one stays, the other is kept beside it", () => {
  const merged = mergeDocs(docWith({ facts: { account: "A" } }), docWith({ facts: { account: "B", site_name: "S" } }));
  assertEquals(merged.facts, { account: "A", site_name: "S" });
  assertEquals(merged.case[`${OTHER}account`], "B");
});

Deno.test("an empty field is no dispute", () => {
  assertEquals(disputed(docWith({ facts: { account: " " } }), docWith({ facts: { account: "B" } })), []);
});

Deno.test("a second wording of one letter is kept beside the first", () => {
  const merged = mergeDocs(docWith({ letters: { l: { edited: "one" } } }), docWith({ letters: { l: { edited: "two" } } }));
  assertEquals(merged.letters.l, { edited: "one", other: "two" });
});

Deno.test("two logs are put in the order of time", () => {
  const entry = (/** @type {string} */ id, /** @type {string} */ at) => ({ id, at, kind: "sent" });
  const merged = mergeDocs(docWith({ log: [entry("b", "2026-11-22T02:00:00Z")] }), docWith({ log: [entry("a", "2026-11-21T02:00:00Z")] }));
  assertEquals(merged.log.map((each) => each.id), ["a", "b"]);
});

Deno.test("the preview counts what would be added and names what differs", () => {
  const here = docWith({ facts: { account: "A" }, ticks: { t: "done" } });
  const there = docWith({ facts: { account: "B", site_name: "S" }, ticks: { t: "done", u: "na" }, log: [{ id: "1", at: "2026-11-22T02:00:00Z", kind: "sent" }] });
  assertEquals(preview(here, there), { facts: ["site_name"], disputed: ["account"], ticks: 1, log: 1, letters: 0, nothing: false });
});
