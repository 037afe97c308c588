// The words of a letter, as a pure function of its structure, the facts given and the ticks set.
//
// Shared by the page, the tests and the copy button, so that what is shown is what is copied. One pass:
// values are never read again, so `{field}` or `$&` in what somebody typed stays as typed.

import { listItems } from "./facts.js";

/**
 * @typedef {string | {name: string, label: string}} Piece plain words, or a gap
 * @typedef {{id?: string, if?: string, unless?: string, each?: string, attest?: boolean, required?: boolean,
 *   pieces: Piece[]}} Sentence
 * @typedef {{role: string, heading?: string, numbered?: boolean, sentences: Sentence[]}} Part
 * @typedef {{kind: string, limit?: number, parts: Part[]}} Format
 * @typedef {{text: string, kind: "words" | "value" | "gap", name?: string}} Token
 */

const ENDS = /[。！？!?；;，,、.]$/; // a value that brings its own punctuation
const STARTS = /^[。；，、]/; // punctuation of ours that would then be doubled
const STOPS = /[。！？!?]$/; // a quoted value that ends its sentence

/**
 * Which sentences stand.
 * @param {Sentence} sentence
 * @param {Map<string, string>} facts
 * @param {Set<string>} ticked ids of attested sentences the reader ticked
 * @returns {boolean}
 */
export function stands(sentence, facts, ticked) {
  if (sentence.if && !facts.has(sentence.if)) return false;
  if (sentence.unless && facts.has(sentence.unless)) return false;
  if (sentence.attest && !ticked.has(sentence.id || "")) return false;
  if (sentence.required) return true;
  return sentence.pieces.every((piece) => typeof piece === "string" || facts.has(piece.name));
}

/**
 * One sentence as tokens, its gaps filled or shown.
 * @param {Sentence} sentence
 * @param {Map<string, string>} facts
 * @returns {Token[]}
 */
function tokensOf(sentence, facts) {
  /** @type {Token[]} */
  const tokens = [];
  for (const piece of sentence.pieces) {
    if (typeof piece !== "string") tokens.push(fill(piece, facts));
    else tokens.push({ text: afterValue(tokens, piece), kind: "words" });
  }
  return tokens;
}

/**
 * @param {{name: string, label: string}} gap
 * @param {Map<string, string>} facts
 * @returns {Token}
 */
function fill(gap, facts) {
  const value = facts.get(gap.name);
  if (value === undefined) return { text: `【${gap.label}】`, kind: "gap", name: gap.name };
  return { text: value, kind: "value", name: gap.name };
}

/**
 * Our words behind a value, without punctuation that the value already brought.
 * @param {Token[]} before
 * @param {string} words
 * @returns {string}
 */
function afterValue(before, words) {
  const last = before[before.length - 1];
  if (!last || last.kind !== "value" || !ENDS.test(last.text)) return words;
  const plainly = words.replace(STARTS, "");
  return STOPS.test(last.text) ? plainly.replace(/^”。/, "”") : plainly;
}

/**
 * A repeated sentence once for each item of its list; any other sentence once.
 * @param {Sentence} sentence
 * @param {Map<string, string>} facts
 * @returns {Token[][]}
 */
function repeated(sentence, facts) {
  const list = sentence.each;
  if (!list) return [tokensOf(sentence, facts)];
  const items = listItems(facts.get(list));
  return items.map((item) => tokensOf(sentence, new Map(facts).set(list, item)));
}

/**
 * One paragraph as tokens; empty where none of its sentences stands.
 * @param {Part} part
 * @param {Map<string, string>} facts
 * @param {Set<string>} ticked
 * @returns {Token[]}
 */
function paragraph(part, facts, ticked) {
  const standing = part.sentences.filter((each) => stands(each, facts, ticked));
  const rows = standing.flatMap((each) => repeated(each, facts));
  if (!rows.length) return [];
  /** @type {Token[]} */
  const tokens = [];
  if (part.heading) tokens.push(ours(part.role === "subject" ? `${part.heading}：` : `${part.heading}\n`));
  rows.forEach((row, index) => {
    if (part.numbered) tokens.push(ours(`${index ? "\n" : ""}${index + 1}. `));
    tokens.push(...row);
  });
  return tokens;
}

/**
 * @param {string} text
 * @returns {Token}
 */
function ours(text) {
  return { text, kind: "words" };
}

/**
 * The paragraphs of a letter, each as tokens; paragraphs without a standing sentence are left out.
 * @param {Format} format
 * @param {Map<string, string>} facts
 * @param {Set<string>} ticked
 * @returns {Token[][]}
 */
export function paragraphs(format, facts, ticked) {
  return format.parts.map((part) => paragraph(part, facts, ticked)).filter((tokens) => tokens.length);
}

/**
 * @param {Token[]} tokens
 * @returns {string}
 */
export function plain(tokens) {
  return tokens.map((token) => token.text).join("");
}

/**
 * The whole letter.
 * @param {Format} format
 * @param {Map<string, string>} facts
 * @param {Set<string>} ticked
 * @returns {{tokens: Token[], text: string, pieces: string[], gaps: {name: string, label: string}[]}}
 *   `pieces` are its paragraphs as text; `gaps` the missing facts, each once, in reading order
 */
export function compose(format, facts, ticked) {
  const parts = paragraphs(format, facts, ticked);
  const tokens = parts.flatMap((part, index) => (index ? [ours("\n\n"), ...part] : part));
  return { tokens, text: plain(tokens), pieces: parts.map(plain), gaps: gapsOf(tokens) };
}

/**
 * What a letter can be acted on with: what happened, proof, one request; each with what it still lacks.
 * @param {Format} format
 * @param {Map<string, string>} facts
 * @param {Set<string>} ticked
 * @returns {{happened: number, materials: number | null, request: number}} how many facts are missing, each counted once;
 *   null where the format, such as a chat, names no materials: they are sent after it
 */
export function lacking(format, facts, ticked) {
  const request = format.parts.find((part) => part.role === "request") || format.parts[format.parts.length - 1];
  const missing = (/** @type {Part[]} */ parts) => gapsOf(parts.flatMap((part) => paragraph(part, facts, ticked))).length;
  const named = format.parts.some((part) => part.sentences.some((sentence) => sentence.each === "attachments"));
  const happened = missing(format.parts.filter((part) => part !== request));
  return {
    happened,
    materials: named ? Number(!facts.has("attachments")) : null,
    request: missing(format.parts) - happened,
  };
}

/**
 * @param {Token[]} tokens
 * @returns {{name: string, label: string}[]}
 */
function gapsOf(tokens) {
  const found = new Map();
  for (const token of tokens) {
    if (token.kind === "gap") found.set(token.name, { name: token.name, label: token.text.slice(1, -1) });
  }
  return [...found.values()];
}
