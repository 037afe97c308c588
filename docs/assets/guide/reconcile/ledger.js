/**
 * Reads the platform's ledger from whatever the reader pasted: a table, CSV, a
 * list typed by hand, cards copied from a phone; any order, Chinese or English,
 * with or without balances. Pure.
 */
import Papa from '../vendor/papaparse.js';
import { settleSigns } from './chain.js';
import { freeLine, joinCards, settleSpares, snapshotIn } from './ledger-free.js';
import { ledgerHeader, rememberedKinds, tableLine } from './ledger-table.js';
import { cell, keyMaker, plain } from './text.js';

/** @typedef {import('./types.js').Ledger} Ledger */
/** @typedef {import('./types.js').Line} Line */
/** @typedef {import('./ledger-table.js').Draft} Draft */

const FIRST_EXPIRING = /先到期(?:的)?先(?:用|扣)|先过期(?:的)?先(?:用|扣)|优先(?:使用|扣除?|消耗)(?:即?将|快|先)?(?:要)?[到过]期|快过期的先|first.?expir/i;
const MAX_LINES = 60_000;

/**
 * @param {string} text
 * @param {number} around a moment near which dates without a year lie, ms
 * @returns {Ledger} never throws; what made no sense is in `unread`
 */
export function readLedger(text, around) {
  const rows = rowsOf(text);
  /** @type {Ledger} */
  const ledger = { lines: [], snapshots: [], unread: [], notes: [], firstExpiringFirst: FIRST_EXPIRING.test(text) };
  const header = rows.findIndex((row) => ledgerHeader(row) !== null);
  const drafts = header < 0 ? freeDrafts(rows, around, ledger) : tableDrafts(rows, header, around, ledger);
  ledger.lines = finish(drafts, ledger);
  return ledger;
}

/** @param {string} text @returns {string[][]} */
function rowsOf(text) {
  const bareText = unHtml(text).replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
  const lines = bareText.split('\n').filter((line) => line.trim() !== '').slice(0, MAX_LINES);
  const delimiter = delimiterOf(lines);
  if (delimiter === '') return lines.map((line) => [line]);
  if (delimiter === '  ') return lines.map((line) => line.trim().split(/\s{2,}/));
  if (delimiter === ' ') return lines.map((line) => line.trim().split(/\s+/));
  if (delimiter === '|') return lines.map(pipeCells).filter((row) => row.length > 0);
  return /** @type {string[][]} */ (Papa.parse(lines.join('\n'), { delimiter }).data);
}

/** @param {string} line @returns {string[]} */
function pipeCells(line) {
  if (/^[\s|:+-]+$/.test(line)) return [];
  return line.trim().replace(/^\||\|$/g, '').split('|').map((text) => text.trim());
}

/** The text of a table saved or copied as HTML. @param {string} text */
function unHtml(text) {
  if (!/<t[dr][\s>]/i.test(text)) return text;
  return text
    .replace(/<\/t[dh]>\s*/gi, '\t')
    .replace(/<\/tr>\s*|<br\s*\/?>/gi, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&nbsp;/g, ' ')
    .replace(/&amp;/g, '&');
}

/**
 * The delimiter that makes a header of some row; without a header, none is needed.
 * @param {string[]} lines
 */
function delimiterOf(lines) {
  const head = lines.slice(0, 60);
  /** @type {[string, (line: string) => string[]][]} */
  const ways = [
    ['\t', (line) => line.split('\t')],
    [',', (line) => line.split(',')],
    ['|', pipeCells],
    [';', (line) => line.split(';')],
    ['，', (line) => line.split('，')],
    ['  ', (line) => line.trim().split(/\s{2,}/)],
    [' ', (line) => line.trim().split(/\s+/)],
  ];
  const found = ways.find(([, split]) => head.some((line) => ledgerHeader(split(line)) !== null));
  return found ? found[0] : '';
}

/**
 * @param {string[][]} rows @param {number} first header row @param {number} around @param {Ledger} ledger
 * @returns {Draft[]}
 */
function tableDrafts(rows, first, around, ledger) {
  let places = /** @type {Map<string, number>} */ (ledgerHeader(rows[first]));
  /** @type {Draft[]} */
  const drafts = [];
  const kinds = rememberedKinds();
  rows.forEach((row, i) => {
    const header = ledgerHeader(row);
    if (header) places = header;
    else if (i < first) noteLoose(row, around, ledger);
    else addTableRow(row, tableLine(row, places, around, kinds), around, drafts, ledger);
  });
  return drafts;
}

/** @param {string[]} row @param {number} around @param {Ledger} ledger */
function noteLoose(row, around, ledger) {
  const snapshot = snapshotIn(row.join(' '), around);
  if (snapshot) ledger.snapshots.push(snapshot);
}

/**
 * @param {string[]} row @param {Draft | null} draft @param {number} around
 * @param {Draft[]} drafts @param {Ledger} ledger
 */
function addTableRow(row, draft, around, drafts, ledger) {
  if (row.every((text) => cell(text) === '')) return;
  if (draft) {
    drafts.push(draft);
    return;
  }
  const snapshot = snapshotIn(row.join(' '), around);
  if (snapshot) ledger.snapshots.push(snapshot);
  else ledger.unread.push(row.join(' ').trim());
}

/** @param {string[][]} rows @param {number} around @param {Ledger} ledger @returns {Draft[]} */
function freeDrafts(rows, around, ledger) {
  const records = joinCards(rows.map((row) => row.join('\t')), around);
  /** @type {import('./ledger-free.js').FreeDraft[]} */
  const drafts = [];
  for (const record of records) {
    const snapshot = snapshotIn(record, around);
    const draft = snapshot ? null : freeLine(record, around);
    if (snapshot) ledger.snapshots.push(snapshot);
    else if (draft) drafts.push(draft);
    else if (/\d/.test(record)) ledger.unread.push(plain(record).replace(/\s+/g, ' ').trim());
  }
  settleSpares(drafts);
  return drafts;
}

/**
 * Draft lines with their last signs settled, without rows pasted twice, each with a key.
 * @param {Draft[]} drafts @param {Ledger} ledger
 * @returns {Line[]}
 */
function finish(drafts, ledger) {
  const open = settleSigns(drafts);
  if (open > 0) ledger.notes.push(`有 ${open} 行没写是加还是减，先按增加算，请核对。`);
  const kept = withoutRepeats(drafts);
  if (kept.length < drafts.length) ledger.notes.push(`有 ${drafts.length - kept.length} 行重复粘贴，只算一次。`);
  const key = keyMaker();
  return kept.map((draft) => {
        const { time, dayOnly, kind, name, amount, balance, orderNo, serial, status, expires, account } = draft;
    const content = `${time}|${name}|${amount}|${balance}|${orderNo}|${serial}`;
    return { key: `L|${key(content)}`, time, dayOnly, kind, name, amount, balance, orderNo, serial, status, expires, account };
  });
}

/**
 * Two rows with one serial number, or equal to the letter with the same balance after them,
 * are one row pasted twice: a real second change would have moved the balance.
 * @param {Draft[]} drafts
 */
function withoutRepeats(drafts) {
  const seen = new Set();
  return drafts.filter((draft) => {
    const proof = draft.serial || (draft.balance === null || draft.amount === 0 ? '' : `=${draft.balance}`);
    if (proof === '') return true;
    const content = `${draft.time}|${draft.name}|${draft.amount}|${proof}`;
    if (seen.has(content)) return false;
    seen.add(content);
    return true;
  });
}
