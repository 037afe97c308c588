/** The way through 帮我判断: by a small graph, and along every way of the graph that ships. */

import { longest, placeOf, route } from "../../../docs/assets/guide/triage/graph.js";
import { assert, assertEquals } from "../assert.js";
import { ids, realGraph } from "./real_graph.js";

/** @typedef {import("../../../docs/assets/guide/triage/graph.js").Question} Question */
/** @typedef {import("../../../docs/assets/guide/triage/graph.js").Answers} Answers */

const MOST_QUESTIONS = 6;

/**
 * @param {string} id
 * @param {Record<string, string>} options words → where they lead
 * @returns {Question}
 */
const question = (id, options) => ({ id, ask: `${id}?`, options: Object.entries(options).map(([say, to]) => ({ say, to })) });

const SMALL = [
  question("first", { left: "second", right: "third" }),
  question("second", { on: "third", out: "page-a" }),
  question("third", { yes: "page-b", no: "page-c" }),
];

/**
 * @param {Answers} answers
 * @returns {string} the question that is asked, or where the answers lead
 */
function at(answers) {
  const way = route(SMALL, answers);
  return way.question ? way.question.id : way.outcome || "nowhere";
}

/**
 * @param {Answers} answers
 * @returns {string[]} the questions answered on the way
 */
const trail = (answers) => route(SMALL, answers).trail.map((step) => step.question.id);

/**
 * @param {Question[]} graph
 * @returns {{answers: Answers, asked: string[], outcome: string}[]} every way from the start to an end
 */
function everyWay(graph) {
  /** @type {{answers: Answers, asked: string[], outcome: string}[]} */
  const ways = [];
  /** @param {Answers} answers */
  const walk = (answers) => {
    const { question: next, outcome, trail } = route(graph, answers);
    const asked = trail.map((step) => step.question.id);
    if (asked.length > 2 * MOST_QUESTIONS) throw new Error(`no end: ${asked.join(" ")}`);
    if (next) next.options.forEach((option) => walk({ ...answers, [next.id]: option.say }));
    else ways.push({ answers, asked, outcome: outcome || "" });
  };
  walk({});
  return ways;
}

Deno.test("without answers the first question is asked", () => {
  assertEquals([at({}), trail({})], ["first", []]);
});

Deno.test("answers lead on to the first question without one, and then to the page", () => {
  assertEquals(at({ first: "left" }), "second");
  assertEquals(at({ first: "left", second: "on" }), "third");
  assertEquals(at({ first: "left", second: "on", third: "no" }), "page-c");
  assertEquals(trail({ first: "left", second: "on", third: "no" }), ["first", "second", "third"]);
});

Deno.test("an answer changed keeps the rest", () => {
  const all = { first: "left", second: "on", third: "no" };
  assertEquals([at({ ...all, first: "right" }), trail({ ...all, first: "right" })], ["page-c", ["first", "third"]]);
  assertEquals(at({ ...all, second: "out" }), "page-a");
  assertEquals(at({ ...all, second: "out", first: "right" }), "page-c");
});

Deno.test("an answer in words that no option has is asked again", () => {
  assertEquals(at({ first: "left", second: "gone" }), "second");
});

Deno.test("an answer to a question that is not on the way changes nothing", () => {
  assertEquals(at({ second: "out" }), "first");
});

Deno.test("a graph that turns back ends nowhere instead of never", () => {
  assertEquals(route([question("a", { go: "b" }), question("b", { go: "a" })], { a: "go", b: "go" }).outcome, undefined);
  assertEquals(route([], {}), { trail: [] });
});

Deno.test("the place of a question counts those answered before it", () => {
  const way = route(SMALL, { first: "left", second: "on" });
  assertEquals(["first", "second", "third"].map((id) => placeOf(way, id)), [0, 1, 2]);
});

Deno.test("the longest way is counted in questions", () => {
  assertEquals([longest(SMALL), longest(SMALL, "third"), longest([])], [3, 1, 0]);
});

Deno.test("every way of the real graph ends on a symptom or no-loss after six questions at most, none asked twice", () => {
  const graph = realGraph();
  const ends = new Set([...ids("symptoms"), "no-loss"]);
  const ways = everyWay(graph);
  assert(ways.length > 100, `only ${ways.length} ways`);
  for (const { asked, outcome } of ways) {
    assert(ends.has(outcome), `dead end after ${asked.join(" ")}: ${outcome}`);
    assert(asked.length <= MOST_QUESTIONS, `too long: ${asked.join(" ")}`);
    assertEquals(new Set(asked).size, asked.length, "asked twice");
  }
  assertEquals(longest(graph), Math.max(...ways.map((way) => way.asked.length)));
});

Deno.test("every question of the real graph is reached", () => {
  const graph = realGraph();
  const asked = new Set(everyWay(graph).flatMap((way) => way.asked));
  assertEquals(graph.map((each) => each.id).filter((id) => !asked.has(id)), []);
});

Deno.test("every symptom and no-loss is reached", () => {
  const symptoms = ids("symptoms");
  assert(symptoms.length >= 37, "the data lack symptoms");
  const reached = new Set(everyWay(realGraph()).map((way) => way.outcome));
  assertEquals([...symptoms, "no-loss"].filter((id) => !reached.has(id)), []);
});

Deno.test("every question offers 我不确定 last, once, and says it in these words", () => {
  for (const { id, options } of realGraph()) {
    const unsure = options.filter((option) => option.unsure);
    assertEquals([unsure.length, options[options.length - 1].unsure], [1, true], id);
    assert(unsure[0].say.startsWith("我不确定"), id);
  }
});

Deno.test("no question offers the same words twice", () => {
  for (const { id, options } of realGraph()) {
    assertEquals(new Set(options.map((option) => option.say)).size, options.length, id);
  }
});

Deno.test("safety is asked first, and each of its three dangers is an end of its own", () => {
  const [safety] = realGraph();
  assertEquals(safety.options.slice(0, 3).map((option) => option.to), ["fake-support", "recovery-scam", "account-stolen"]);
});

Deno.test("who is never sure is led to a page within six questions", () => {
  const graph = realGraph();
  const unsure = Object.fromEntries(graph.map((each) => [each.id, each.options[each.options.length - 1].say]));
  const { outcome, trail: steps } = route(graph, unsure);
  assert(outcome && ids("symptoms").includes(outcome) && steps.length <= MOST_QUESTIONS);
});

Deno.test("on every way, changing any one answer never throws away another", () => {
  const graph = realGraph();
  for (const { answers, asked } of everyWay(graph)) {
    for (const id of asked) {
      const options = graph.find((each) => each.id === id)?.options || [];
      for (const { say } of options) {
        const way = route(graph, { ...answers, [id]: say });
        const place = asked.indexOf(id);
        assertEquals(way.trail.slice(0, place).map((step) => step.question.id), asked.slice(0, place));
        assert(way.trail.every(({ question: each, option }) => each.id === id || option.say === answers[each.id]));
      }
    }
  }
});
