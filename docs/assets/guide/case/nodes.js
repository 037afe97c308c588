// Small pieces of the record's page, built as nodes.

/**
 * @param {string} tag
 * @param {Record<string, string>} attributes
 * @param {...(Node | string)} children
 * @returns {HTMLElement}
 */
export function make(tag, attributes, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children);
  return node;
}

/**
 * @param {string} words
 * @param {string} name what pressing it does
 * @param {Record<string, string>} [more] attributes
 * @returns {HTMLElement}
 */
export function button(words, name, more = {}) {
  return make("button", { type: "button", class: "g-button", "data-guide": name, ...more }, words);
}

/**
 * The links of a line 现在做什么; the first stands out. Ways that the page does not know are left out.
 * @param {import("./state.js").Way[]} ways
 * @param {import("./site.js").Site} site
 * @returns {HTMLElement[]}
 */
export function wayLinks(ways, site) {
  const known = ways.filter((each) => site.href(each.to));
  return known.map((each, index) => {
    const kind = index ? "g-button" : "g-button g-button--first";
    return make("a", { class: `${kind} g-case__way`, href: site.href(each.to) }, each.say);
  });
}

/**
 * @param {ParentNode} root
 * @param {string} name
 * @returns {HTMLElement}
 */
export function part(root, name) {
  return /** @type {HTMLElement} */ (root.querySelector(`[data-guide="${name}"]`));
}

/**
 * Show a part only where there is something to say in it.
 * @param {ParentNode} root
 * @param {string} name
 * @param {string} words
 */
export function tell(root, name, words) {
  const place = part(root, name);
  place.hidden = !words;
  (place.querySelector("[data-guide-say]") || place).textContent = words;
}
