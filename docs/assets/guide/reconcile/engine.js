/**
 * Keeps the bills that were read and answers questions about them. Runs in the
 * page's own worker; where the browser has no module worker, in the page itself.
 * Nothing is sent anywhere and nothing is stored.
 */
import { answer } from './answer.js';
import { readBill } from './bill.js';
import { MAX_BYTES, RefusedFile, refusal } from './container.js';
import { reportOf } from './report.js';

/**
 * @typedef {object} Request
 * @property {number} id
 * @property {File[] | null} files newly chosen files, null when they stay
 * @property {import('./answer.js').Question} question
 *
 * @typedef {object} Reply
 * @property {number} id
 * @property {'progress' | 'done' | 'failed'} type
 * @property {string} [stage] what is being done, in words
 * @property {number} [share] 0 to 1
 * @property {string[]} [refused] one sentence for each file that was not read
 * @property {boolean} [accepted] the newly chosen files count now
 * @property {number} [files] how many files count now
 * @property {Reading | null} [answer]
 * @property {import('./report.js').Report | null} [report]
 */

/** @typedef {Pick<import('./answer.js').Answer, 'by' | 'result' | 'six' | 'notes'> & { unread: string[] }} Reading */

/**
 * @param {(reply: Reply) => void} send
 * @returns {(request: Request) => Promise<void>} never rejects
 */
export function makeEngine(send) {
  /** @type {import('./types.js').Bill[]} */
  let bills = [];
  let newest = 0;
  /** @type {Promise<void>} */
  let busy = Promise.resolve();
  const run = async (/** @type {Request} */ { id, files, question }) => {
    if (id < newest) return;
    const progress = (/** @type {string} */ stage, /** @type {number} */ share) => send({ id, type: 'progress', stage, share });
    try {
      const read = files === null ? null : await readAll(files, progress);
      const accepted = read !== null && (read.bills.length > 0 || files?.length === 0);
      if (accepted) bills = read.bills;
      progress('正在核对', 0.6);
      send({ id, type: 'done', refused: read?.refused ?? [], accepted, files: bills.length, ...answered(bills, question) });
    } catch (error) {
      send({ id, type: 'failed', stage: String(error) });
    }
  };
  return (request) => {
    newest = Math.max(newest, request.id);
    busy = busy.then(() => run(request));
    return busy;
  };
}

/** @param {import('./types.js').Bill[]} bills @param {import('./answer.js').Question} question */
function answered(bills, question) {
  const found = answer(bills, question);
  const report = found?.result ? reportOf(found.result, found.ledger?.lines ?? [], found.payments) : null;
  if (!found) return { answer: null, report };
  const { by, result, six, notes } = found;
  return { answer: { by, result: result && slim(result), six, notes, unread: found.ledger?.unread ?? [] }, report };
}

/** The page shows the report; long lists of keys need not be copied to it. @param {import('./types.js').Result} result */
function slim(result) {
  return { ...result, matches: [], unmatchedLines: [], unmatchedPayments: [], findings: [] };
}

/**
 * @param {File[]} files
 * @param {(stage: string, share: number) => void} progress
 */
async function readAll(files, progress) {
  /** @type {import('./types.js').Bill[]} */
  const bills = [];
  /** @type {string[]} */
  const refused = [];
  for (const [i, file] of files.entries()) {
    progress(`正在读 ${file.name}`, (0.5 * i) / files.length);
    try {
      if (file.size > MAX_BYTES) throw refusal('big');
      bills.push(await readBill(new Uint8Array(await file.arrayBuffer())));
    } catch (error) {
      refused.push(error instanceof RefusedFile ? error.message : refusal('damaged').message);
    }
  }
  return { bills, refused };
}
