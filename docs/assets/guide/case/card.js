// The card on the home page that continues the reader's own matter. Loaded only where there is one.

import { make, wayLinks } from "./nodes.js";
import { knownOf, readSite, rulesOf } from "./site.js";
import { continueWords, exists, homeLine, situation } from "./state.js";

/**
 * @param {import("../reader.js").Doc} memory
 * @param {number} now milliseconds since 1970
 * @returns {Node[]} empty where the document holds no matter yet
 */
export function cardOf(memory, now) {
  if (!exists(memory)) return [];
  const site = readSite();
  const found = situation(memory, now, rulesOf(site, []));
  const known = knownOf(memory, found, site, { next: "", empty: false });
  const line = homeLine(found, known, now);
  const words = continueWords(found, { ticket: memory.facts.ticket_no || "", title: site.title(known.symptom) }, line, now);
  return [
    make("p", { class: "g-case__line" }, words),
    make("div", { class: "g-case__ways" }, ...wayLinks(line.ways.slice(0, 2), site)),
    make("p", { class: "g-case__aside" }, make("a", { href: site.href("here-now") }, "看我的记录"), make("button", { type: "button", "data-guide": "doors" }, "是别的事")),
  ];
}
