// The page's side of the search: starts the worker at the first query and not before, and searches on
// the page itself where there is no worker to be had.

/** @typedef {import("./rank.js").Answer} Answer */
/** @typedef {{query: string, resolve: (answer: Answer) => void, reject: (error: unknown) => void}} Waiting */

/** Asks a worker; what it had not answered when it broke, and everything after, is answered by the page. */
export class Engine {
  constructor() {
    /** @type {Map<number, Waiting>} */
    this.waiting = new Map();
    /** @type {Worker | null} */
    this.worker = null;
    this.started = false;
    this.count = 0;
  }

  /**
   * @param {string} query as typed, not empty
   * @returns {Promise<Answer>} rejects where the search data cannot be read
   */
  ask(query) {
    if (!this.started) this.start();
    return new Promise((resolve, reject) => {
      this.count += 1;
      this.waiting.set(this.count, { query, resolve, reject });
      if (this.worker) this.worker.postMessage({ id: this.count, query });
      else this.askHere(this.count);
    });
  }

  start() {
    this.started = true;
    try {
      this.worker = new Worker(new URL("worker.js", import.meta.url), { type: "module" });
    } catch (_error) {
      return;
    }
    this.worker.addEventListener("message", (event) => this.settle(event.data));
    this.worker.addEventListener("error", () => this.goOnHere());
  }

  /** The worker could not start: an old browser reads it as a classic script. */
  goOnHere() {
    if (this.worker) this.worker.terminate();
    this.worker = null;
    for (const id of this.waiting.keys()) this.askHere(id);
  }

  /** @param {number} id */
  async askHere(id) {
    const waiting = this.waiting.get(id);
    try {
      const { answer } = await import("./answerer.js");
      this.settle({ id, answer: await answer(waiting ? waiting.query : "") });
    } catch (error) {
      this.settle({ id, failed: String(error) });
    }
  }

  /** @param {{id: number, answer?: Answer, failed?: string}} reply */
  settle({ id, answer, failed }) {
    const waiting = this.waiting.get(id);
    this.waiting.delete(id);
    if (!waiting) return;
    if (answer) waiting.resolve(answer);
    else waiting.reject(new Error(failed));
  }
}
