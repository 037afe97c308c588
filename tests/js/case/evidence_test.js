// The list of proof: which stands first, what is next, what is missing.

import { fitting, needed, nextToSave, numberOf, weakKinds, withSaved } from "../../../docs/assets/guide/case/evidence.js";
import { assertEquals } from "../assert.js";

const PROOFS = [
  { id: "page", title: "充值页和规则", strengthens: ["rule"], first: ["paid"], later: [] },
  { id: "chat", title: "和客服的聊天", strengthens: ["talk"], first: [], later: ["paid"] },
  { id: "bill", title: "支付账单详情", strengthens: ["paid"], first: ["paid", "twice"], later: [] },
  { id: "login", title: "登录记录", strengthens: ["identity"], first: ["stolen"], later: [] },
];

Deno.test("the list fits the matter, what is asked for at once before the rest", () => {
  assertEquals(fitting(PROOFS, "paid").map((each) => each.id), ["page", "bill", "chat"]);
  assertEquals(needed(PROOFS, "paid"), ["page", "bill"]);
  assertEquals(fitting(PROOFS, ""), []);
});

Deno.test("the next piece is the first that is neither saved nor set aside", () => {
  assertEquals(nextToSave(PROOFS, "paid", {}), "充值页和规则");
  assertEquals(nextToSave(PROOFS, "paid", { page: "na" }), "支付账单详情");
  assertEquals(nextToSave(PROOFS, "paid", { page: "done", bill: "done" }), "");
});

Deno.test("weak is what the matter needs and nothing saved shows", () => {
  assertEquals(weakKinds(PROOFS, "paid", {}), ["rule", "paid"]);
  assertEquals(weakKinds(PROOFS, "paid", { bill: "done" }), ["rule"]);
});

Deno.test("what does not apply is not called weak", () => assertEquals(weakKinds(PROOFS, "paid", { page: "na", bill: "done" }), []));

Deno.test("the numbers are those of the letter's attachments", () => {
  const attachments = "我的截图，能看到时间\n\n支付账单详情，能看到单号";
  assertEquals(numberOf("支付账单详情", attachments), 2);
  assertEquals(numberOf("登录记录", attachments), 0);
  assertEquals(numberOf("登录记录", undefined), 0);
});

Deno.test("what the letter lists keeps its number when more is added, and nothing is added twice", () => {
  const once = withSaved("支付账单详情，能看到单号", PROOFS, { page: "done", bill: "done", login: "na" });
  assertEquals(once, "支付账单详情，能看到单号\n充值页和规则");
  assertEquals(withSaved(once, PROOFS, { page: "done", bill: "done" }), once);
});
