/**
 * Reads records of one kind from the data file, so that tests judge the modules with the lists that ship.
 * Understands only the layout the rules of the data file enforce: block style, two blanks a level, plain or
 * quoted scalars on one line, lists of scalars. Anything else is an error, never a guess.
 */

const DATA = new URL("../../docs/_data/guide.yml", import.meta.url);

/**
 * @param {string} kind a top-level key such as `guard`
 * @param {URL} [file]
 * @returns {Record<string, any>[]} scalars as strings, numbers and booleans; lists as arrays of them
 */
export function records(kind, file = DATA) {
  const lines = Deno.readTextFileSync(file).split("\n");
  const first = lines.indexOf(`${kind}:`) + 1;
  if (first === 0) throw new Error(`no kind ${kind} in ${file}`);
  /** @type {Record<string, any>[]} */
  const found = [];
  let list = "";
  for (const line of lines.slice(first)) {
    if (/^\S/.test(line) && !line.startsWith("#")) break;
    if (line.trim() === "" || /^\s*#/.test(line)) continue;
    list = readLine(line, found, list);
  }
  return found;
}

/**
 * @param {string} line
 * @param {Record<string, any>[]} found the records so far; the last one is being read
 * @param {string} list the key whose list is being read
 * @returns {string} the key whose list is being read after this line
 */
function readLine(line, found, list) {
  const start = /^ {2}- id: (\S+)$/.exec(line);
  const pair = /^ {4}([a-z_]+):(?: (.*))?$/.exec(line);
  const item = /^ {6}- (.*)$/.exec(line);
  const record = found[found.length - 1];
  if (start) found.push({ id: start[1] });
  else if (pair) record[pair[1]] = pair[2] === undefined ? [] : scalar(pair[2]);
  else if (item && Array.isArray(record[list])) record[list].push(scalar(item[1]));
  else throw new Error(`cannot read this line: ${line}`);
  return pair ? pair[1] : list;
}

/**
 * @param {string} text
 * @returns {string | number | boolean | string[]}
 */
function scalar(text) {
  if (text === "[]") return [];
  if (/^".*"$/.test(text)) return JSON.parse(text);
  if (/^'.*'$/.test(text)) return text.slice(1, -1).replace(/''/g, "'");
  if (/^-?\d+$/.test(text)) return Number(text);
  return text === "true" ? true : text === "false" ? false : text;
}

/**
 * The rows of a labelled file beside this module.
 * @param {string} name such as `guard-cases.tsv`
 * @returns {Record<string, string>[]} one object a row, keyed by the first line
 */
export function cases(name) {
  const [head, ...rows] = Deno.readTextFileSync(new URL(`data/${name}`, import.meta.url)).trimEnd().split("\n");
  const keys = head.split("\t");
  return rows.map((row) => {
    const cells = row.split("\t");
    return Object.fromEntries(keys.map((key, place) => [key, cells[place] || ""]));
  });
}
