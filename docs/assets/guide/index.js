// Starts the page: defines the elements it holds, then says that everything works.
//
// Which module belongs to which element stands in modules.json; the page's head names the ones it needs
// as <link rel="modulepreload" data-element="tags">, so nothing is loaded that the page does not hold. A module
// gives one element as its default export, or several small ones as `elements` (tag → class). An element that
// is not done when connected says when it is by a promise, `ready`.

/** @returns {Promise<void>} after every element of the page is defined, even where a module failed */
async function start() {
  const links = [...document.querySelectorAll("link[rel=modulepreload][data-element]")];
  const results = await Promise.all(links.map(define));
  const root = document.documentElement;
  root.classList.remove("no-js");
  if (results.every(Boolean)) root.dataset.guideReady = "";
  else root.dataset.guidePartly = "";
}

/**
 * @param {Element} link
 * @returns {Promise<boolean>} whether its elements work now
 */
async function define(link) {
  const tags = link.getAttribute("data-element") || "";
  try {
    const module = await import(/** @type {HTMLLinkElement} */ (link).href);
    for (const tag of tags.split(" ")) {
      const made = module.elements ? module.elements[tag] : module.default;
      if (!customElements.get(tag)) customElements.define(tag, made);
      await Promise.all([...document.querySelectorAll(tag)].map((each) => /** @type {any} */ (each).ready));
    }
    return true;
  } catch (error) {
    console.error(`${tags} did not start`, error);
    return false;
  }
}

start();
