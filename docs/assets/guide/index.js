// Starts the page: defines the elements it holds, then says that everything works.
//
// Which module belongs to which element stands in modules.json; the page's head names the ones it needs
// as <link rel="modulepreload" data-element="tags">, so nothing is loaded that the page does not hold. A module
// gives one element as its default export, or several small ones as `elements` (tag → class). An element that
// is not done when connected says when it is by a promise, `ready`.

/** What the reader is told where a module could not be loaded. */
const PARTLY = "这一页有一部分没有打开，可能是网断了一下。先刷新再试；还不行，照着字手抄、手填，也一样。";

/** What a reader does who goes somewhere by themselves. */
const MOVES = ["wheel", "touchstart", "keydown", "pointerdown"];

/** @returns {Promise<void>} after every element of the page is defined, even where a module failed */
async function start() {
  const arrive = arrival();
  const links = [...document.querySelectorAll("link[rel=modulepreload][data-element]")];
  const results = await Promise.all(links.map(define));
  const root = document.documentElement;
  root.classList.remove("no-js");
  if (results.every(Boolean)) root.dataset.guideReady = "";
  else withoutSome(links.filter((_, place) => !results[place]), links);
  arrive();
}

/**
 * The page takes its shape while the browser is on its way to what the address points at: it would land elsewhere.
 * @returns {() => void} goes there, unless the reader has moved or comes back to where they were
 */
function arrival() {
  const [visit] = performance.getEntriesByType("navigation");
  let stay = /** @type {PerformanceNavigationTiming | undefined} */ (visit)?.type !== "navigate";
  const moved = () => void (stay = true);
  for (const type of MOVES) addEventListener(type, moved, { once: true, passive: true });
  return () => {
    const target = document.querySelector(":target");
    if (target && !stay) target.scrollIntoView({ behavior: "instant" });
  };
}

/**
 * Some elements did not start: on them nothing dead is offered, and the page says what to do.
 * @param {Element[]} failed links of the modules that did not start
 * @param {Element[]} links of all modules
 */
function withoutSome(failed, links) {
  document.documentElement.dataset.guidePartly = "";
  const all = links.map(tagsOf).join();
  for (const element of document.querySelectorAll(failed.map(tagsOf).join() || "none")) byHand(element, all);
  const notice = document.createElement("p");
  notice.className = "g-notice";
  notice.dataset.guide = "partly";
  notice.textContent = PARTLY;
  document.querySelector("article h1")?.after(notice);
}

/**
 * Make an element what it is without script. What stands beside it for that case takes its place.
 * @param {Element} element whose module did not start
 * @param {string} all selector of every element with a module
 */
function byHand(element, all) {
  const own = (/** @type {Element} */ node) => node.parentElement?.closest(all) === element;
  const beside = [...(element.parentElement?.children || [])].filter((each) => each.matches("[data-without-script]"));
  if (beside.length) element.setAttribute("hidden", "");
  for (const dead of [...element.querySelectorAll("[data-needs-script]")].filter(own)) dead.setAttribute("hidden", "");
  const inside = [...element.querySelectorAll("[data-without-script]")].filter(own);
  for (const plain of [...inside, ...beside]) plain.removeAttribute("data-without-script");
}

/**
 * @param {Element} link
 * @returns {string} the tags its module defines, as a selector
 */
function tagsOf(link) {
  return (link.getAttribute("data-element") || "").split(" ").join();
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
