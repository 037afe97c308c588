/**
 * The rows of an xlsx worksheet, read from its XML without a DOM, because a
 * worker has none. Pure.
 */

const ENTITIES = /** @type {Record<string, string>} */ ({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" });

/** @param {string} text */
function unescape(text) {
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex, dec, name) => {
    if (hex) return String.fromCodePoint(parseInt(hex, 16));
    return dec ? String.fromCodePoint(Number(dec)) : (ENTITIES[name] ?? whole);
  });
}

/** All the text runs inside a shared or inline string. @param {string} xml */
function runs(xml) {
  let text = '';
  const form = /<(?:\w+:)?t(?:\s[^>]*)?>([^<]*)<\/(?:\w+:)?t>/g;
  const spoken = xml.replace(/<(?:\w+:)?rPh[\s>][\s\S]*?<\/(?:\w+:)?rPh>/g, '');
  for (let run = form.exec(spoken); run; run = form.exec(spoken)) text += unescape(run[1]);
  return text;
}

/**
 * @param {string} xml of sharedStrings.xml, may be empty
 * @returns {string[]}
 */
export function sharedStrings(xml) {
  /** @type {string[]} */
  const strings = [];
  const form = /<(?:\w+:)?si(?:\s[^>]*)?(?:\/>|>([\s\S]*?)<\/(?:\w+:)?si>)/g;
  for (let item = form.exec(xml); item; item = form.exec(xml)) strings.push(runs(item[1] ?? ''));
  return strings;
}

/** Column of a reference: `A18` → 0, `AB3` → 27. @param {string} reference */
function columnOf(reference) {
  let column = 0;
  for (const letter of reference.replace(/[^A-Z]/g, '')) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

/**
 * @param {string} attributes of a `<c>`
 * @param {string} body
 * @param {string[]} strings
 */
function valueOf(attributes, body, strings) {
  const type = /\bt="(\w+)"/.exec(attributes)?.[1] ?? 'n';
  if (type === 'inlineStr') return runs(body);
  const value = unescape(/<(?:\w+:)?v(?:\s[^>]*)?>([^<]*)</.exec(body)?.[1] ?? '');
  return type === 's' ? (strings[Number(value)] ?? '') : value;
}

/**
 * @param {string} xml of one `<row>`
 * @param {string[]} strings
 * @returns {string[]}
 */
function cellsOf(xml, strings) {
  /** @type {string[]} */
  const cells = [];
  const form = /<(?:\w+:)?c(\s[^>]*?)?(?:\/>|>([\s\S]*?)<\/(?:\w+:)?c>)/g;
  for (let found = form.exec(xml); found; found = form.exec(xml)) {
    const reference = /\br="([A-Z]+)\d+"/.exec(found[1] ?? '')?.[1];
    const column = reference ? columnOf(reference) : cells.length;
    while (cells.length < column) cells.push('');
    cells[column] = valueOf(found[1] ?? '', found[2] ?? '', strings);
  }
  return cells;
}

/**
 * @param {string} xml of a worksheet
 * @param {string[]} strings
 * @returns {string[][]}
 */
export function sheetRows(xml, strings) {
  /** @type {string[][]} */
  const rows = [];
  const form = /<(?:\w+:)?row(?:\s[^>]*?)?(?:\/>|>([\s\S]*?)<\/(?:\w+:)?row>)/g;
  for (let row = form.exec(xml); row; row = form.exec(xml)) rows.push(cellsOf(row[1] ?? '', strings));
  return rows;
}
