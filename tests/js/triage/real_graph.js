/**
 * Reads the questions of 帮我判断 and the ids of a kind from the data file, so that the tests walk the graph
 * that ships. Understands only the layout that the rules of the data file enforce; anything else is an error.
 */

const DATA = new URL("../../../docs/_data/guide.yml", import.meta.url);

/** @typedef {import("../../../docs/assets/guide/triage/graph.js").Question} Question */

/**
 * @param {string} kind a top-level key such as `symptoms`
 * @returns {string[]} its lines, empty ones left out
 */
function linesOf(kind) {
  const lines = Deno.readTextFileSync(DATA).split("\n");
  const first = lines.indexOf(`${kind}:`) + 1;
  if (first === 0) throw new Error(`no kind ${kind}`);
  const end = lines.indexOf("# endregion", first);
  return lines.slice(first, end).filter(Boolean);
}

/**
 * @param {string} kind
 * @returns {string[]} the ids of its records, in the order of the file
 */
export function ids(kind) {
  return linesOf(kind).flatMap((line) => /^ {2}- id: (\S+)$/.exec(line)?.[1] ?? []);
}

/** @returns {Question[]} */
export function realGraph() {
  /** @type {Question[]} */
  const graph = [];
  for (const line of linesOf("triage")) readLine(line, graph);
  return graph;
}

/**
 * @param {string} line
 * @param {Question[]} graph the questions so far; the last one is being read
 */
function readLine(line, graph) {
  const [, start, key, value] = /^ {2,8}(- )?(id|ask|hint|options|say|to|unsure):(?: (.*))?$/.exec(line) || [];
  const question = graph[graph.length - 1];
  const option = question?.options[question.options.length - 1];
  const words = value?.startsWith('"') ? JSON.parse(value) : value;
  if (key === "id" && start) graph.push({ id: words, ask: "", options: [] });
  else if (key === "ask") question.ask = words;
  else if (key === "say" && start) question.options.push({ say: words, to: "" });
  else if (key === "to") option.to = words;
  else if (key === "unsure") option.unsure = words === "true";
  else if (key !== "hint" && key !== "options") throw new Error(`cannot read this line: ${line}`);
}
