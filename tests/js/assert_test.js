// The assertions themselves: each passes on what is right and throws on what is wrong.
import {
  assert, assertEquals, assertExcludes, assertIncludes, assertMatch, assertNotEquals, assertRejects, assertThrows, same,
} from "./assert.js";

Deno.test("values of the same shape and content are the same", () => {
  assert(same({ a: [1, { b: NaN }] }, { a: [1, { b: NaN }] }));
  assert(same(new Map([["a", new Set([1])]]), new Map([["a", new Set([1])]])));
  assert(same(new Date(5), new Date(5)));
});

Deno.test("values that differ anywhere are not the same", () => {
  for (const [left, right] of [
    [{ a: 1 }, { a: 1, b: undefined }], [[1, 2], [2, 1]], [[1], { 0: 1 }], [0, -0], ["1", 1], [null, {}],
    [new Date(5), new Date(6)], [new Map([["a", 1]]), new Map([["a", 2]])], [{ a: undefined }, { b: undefined }],
  ]) assert(!same(left, right), `${Deno.inspect(left)} and ${Deno.inspect(right)}`);
});

Deno.test("each assertion passes on what is right", async () => {
  assertEquals([1], [1]);
  assertNotEquals([1], [2]);
  assertIncludes("abc", "b");
  assertExcludes("abc", "d");
  assertMatch("abc", /^a/);
  assertThrows(() => JSON.parse("{"), /JSON/);
  await assertRejects(() => Promise.reject(new Error("no")), /no/);
});

Deno.test("each assertion throws on what is wrong", async () => {
  for (const wrong of [
    () => assert(0), () => assertEquals([1], [2]), () => assertNotEquals(1, 1), () => assertIncludes("abc", "d"),
    () => assertExcludes("abc", "b"), () => assertMatch("abc", /^b/), () => assertThrows(() => 1),
    () => assertThrows(() => JSON.parse("{"), /another/),
  ]) assertThrows(wrong);
  await assertRejects(() => assertRejects(() => Promise.resolve()), /nothing was rejected/);
});
