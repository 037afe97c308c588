// Puts an answer into the result box. All markup stands in the page's <template>s; addresses in an
// answer are relative to the site's root.

/** @typedef {import("./rank.js").Answer} Answer */
/** @typedef {import("./rank.js").Result} Result */

/** The site's root, seen from this module's place in the published folder. */
const ROOT = new URL("../../../", import.meta.url);

/**
 * @param {ParentNode} parent
 * @param {string} selector
 * @returns {HTMLElement} the first match. Throws where the page's markup lacks it.
 */
export function part(parent, selector) {
  const found = parent.querySelector(selector);
  if (!found) throw new Error(`the search box has no ${selector}`);
  return /** @type {HTMLElement} */ (found);
}

/**
 * @param {HTMLElement} host
 * @param {string} name
 * @returns {DocumentFragment} a copy of the template of that name
 */
export function copyOf(host, name) {
  const template = /** @type {HTMLTemplateElement} */ (part(host, `template[data-name="${name}"]`));
  return /** @type {DocumentFragment} */ (template.content.cloneNode(true));
}

/**
 * @param {ParentNode} node holding a link with places for title and line
 * @param {Result} result
 */
function fill(node, { url, title, line }) {
  part(node, "a").setAttribute("href", new URL(url, ROOT).href);
  part(node, "[data-put=title]").textContent = title;
  const place = part(node, "[data-put=line]");
  place.textContent = line;
  place.hidden = !line;
}

/**
 * @param {HTMLElement} host
 * @param {Result[]} results
 * @returns {DocumentFragment} the groups that have results, in the order of the page's markup
 */
function groups(host, results) {
  const all = copyOf(host, "groups");
  for (const group of all.querySelectorAll("[data-group]")) {
    const mine = results.filter((one) => one.group === group.getAttribute("data-group"));
    for (const result of mine) {
      const item = copyOf(host, "item");
      fill(item, result);
      part(group, "ul").append(item);
    }
    if (!mine.length) group.remove();
  }
  const names = all.querySelectorAll("[data-put=kind]");
  if (all.querySelectorAll("[data-group]").length === 1) names.forEach((name) => name.remove());
  return all;
}

/**
 * @param {HTMLElement} host
 * @param {Answer} answer
 * @returns {{results: DocumentFragment, exits: DocumentFragment | null}} what the box shows, and what
 *   stands under it where there is nothing to show
 */
export function painted(host, { kind, results }) {
  if (kind === "none" || kind === "purchase") {
    return { results: document.createDocumentFragment(), exits: copyOf(host, kind) };
  }
  if (kind !== "crisis" && kind !== "hint") return { results: groups(host, results), exits: null };
  const [help, ...others] = results;
  const list = groups(host, others);
  const strip = copyOf(host, kind);
  part(strip, "a").setAttribute("href", new URL(help.url, ROOT).href);
  list.prepend(strip);
  return { results: list, exits: null };
}
