// Fetches the search data once, makes the index from it and answers queries. Runs in the worker, or,
// where a browser has no module workers, on the page itself.

import { buildIndex, search } from "./rank.js";

/** @typedef {import("./rank.js").Answer} Answer */

/** @type {Promise<(query: string) => Answer> | null} */
let loading = null;

/** @returns {Promise<(query: string) => Answer>} */
async function load() {
  const reply = await fetch(new URL("../search.json", import.meta.url).href);
  if (!reply.ok) throw new Error(`search data: ${reply.status}`);
  const index = buildIndex(await reply.json());
  return (query) => search(index, query);
}

/**
 * @param {string} query as typed
 * @returns {Promise<Answer>} rejects where the data cannot be read; the next query tries again
 */
export async function answer(query) {
  if (!loading) {
    loading = load();
    loading.catch(() => (loading = null));
  }
  return (await loading)(query);
}
