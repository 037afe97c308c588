// A record as text that survives chat programs, and what is refused on its way back.

import { checksum, exportText, readText, REFUSALS } from "../../../docs/assets/guide/case/transfer.js";
import { mergeDocs } from "../../../docs/assets/guide/case/merge.js";
import { emptyDoc } from "../../../docs/assets/guide/reader.js";
import { assert, assertEquals, assertIncludes, assertNotEquals } from "../assert.js";
import { below, randomFrom, someDoc, someText } from "./random.js";

const NOW = Date.parse("2026-11-22T10:00:00+08:00");
const ROUNDS = 300;

/** @param {(random: import("./random.js").Random) => void} property holds for every seed */
function always(property) {
  for (let seed = 1; seed <= ROUNDS; seed += 1) property(randomFrom(seed));
}

/**
 * @param {string} text
 * @returns {string} the packed line
 */
function packed(text) {
  return text.split("\n").find((line) => line.startsWith("g1.")) || "";
}

/**
 * @param {string} json
 * @param {string} [format]
 * @returns {string} a text whose checksum and length are right
 */
function pack(json, format = "g1") {
  const body = btoa(String.fromCharCode(...new TextEncoder().encode(json))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  return `${format}.${checksum(json)}.${body.length}.${body}`;
}

Deno.test("the checksum is CRC-32", () => {
  assertEquals(checksum("123456789"), "cbf43926");
  assertEquals(checksum(""), "00000000");
});

Deno.test("copied, erased and pasted back, the record is identical", () => always((random) => {
  const doc = someDoc(random);
  const { doc: back } = readText(exportText(doc, NOW));
  assert(back);
  assertEquals({ ...mergeDocs(emptyDoc(), back), rev: 0 }, { ...doc, rev: 0 });
}));

Deno.test("equal records make equal texts, whatever the order of their keys", () => {
  const doc = { ...emptyDoc(), facts: { a: "1", b: "2" } };
  assertEquals(exportText(doc, NOW), exportText({ ...doc, rev: 7, facts: { b: "2", a: "1" } }, NOW));
});

Deno.test("what a chat program adds, greetings, blanks and line breaks, does no harm", () => always((random) => {
  const text = exportText(someDoc(random), NOW);
  const start = text.lastIndexOf(".") + 1;
  const body = [...text.slice(start)].map((char) => (random() < 0.02 ? `${char}\n` : char)).join("");
  assertEquals(readText(`妈妈发来的：\n${text.slice(0, start)}${body}\n收到请回 ok`).refused, null);
}));

Deno.test("a text that lost any part of its body is refused as cut", () => always((random) => {
  const line = packed(exportText(someDoc(random), NOW));
  const start = line.lastIndexOf(".") + 2;
  const kept = start + below(random, line.length - start);
  assertEquals(readText(line.slice(0, kept)).refused, "cut");
}));

Deno.test("a head without its body is refused as cut", () => {
  assertEquals(readText(exportText(emptyDoc(), NOW).split("\n").slice(0, 3).join("\n")).refused, "cut");
});

Deno.test("one changed character anywhere in the body is refused as damaged", () => always((random) => {
  const line = packed(exportText({ ...someDoc(random), facts: { account: "10086" } }, NOW));
  const start = line.lastIndexOf(".") + 1;
  const at = start + below(random, line.length - start - 1); // the last character may carry unused bits
  const other = "ABCDEFGH".replace(line[at], "")[below(random, 7)];
  assertEquals(readText(line.slice(0, at) + other + line.slice(at + 1)).refused, "damaged");
}));

Deno.test("a changed checksum is refused as damaged", () => {
  const line = packed(exportText(emptyDoc(), NOW));
  const [format, sum, ...rest] = line.split(".");
  const wrong = sum[0] === "0" ? `1${sum.slice(1)}` : `0${sum.slice(1)}`;
  assertEquals(readText([format, wrong, ...rest].join(".")).refused, "damaged");
});

Deno.test("a text of a newer format, or a document of a newer version, is refused as newer", () => {
  assertEquals(readText(packed(exportText(emptyDoc(), NOW)).replace("g1.", "g2.")).refused, "newer");
  assertEquals(readText(pack('{"v":2,"facts":{}}')).refused, "newer");
});

Deno.test("what is whole but is no record of this site is refused as foreign", () => {
  for (const json of ["null", "[]", '"text"', "{}", '{"v":0}', '{"v":-1}', "5"]) {
    assertEquals(readText(pack(json)).refused, "foreign", json);
  }
  assertEquals(readText(pack('{"v":1}', "g0")).refused, "foreign");
});

Deno.test("a checksum over something that is no JSON is refused as damaged", () => {
  assertEquals(readText(pack('{"v":1,')).refused, "damaged");
});

Deno.test("two records at once are refused", () => {
  const text = exportText(emptyDoc(), NOW);
  assertEquals(readText(`${text}\n${text}`).refused, "several");
});

Deno.test("any text at all is either read or refused with words, never an exception", () => always((random) => {
  const text = Array.from({ length: 10 }, () => someText(random)).join("g1.");
  const { doc, refused } = readText(text);
  assert(doc || REFUSALS[/** @type {import("../../../docs/assets/guide/case/transfer.js").Refusal} */ (refused)]);
}));

Deno.test("nothing pasted is refused as empty, a letter as foreign", () => {
  assertEquals(readText(" \n").refused, "empty");
  assertEquals(readText("您好，充值没到账，请帮忙查。").refused, "foreign");
});

Deno.test("a hostile document loses what is of the wrong type and changes no prototype", () => {
  const { doc } = readText(pack('{"v":1,"facts":{"__proto__":"x","a":5,"b":"ok"},"log":[{"at":"never","kind":"sent"},{"at":"2026-11-22T02:00:00Z","kind":{}},7],"letters":{"x":{"edited":9}},"ticks":{"t":"maybe"},"case":[]}'));
  assertEquals(doc, { ...emptyDoc(), facts: { b: "ok" } });
  assertEquals(/** @type {any} */ ({}).x, undefined);
});

Deno.test("the head says in Chinese when it was saved and what to do with it", () => {
  const text = exportText({ ...emptyDoc(), facts: { account: "10086", site_name: "" } }, NOW);
  assertIncludes(text, "存于 2026年11月22日 10:00");
  assertIncludes(text, "填了 1 项，记了 0 件经过");
  assertIncludes(text, "粘到“粘贴回来”");
});

Deno.test("what the reader typed does not stand readable in the head", () => always((random) => {
  const secret = `s${below(random, 1e9)}`;
  assertNotEquals(exportText({ ...emptyDoc(), facts: { account: secret } }, NOW).includes(secret), true);
}));

Deno.test("10,000 entries are packed and read back", () => {
  const log = Array.from({ length: 10_000 }, (_, index) => ({ id: `${index}`, at: new Date(NOW + index).toISOString(), kind: "copied" }));
  assertEquals(readText(exportText({ ...emptyDoc(), log }, NOW)).doc?.log.length, 10_000);
});
