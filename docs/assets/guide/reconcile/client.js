/**
 * Asks the worker, or the same engine in the page where no worker can be had.
 * A newer question makes an older answer void; stopping throws the worker away.
 */

/** @typedef {import('./engine.js').Reply} Reply */
/** @typedef {import('./answer.js').Question} Question */

const STARTING_MS = 4000;

/** One conversation with the engine. Calls `heard` with each reply to the newest question. */
export class Client {
  /** @param {(reply: Reply) => void} heard */
  constructor(heard) {
    this.heard = heard;
    this.id = 0;
    /** @type {File[]} the files that count, to be read again after a stop */
    this.files = [];
    /** @type {File[] | null} */
    this.waiting = null;
    /** @type {Worker | null} */
    this.worker = null;
    /** @type {((request: import('./engine.js').Request) => void) | null} */
    this.send = null;
    this.spoke = false;
  }

  /**
   * @param {Question} question
   * @param {File[] | null} files newly chosen ones, null when they stay
   */
  ask(question, files) {
    this.id += 1;
    if (files) this.waiting = files;
    const request = { id: this.id, files: this.waiting, question };
    this.start()(request);
  }

  /** Does any file count, or wait to be read? */
  get hasFiles() {
    return this.files.length > 0 || this.waiting !== null;
  }

  /** Makes answers that are still on their way void. */
  forget() {
    this.id += 1;
  }

  /** @returns {(request: import('./engine.js').Request) => void} */
  start() {
    if (this.send) return this.send;
    try {
      this.send = this.startWorker();
    } catch {
      this.send = this.startHere();
    }
    return this.send;
  }

  /** @returns {(request: import('./engine.js').Request) => void} */
  startWorker() {
    const worker = new Worker(new URL('./worker.js', import.meta.url), { type: 'module' });
    this.worker = worker;
    /** @type {import('./engine.js').Request | null} */
    let last = null;
    const fallBack = () => {
      if (this.spoke || this.worker !== worker) return;
      this.stopWorker();
      this.send = this.startHere();
      if (last) this.send(last);
    };
    worker.addEventListener('message', (event) => this.hear(event.data));
    worker.addEventListener('error', fallBack);
    return (request) => {
      if (!last) setTimeout(fallBack, STARTING_MS);
      last = request;
      worker.postMessage(request);
    };
  }

  /** @returns {(request: import('./engine.js').Request) => void} */
  startHere() {
    const engine = import('./engine.js').then(({ makeEngine }) => makeEngine((reply) => this.hear(reply)));
    engine.catch(() => {}); // told as the answer to the next question
    return (request) => {
      engine.then((run) => run(request), () => this.hear({ id: request.id, type: 'failed' }));
    };
  }

  /** @param {Reply} reply */
  hear(reply) {
    this.spoke = true;
    if (reply.id !== this.id) return;
    if (reply.type === 'done') {
      if (this.waiting && reply.accepted) this.files = this.waiting;
      this.waiting = null;
    }
    this.heard(reply);
  }

  /** Stops what is under way; the files that counted before are read again with the next question. */
  stop() {
    this.id += 1;
    this.stopWorker();
    this.send = null;
    this.spoke = false;
    this.waiting = this.files.length > 0 ? this.files : null;
  }

  stopWorker() {
    if (this.worker) this.worker.terminate();
    this.worker = null;
  }
}
