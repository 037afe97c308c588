/**
 * From what the reader gave (files, pasted text, typed numbers) to one answer:
 * the fullest input decides. This is what the worker runs; it is pure as well.
 */
import { readBill } from './bill.js';
import { readLedger } from './ledger.js';
import { reconcile } from './match.js';
import { movementsTyped, sixNumbers } from './six.js';

/** @typedef {import('./types.js').Bill} Bill */

/**
 * @typedef {object} Question
 * @property {string} ledger pasted text, may be empty
 * @property {number | null} before
 * @property {number | null} now
 * @property {Omit<import('./six.js').Six, 'before' | 'now'>} six
 * @property {boolean} firstExpiringFirst
 * @property {Record<string, import('./types.js').Correction>} corrections
 * @property {number} today ms, for dates without a year
 *
 * @typedef {object} Answer
 * @property {'lines' | 'six'} by
 * @property {import('./types.js').Result | null} result
 * @property {import('./six.js').SixResult | null} six
 * @property {import('./types.js').Ledger | null} ledger
 * @property {import('./types.js').Payment[]} payments
 * @property {string[]} notes
 */

/**
 * Several bills as one; a payment that stands in two of them counts once.
 * @param {readonly Bill[]} bills
 * @returns {Bill | null}
 */
function joinBills(bills) {
  if (bills.length === 0) return null;
  const payments = new Map(bills.flatMap((bill) => bill.payments.map((payment) => [payment.key, payment])));
  const ends = bills.map(({ to }) => to).filter((time) => time !== null);
  const begins = bills.map(({ from }) => from).filter((time) => time !== null);
  return {
    payments: [...payments.values()],
    app: bills[0].app,
    from: begins.length > 0 ? Math.min(.../** @type {number[]} */ (begins)) : null,
    to: ends.length > 0 ? Math.max(.../** @type {number[]} */ (ends)) : null,
    notes: bills.flatMap(({ notes }) => notes),
  };
}

/**
 * @param {readonly Bill[]} bills
 * @param {Question} question
 * @returns {Answer | null} null while there is too little to say anything
 */
export function answer(bills, question) {
  const bill = joinBills(bills);
  const around = bill?.to ?? question.today;
  const ledger = question.ledger.trim() === '' ? null : readLedger(question.ledger, around);
  const given = ledger !== null && ledger.lines.length > 0;
  const both = question.before !== null && question.now !== null;
  if (given || (bill && both && !movementsTyped(question.six))) return byLines(bill, ledger, question);
  const six = sixNumbers({ ...question.six, before: question.before, now: question.now }, bill ? boughtIn(bill, question) : 0);
  if (!six) return null;
  return { by: 'six', result: null, six, ledger, payments: [], notes: [] };
}

/** 钻 that the payments to this platform should have brought. @param {Bill} bill @param {Question} question */
function boughtIn(bill, { corrections }) {
  const { findings } = reconcile({ payments: bill.payments, lines: [], corrections });
  return findings.reduce((sum, { amount }) => sum + amount, 0);
}

/** @param {Bill | null} bill @param {import('./types.js').Ledger | null} ledger @param {Question} question @returns {Answer} */
function byLines(bill, ledger, question) {
  const payments = bill?.payments ?? [];
  const result = reconcile({
    payments,
    lines: ledger?.lines ?? [],
    snapshots: ledger?.snapshots ?? [],
    before: question.before,
    now: question.now,
    billTo: bill?.to ?? null,
    firstExpiringFirst: question.firstExpiringFirst || ledger?.firstExpiringFirst === true,
    corrections: question.corrections,
  });
  const notes = [...(bill?.notes ?? []), ...(ledger?.notes ?? []), ...result.notes];
  return { by: 'lines', result, six: null, ledger, payments, notes };
}

export { readBill };
