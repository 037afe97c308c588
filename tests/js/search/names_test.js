// Pages that people call by their name: channels with numbers, letters, terms.

import { askedByName, namedPages } from "../../../docs/assets/guide/search/names.js";
import { assertEquals } from "../assert.js";

/**
 * @param {string} id
 * @param {string} group
 * @param {string} title
 * @param {string[]} [texts]
 */
const entry = (id, group, title, texts = []) => ({ id, group, url: `${id}/`, title, line: "", texts });

const PAGES = namedPages([
  entry("paid", "symptoms", "付了钱，钻没到账"),
  entry("mediation", "channels", "12315 投诉", ["12315", "工商投诉"]),
  entry("cca", "channels", "消协（消费者协会）"),
  entry("kami", "glossary", "卡密"),
]);

/** @param {string} query */
const asked = (query) => askedByName(PAGES, query).map((one) => one.entry.id);

Deno.test("a number that is a name finds its page", () => assertEquals(asked("12315"), ["mediation"]));

Deno.test("a name in any width, with signs around it, is the name", () => assertEquals(asked("１２３１５？"), ["mediation"]));

Deno.test("what stands in brackets is a name of its own", () => {
  assertEquals(asked("消费者协会"), ["cca"]);
  assertEquals(asked("消协"), ["cca"]);
});

Deno.test("asking for the meaning of a name is asking for the name", () => assertEquals(asked("卡密是什么意思"), ["kami"]));

Deno.test("a name that is a small part of a trouble is not what is asked for", () => {
  assertEquals(asked("我买的卡密一直提示用不了怎么回事"), []);
});

Deno.test("symptoms are never found by name: they are ranked", () => assertEquals(asked("付了钱，钻没到账"), []));

Deno.test("one character names nothing", () => assertEquals(asked("卡"), []));
