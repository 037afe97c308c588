// What looks like a number or a code that should not be typed into a search.

import { looksPrivate, masked } from "../../../docs/assets/guide/search/private.js";
import { assert, assertEquals } from "../assert.js";

Deno.test("phone, card and order numbers and codes look private, however they are spaced", () => {
  for (
    const text of [
      "13800138000", "138 0013 8000", "138-0013-8000", "6222 0212 3456 7890", "４２００００１８９９２０２６１１",
      "验证码483920", "4839 20", "ABCD-1234-EFGH", "密码是abc123", "验证码给了他 4839", "abc123def456 用不了", "110101199003078888",
    ]
  ) assert(looksPrivate(text), text);
});

Deno.test("sums, dates, levels and plain words do not", () => {
  for (
    const text of [
      "充了5000钻没到", "付了98.5元", "钻没了", "V8变V5", "7月2号到期变6月30号", "2.5w花不出去", "SVIP变成普通会员",
      "zuanshimeileqianyemeile", "1,555元", "404", "12315怎么投诉", "QQ号填错一位", "10086 不理我", "密码错误500次", "密码忘了",
    ]
  ) assert(!looksPrivate(text), text);
});

Deno.test("what looks private is covered sign by sign, and nothing else", () => {
  assertEquals(masked("给 138 0013 8000 充了，密码是abc123，没到"), "给 ••••••••••••• 充了，密码是••••••，没到");
  assertEquals(masked("１３８００１３８０００没到"), "•••••••••••没到");
  assertEquals(masked("钻没了😭验证码483920"), "钻没了😭验证码••••••");
  assertEquals(masked("充了50没到"), "充了50没到");
});
