// What a record fills in by itself from other pages, and that the reader's own words win.

import { fillAlone, filledAlone, markSymptom, noteLook, noteSubmission, takeBack } from "../../../docs/assets/guide/case/fill.js";
import { emptyDoc } from "../../../docs/assets/guide/reader.js";
import { assertEquals } from "../assert.js";

Deno.test("what was filled in by itself can be taken back", () => {
  const doc = emptyDoc();
  fillAlone(doc, "ticket_no", "8842");
  assertEquals(filledAlone(doc, "ticket_no"), true);
  takeBack(doc, "ticket_no");
  assertEquals([doc.facts, doc.case], [{}, {}]);
});

Deno.test("what the reader typed over it is theirs", () => {
  const doc = emptyDoc();
  fillAlone(doc, "ticket_no", "8842");
  doc.facts.ticket_no = "8843";
  assertEquals(filledAlone(doc, "ticket_no"), false);
  takeBack(doc, "ticket_no");
  assertEquals(doc.facts, { ticket_no: "8843" });
});

Deno.test("the first text that was sent is the time of submission, later ones are not", () => {
  const doc = emptyDoc();
  noteSubmission(doc, "2026-11-21T14:30");
  noteSubmission(doc, "2026-11-22T14:30");
  assertEquals(doc.facts.submitted_at, "2026-11-21T14:30");
});

Deno.test("the matter is the page where something was done last, until something was sent", () => {
  const doc = emptyDoc();
  markSymptom(doc, "expired");
  markSymptom(doc, undefined);
  markSymptom(doc, "converted-to-points");
  assertEquals(doc.case.symptom, "converted-to-points");
  doc.log.push({ id: "1", at: "2026-11-22T02:00:00Z", kind: "sent" });
  markSymptom(doc, "support-silent");
  assertEquals(doc.case.symptom, "converted-to-points");
});

Deno.test("a matter chosen by hand is not changed by opening other pages", () => {
  const doc = { ...emptyDoc(), case: { symptom: "expired", chosen: "yes" } };
  markSymptom(doc, "support-silent");
  assertEquals(doc.case.symptom, "expired");
});

Deno.test("who looked and saw nothing is not made to say that the appeal was refused, until an answer comes", () => {
  const doc = emptyDoc();
  noteLook(doc, "back", "none");
  assertEquals(doc.facts, { answer_given: "done" });
  noteLook(doc, "reply", "refused-with-reason");
  assertEquals(doc.facts, {});
  doc.facts.answer_given = "done";
  noteLook(doc, "reply", "refused-with-reason");
  assertEquals(doc.facts, { answer_given: "done" }, "what the reader chose stays");
});
