// Makes nodes for the answer of 算一算. Text only ever enters as text.

const SVG = "http://www.w3.org/2000/svg";

/** @typedef {string | Node | null | undefined | false} Child */

/**
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, string>} [attributes]
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  fill(node, attributes, children);
  return node;
}

/**
 * @param {string} tag
 * @param {Record<string, string | number>} [attributes]
 * @param {...Child} children
 * @returns {SVGElement}
 */
export function svg(tag, attributes = {}, ...children) {
  const node = document.createElementNS(SVG, tag);
  fill(node, attributes, children);
  return /** @type {SVGElement} */ (node);
}

/**
 * @param {Element} node
 * @param {Record<string, string | number>} attributes
 * @param {Child[]} children
 */
function fill(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, String(value));
  for (const child of children) if (child) node.append(child);
}

/**
 * A table that scrolls by itself when it is too wide.
 * @param {string} caption
 * @param {string[]} head
 * @param {Child[][]} rows
 * @returns {HTMLElement}
 */
export function table(caption, head, rows) {
  const cells = (/** @type {Child[]} */ row) => el("tr", {}, ...row.map((each) => el("td", {}, each)));
  return el(
    "div",
    { class: "g-recon__scroll", tabindex: "0", role: "group", "aria-label": caption },
    el(
      "table",
      {},
      el("caption", { class: "g-quiet" }, caption),
      el("thead", {}, el("tr", {}, ...head.map((each) => el("th", { scope: "col" }, each)))),
      el("tbody", {}, ...rows.map(cells)),
    ),
  );
}

/**
 * @param {string[]} lines
 * @returns {HTMLElement}
 */
export function list(lines) {
  return el("ul", { class: "g-list" }, ...lines.map((line) => el("li", {}, line)));
}
