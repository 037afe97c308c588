// The record as one text that can be pasted on another phone, and the careful way back.
//
// A head that a person can read, then one line `g<version>.<checksum>.<length>.<body>`. The body is the
// document as JSON with sorted keys, in base64url: chat programs leave that alone. Line breaks and blanks
// that got into it are taken out again. Anything cut, changed, foreign or newer is refused with the reason.

import { complete, VERSION } from "../reader.js";
import { typedTime, words } from "../letter/facts.js";

/** @typedef {import("../reader.js").Doc} Doc */
/** @typedef {"empty" | "foreign" | "several" | "newer" | "cut" | "damaged"} Refusal */
/** @typedef {{doc: Doc, refused: null} | {doc: null, refused: Refusal}} Reading */

const FORMAT = 1; // of the text; the document inside has its own version
const PACKED = /g(\d{1,4})\.([0-9a-f]{8})\.(\d{1,9})\.([\w-](?:[\w\-\s]*[\w-])?)/g;
const BEGINS = "【我的记录】";
const ENDS = "【记录完】";

/** @type {Record<Refusal, string>} what to tell the reader */
export const REFUSALS = {
  empty: "还没有粘贴内容。",
  foreign: "这不是从“我的记录”复制出来的文字。回到原来的手机，点“复制整份记录”，再粘过来。",
  several: "这里有两份记录。一次只粘一份。",
  newer: "这份记录是更新的版本存的，这里读不了。刷新这一页再试。",
  cut: "这份记录少了一截，没有动你现在的。回到原来的手机，重新复制整份。",
  damaged: "这份记录中间有字变了，没有动你现在的。回到原来的手机，重新复制整份。",
};

/**
 * @param {Doc} doc
 * @param {number} now milliseconds since 1970
 * @returns {string}
 */
export function exportText(doc, now) {
  const { rev: _rev, ...rest } = doc;
  const json = JSON.stringify(sorted(rest));
  const body = toBase64Url(json);
  const filled = Object.values(doc.facts).filter((each) => each.trim()).length;
  return [
    `${BEGINS}存于 ${words(typedTime(now), "datetime")}`,
    `填了 ${filled} 项，记了 ${doc.log.length} 件经过。`,
    "换手机：打开“我的记录”，把这段话整个粘到“粘贴回来”。",
    "里面有你填过的内容，不要发到群里。",
    `g${FORMAT}.${checksum(json)}.${body.length}.${body}`,
    ENDS,
  ].join("\n");
}

/**
 * @param {string} text as pasted
 * @returns {Reading} the document, or why it is refused; never throws
 */
export function readText(text) {
  if (!text.trim()) return no("empty");
  const found = [...text.matchAll(PACKED)];
  if (!found.length) return no(text.includes(BEGINS) ? "cut" : "foreign");
  if (found.length > 1) return no("several");
  const [, format, sum, length, body] = found[0];
  if (Number(format) > FORMAT) return no("newer");
  if (Number(format) < 1) return no("foreign");
  return unpack(body.replace(/\s/g, ""), sum, Number(length));
}

/**
 * @param {string} body
 * @param {string} sum its checksum as written
 * @param {number} length in characters as written
 * @returns {Reading}
 */
function unpack(body, sum, length) {
  if (body.length < length) return no("cut");
  const json = fromBase64Url(body.slice(0, length));
  if (json === null || checksum(json) !== sum) return no("damaged");
  return open(json);
}

/**
 * @param {string} json whose checksum is right
 * @returns {Reading}
 */
function open(json) {
  try {
    const value = JSON.parse(json);
    if (!value || typeof value.v !== "number" || value.v < 1) return no("foreign");
    return value.v > VERSION ? no("newer") : { doc: complete(value), refused: null };
  } catch {
    return no("damaged");
  }
}

/**
 * @param {Refusal} refused
 * @returns {Reading}
 */
function no(refused) {
  return { doc: null, refused };
}

/**
 * @param {any} value
 * @returns {any} the same with the keys of every object in order, so that equal records are equal texts
 */
function sorted(value) {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.keys(value).sort().map((key) => [key, sorted(value[key])]));
}

/**
 * CRC-32 (IEEE 802.3) of the text's UTF-8 bytes.
 * @param {string} text
 * @returns {string} 8 hexadecimal digits
 */
export function checksum(text) {
  let rest = 0xffffffff;
  for (const byte of new TextEncoder().encode(text)) rest = (rest >>> 8) ^ TABLE[(rest ^ byte) & 0xff];
  return ((rest ^ 0xffffffff) >>> 0).toString(16).padStart(8, "0");
}

const TABLE = Array.from({ length: 256 }, (_, byte) => {
  let rest = byte;
  for (let bit = 0; bit < 8; bit += 1) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1;
  return rest;
});

/**
 * @param {string} text
 * @returns {string} its UTF-8 bytes in base64url without padding
 */
function toBase64Url(text) {
  const parts = [];
  const bytes = new TextEncoder().encode(text);
  for (let at = 0; at < bytes.length; at += 0x6000) parts.push(String.fromCharCode(...bytes.subarray(at, at + 0x6000)));
  return btoa(parts.join("")).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}

/**
 * @param {string} body
 * @returns {string | null} null where it is not the text of whole UTF-8 characters
 */
function fromBase64Url(body) {
  try {
    const binary = atob(body.replace(/-/g, "+").replace(/_/g, "/"));
    return new TextDecoder("utf-8", { fatal: true }).decode(Uint8Array.from(binary, (char) => char.charCodeAt(0)));
  } catch {
    return null;
  }
}
