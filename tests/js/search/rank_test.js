// A query finds its page, by words, by sound and by meaning.

import { buildIndex, search } from "../../../docs/assets/guide/search/rank.js";
import { assert, assertEquals } from "../assert.js";
import { sample } from "./sample.js";

const index = buildIndex(sample());

/** @param {string} query */
const first = (query) => search(index, query).results[0]?.id;

/** @param {string} query */
const kind = (query) => search(index, query).kind;

Deno.test("words of the data find their page", () => {
  assertEquals(first("充值没到账"), "paid-not-credited");
  assertEquals(first("号被封了"), "account-frozen");
});

Deno.test("other words for the same things find it too", () => {
  assertEquals(first("付款余额没来"), "paid-not-credited");
});

Deno.test("traditional characters, slips of the input method and pinyin find it", () => {
  assertEquals(first("鑽沒了"), "balance-dropped");
  assertEquals(first("冲值没到帐"), "paid-not-credited");
  assertEquals(first("从复扣款"), "charged-twice");
  assertEquals(first("chongzhi mei dao zhang"), "paid-not-credited");
  assertEquals(first("chongfukoukuan"), "charged-twice");
});

Deno.test("numbers do not derail a query", () => {
  assertEquals(first("充500没到账"), "paid-not-credited");
});

Deno.test("symptoms stand above letters", () => {
  const groups = search(index, "付了款没到账").results.map((one) => one.group);
  assertEquals(groups[0], "symptoms");
  assert(groups.includes("letters"), "the letter is found as well");
  assert(groups.lastIndexOf("symptoms") < groups.indexOf("letters"), "after all symptoms");
});

Deno.test("a result shows title and line, never a phrase", () => {
  const [result] = search(index, "充钱没到").results;
  assertEquals(Object.keys(result).sort(), ["group", "id", "line", "score", "title", "url"]);
});

Deno.test("crisis puts people first and keeps the results below", () => {
  const answer = search(index, "充值没到账我不想活了");
  assertEquals(answer.kind, "crisis");
  assertEquals(answer.results.slice(0, 2).map((one) => one.id), ["help-now", "paid-not-credited"]);
});

Deno.test("a hint at despair puts the way to help first and keeps what fits", () => {
  const told = search(index, "充值没到账没脸回家");
  assertEquals(told.kind, "hint");
  assertEquals(told.results.slice(0, 2).map((one) => one.id), ["help-now", "paid-not-credited"]);
  assertEquals(search(index, "牛奶没脸回家").results.map((one) => one.id), ["help-now"]);
});

Deno.test("everyday exaggeration is no crisis", () => {
  assertEquals(kind("急死我了钻没到账"), "results");
});

Deno.test("a wrongful wish gets the refusal and no symptom", () => {
  const answer = search(index, "外挂哪里下载");
  assertEquals(answer.kind, "refused");
  assertEquals(answer.results.map((one) => one.id), ["refused"]);
});

Deno.test("one who was accused of a wrong is not refused", () => {
  assertEquals(kind("说我用外挂封号"), "results");
});

Deno.test("a wish to buy and another subject get no page", () => {
  assertEquals(search(index, "怎么买钻"), { kind: "purchase", results: [] });
  assertEquals(search(index, "牛奶过期"), { kind: "none", results: [] });
});

Deno.test("nothing to read gets no page", () => {
  for (const query of ["", "   ", "？？", "龘龘"]) assertEquals(search(index, query), { kind: "none", results: [] });
});

Deno.test("the limit holds", () => {
  assertEquals(search(index, "钻没到账", 2).results.length, 2);
});

Deno.test("the same data and query give the same answer", () => {
  assertEquals(search(buildIndex(sample()), "钻没了"), search(index, "钻没了"));
});

Deno.test("very long and hostile queries are answered", () => {
  for (const query of ["钻".repeat(10000), "'\"<script>$&{}", "\u202e\u0000😭"]) search(index, query);
});
