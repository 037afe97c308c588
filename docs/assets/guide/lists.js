// The data file's lists that the browser's rules need (guard, tone, holidays), fetched once when first wanted.

/**
 * @typedef {{guard: import("./guard.js").GuardRecord[], tone: any[], holidays: any[]}} Lists
 */

/** @type {Promise<Lists> | null} */
let loading = null;

/**
 * @returns {Promise<Lists>} rejects where the file cannot be read; the next call tries again
 */
export function lists() {
  if (!loading) {
    loading = fetch(new URL("lists.json", import.meta.url).href).then((answer) => answer.json());
    loading.catch(() => (loading = null));
  }
  return loading;
}
