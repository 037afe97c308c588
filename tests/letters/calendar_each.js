// Writes calendar entries through the shipped module: reads [{entry, now}] from a file, prints their texts as JSON.

import { calendarText } from "../../docs/assets/guide/calendar.js";

/** @type {{entry: import("../../docs/assets/guide/calendar.js").Entry, now: number}[]} */
const cases = JSON.parse(Deno.readTextFileSync(Deno.args[0]));
console.log(JSON.stringify(cases.map(({ entry, now }) => calendarText(entry, now))));
