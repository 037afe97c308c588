// A calendar entry (RFC 5545) for one due date: neutral words, no field of the reader, a stable UID.
//
// Importing it again updates the entry, because the UID depends only on the site, the rule and the event.

const HOUR = 3600 * 1000;

/**
 * @typedef {{rule: string, due: string, start: number, address: string, title: string, note: string}} Entry
 *   `rule` is the deadline's id, `due` as deadline.js gives it, `start` the event in milliseconds, `address`
 *   the page of the step; nothing of what the reader wrote
 */

/**
 * The entry as text for a .ics file.
 * @param {Entry} entry
 * @param {number} now milliseconds since 1970
 * @returns {string} with CRLF line ends, folded at 75 octets
 */
export function calendarText(entry, now) {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//zuan-guide//reminder//ZH",
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    "BEGIN:VEVENT",
    `UID:${uid(entry)}`,
    `DTSTAMP:${utc(now)}`,
    `SEQUENCE:${Math.floor(now / 1000)}`,
    ...when(entry.due),
    `SUMMARY:${escaped(entry.title)}`,
    `DESCRIPTION:${escaped(entry.note)}`,
    `URL:${entry.address}`,
    "TRANSP:TRANSPARENT",
    ...alarm(entry),
    "END:VEVENT",
    "END:VCALENDAR",
  ];
  return lines.map(fold).join("\r\n") + "\r\n";
}

/**
 * The event enters as a digest: the reader's own times are not to be read from the file.
 * @param {Entry} entry
 * @returns {string} the same for the same rule and event, on every device
 */
function uid({ rule, start, address }) {
  return `${rule}-${digest(`${rule}|${Math.floor(start / 60000)}`)}@${new URL(address).hostname}`;
}

/**
 * @param {string} text
 * @returns {string} 14 hexadecimal digits (two FNV-1a hashes of 28 bits)
 */
function digest(text) {
  return [0x811c9dc5, 0x050c5d1f].map((seed) => {
    let hash = seed;
    for (let place = 0; place < text.length; place += 1) hash = Math.imul(hash ^ text.charCodeAt(place), 0x01000193);
    return (hash >>> 4).toString(16).padStart(7, "0");
  }).join("");
}

/**
 * @param {string} due
 * @returns {string[]} half an hour for a minute, the whole day for a date
 */
function when(due) {
  if (due.length > 10) {
    const at = Date.parse(due);
    return [`DTSTART:${utc(at)}`, `DTEND:${utc(at + HOUR / 2)}`];
  }
  const next = new Date(Date.parse(`${due}T00:00Z`) + 24 * HOUR).toISOString().slice(0, 10);
  return [`DTSTART;VALUE=DATE:${due.replace(/-/g, "")}`, `DTEND;VALUE=DATE:${next.replace(/-/g, "")}`];
}

/**
 * @param {Entry} entry
 * @returns {string[]}
 */
function alarm({ due, title }) {
  const trigger = due.length > 10 ? "PT0M" : "PT9H";
  return ["BEGIN:VALARM", "ACTION:DISPLAY", `TRIGGER:${trigger}`, `DESCRIPTION:${escaped(title)}`, "END:VALARM"];
}

/**
 * @param {number} instant
 * @returns {string} as 20261121T063000Z
 */
function utc(instant) {
  return new Date(instant).toISOString().replace(/[-:]/g, "").replace(/\.\d{3}/, "");
}

/**
 * @param {string} text
 * @returns {string}
 */
function escaped(text) {
  return text.replace(/[\\;,]/g, (sign) => `\\${sign}`).replace(/\r?\n/g, "\\n");
}

/**
 * Fold a line at 75 octets without cutting a character.
 * @param {string} line
 * @returns {string}
 */
function fold(line) {
  const encoder = new TextEncoder();
  let folded = "";
  let octets = 0;
  for (const sign of line) {
    const size = encoder.encode(sign).length;
    if (octets + size > 75) {
      folded += "\r\n ";
      octets = 1;
    }
    folded += sign;
    octets += size;
  }
  return folded;
}
