// The way through 帮我判断: questions and answers in, the next question or the page to read out.
//
// Pure. The graph is a list of questions whose first is the start; whatever an option leads to that is no
// question is an end. Answers are kept by question, so that changing one keeps all the others.

/**
 * @typedef {{say: string, to: string, unsure?: boolean}} Option
 * @typedef {{id: string, ask: string, options: Option[]}} Question
 * @typedef {Record<string, string>} Answers question id → the words of the chosen option
 * @typedef {{question: Question, option: Option}} Step
 * @typedef {{question?: Question, outcome?: string, trail: Step[]}} Route
 */

/**
 * Follow the answers from the start.
 * @param {Question[]} graph
 * @param {Answers} answers those of other ways, or in words that no option has any more, change nothing
 * @returns {Route} the first question without an answer, or the end that was reached; never both
 */
export function route(graph, answers) {
  /** @type {Step[]} */
  const trail = [];
  let question = graph[0];
  while (question && trail.length < graph.length) {
    const option = chosen(question, answers);
    if (!option) return { question, trail };
    trail.push({ question, option });
    const next = find(graph, option.to);
    if (!next) return { outcome: option.to, trail };
    question = next;
  }
  return { trail };
}

/**
 * @param {Question} question
 * @param {Answers} answers
 * @returns {Option | undefined}
 */
function chosen(question, answers) {
  return question.options.find((each) => each.say === answers[question.id]);
}

/**
 * @param {Question[]} graph
 * @param {string} id
 * @returns {Question | undefined}
 */
function find(graph, id) {
  return graph.find((each) => each.id === id);
}

/**
 * @param {Route} way
 * @param {string} id of a question on this way
 * @returns {number} how many questions stand before it; 0 for the first
 */
export function placeOf(way, id) {
  const place = way.trail.findIndex((step) => step.question.id === id);
  return place < 0 ? way.trail.length : place;
}

/**
 * @param {Question[]} graph without a cycle
 * @param {string} [from] where to begin, the first question if left out
 * @returns {number} questions on the longest way
 */
export function longest(graph, from = graph.length ? graph[0].id : "") {
  const question = find(graph, from);
  if (!question) return 0;
  return 1 + Math.max(0, ...question.options.map((option) => longest(graph, option.to)));
}
