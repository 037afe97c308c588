// Reads a letter's structure back from the HTML that the templates wrote.

/**
 * @typedef {import("./compose.js").Format} Format
 * @typedef {import("./compose.js").Part} Part
 * @typedef {import("./compose.js").Sentence} Sentence
 * @typedef {import("./compose.js").Piece} Piece
 */

/**
 * @param {Element} text the element with the letter's formats
 * @returns {Format[]} in the order of the page
 */
export function readFormats(text) {
  return [...text.querySelectorAll("[data-format]")].map((node) => ({
    kind: node.getAttribute("data-format") || "",
    limit: Number(node.getAttribute("data-limit")) || undefined,
    parts: [...node.querySelectorAll("[data-part]")].map(readPart),
  }));
}

/**
 * @param {Element} node
 * @returns {Part}
 */
function readPart(node) {
  const heading = node.querySelector("[data-heading]");
  return {
    role: node.getAttribute("data-role") || "body",
    heading: heading ? heading.textContent || undefined : undefined,
    numbered: node.hasAttribute("data-numbered"),
    sentences: [...node.querySelectorAll("[data-sentence]")].map(readSentence),
  };
}

/**
 * @param {Element} node
 * @returns {Sentence}
 */
function readSentence(node) {
  return {
    id: node.getAttribute("data-sentence") || undefined,
    if: node.getAttribute("data-if") || undefined,
    unless: node.getAttribute("data-unless") || undefined,
    each: node.getAttribute("data-each") || undefined,
    attest: node.hasAttribute("data-attest"),
    required: node.hasAttribute("data-required"),
    pieces: [...node.childNodes].map(readPiece),
  };
}

/**
 * @param {ChildNode} node
 * @returns {Piece}
 */
function readPiece(node) {
  const text = node.textContent || "";
  if (!(node instanceof Element)) return text;
  return { name: node.getAttribute("data-field") || "", label: text.slice(1, -1) };
}
