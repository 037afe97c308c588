// Stores that behave as browsers do: plain ones, full ones, ones that refuse.

/**
 * @param {Record<string, string>} [texts]
 * @returns {import("../../docs/assets/guide/reader.js").Store & {texts: Map<string, string>}}
 */
export function plainStore(texts = {}) {
  const kept = new Map(Object.entries(texts));
  return {
    texts: kept,
    getItem: (key) => (kept.has(key) ? kept.get(key) || "" : null),
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  };
}

/**
 * @param {number} room how many characters fit
 * @param {Record<string, string>} [texts]
 */
export function smallStore(room, texts = {}) {
  const store = plainStore(texts);
  const limited = { ...store, room };
  limited.setItem = (key, value) => {
    if (value.length > limited.room) throw new DOMException("no room", "QuotaExceededError");
    store.setItem(key, value);
  };
  return limited;
}

/** A store that can be looked at and not written to, as in some private windows. */
export function refusingStore() {
  const store = plainStore();
  store.setItem = () => {
    throw new DOMException("denied", "SecurityError");
  };
  return store;
}
