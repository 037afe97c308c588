// Knows the pages people ask for by name: 消协, 12315, 模板, 商户单号. Pure.
//
// Troubles are told in many words and are ranked; a letter, a channel or a term is called by its name, often
// with a number in it, and then its page belongs in the answer whatever else the query sounds like.

/** @typedef {import("./rank.js").Entry} Entry */

/** A name must fill this much of the query to be what the query is about. */
const MOST = 0.5;
/** What people put around a name. */
const AROUND = /怎么写|怎么说|怎么用|怎么办|怎么弄|怎么查|怎么存|怎么截|在哪里?|是什么意思|什么意思|是什么|是啥|啥意思|哪里有|有没有|我想|我要|请问|如何|要|去|找|看/g;

/**
 * @param {string} text
 * @returns {string} letters, characters and digits alone, in one width and case
 */
export function bare(text) {
  return text.normalize("NFKC").toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
}

/**
 * @param {Entry} entry
 * @returns {string[]} what the page is called, brackets apart
 */
function namesOf(entry) {
  const parts = [entry.title, ...entry.texts].flatMap((text) => [text, ...text.split(/[（）()·]/)]);
  return [...new Set(parts.map(bare))].filter((name) => name.length > 1);
}

/**
 * @param {Entry[]} entries
 * @returns {{entry: Entry, names: string[]}[]} of every page that is no symptom
 */
export function namedPages(entries) {
  return entries.filter((entry) => entry.group !== "symptoms").map((entry) => ({ entry, names: namesOf(entry) }));
}

/**
 * How much of the query a page's name fills: 1 where the query is the name.
 * @param {string} query bare
 * @param {string[]} names
 * @returns {number}
 */
function share(query, names) {
  const core = query.replace(AROUND, "") || query;
  const inside = names.filter((name) => query.includes(name)).map((name) => name.length / query.length);
  const whole = names.filter((name) => name === core || name === query).map(() => 1);
  return Math.max(0, ...inside, ...whole);
}

/**
 * The pages a query asks for by name, the best named first.
 * @param {{entry: Entry, names: string[]}[]} pages
 * @param {string} typed
 * @returns {{entry: Entry, share: number}[]}
 */
export function askedByName(pages, typed) {
  const query = bare(typed);
  if (query.length < 2) return [];
  const found = pages.map(({ entry, names }) => ({ entry, share: share(query, names) }));
  return found.filter((one) => one.share >= MOST).sort((a, b) => b.share - a.share);
}
