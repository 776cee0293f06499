// A calendar file (RFC 5545) of days with reminders at nine in the morning, as in the calendars of the site.

/**
 * `before` has how many days ahead to remind.
 * @typedef {{id: string, day: string, title: string, text: string, before: number[]}} CalendarEntry
 */

/** @param {string} text */
const escapeText = (text) => text.replace(/[\\;,]/g, "\\$&").replace(/\r\n|\r|\n/g, "\\n");

/** Folds a line to 75 octets at most; what is longer goes on after a blank. @param {string} line */
function foldLine(line) {
  const encoder = new TextEncoder();
  let folded = "";
  let size = 0;
  for (const character of line) {
    const octets = encoder.encode(character).length;
    if (size + octets > 75) {
      folded += "\r\n ";
      size = 1;
    }
    folded += character;
    size += octets;
  }
  return folded;
}

/** @param {string} day */
const basicDate = (day) => day.replaceAll("-", "");

/**
 * Writes the file. An entry's id never changes, so that a newer file replaces what an older one brought.
 * @param {CalendarEntry[]} entries @param {string} host @param {string} today @param {string} url
 */
export function writeCalendar(entries, host, today, url) {
  const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", `PRODID:-//${escapeText(host)}//plan//EN`, "CALSCALE:GREGORIAN"];
  for (const entry of entries) {
    const next = new Date(Date.parse(entry.day) + 86400000).toISOString().slice(0, 10);
    const title = escapeText(entry.title);
    lines.push(
      "BEGIN:VEVENT",
      `UID:${entry.id}${new URL(url).pathname.replaceAll("/", "-")}@${host}`,
      `DTSTAMP:${basicDate(today)}T000000Z`,
      `DTSTART;VALUE=DATE:${basicDate(entry.day)}`,
      `DTEND;VALUE=DATE:${basicDate(next)}`,
      `SUMMARY:${title}`,
      `DESCRIPTION:${escapeText(entry.text)}`,
      `URL:${url}`,
      "TRANSP:TRANSPARENT",
    );
    for (const days of entry.before) {
      lines.push("BEGIN:VALARM", "ACTION:DISPLAY", `DESCRIPTION:${title}`, `TRIGGER:-P${days - 1}DT15H`, "END:VALARM");
    }
    lines.push("END:VEVENT");
  }
  lines.push("END:VCALENDAR");
  return lines.map((line) => `${foldLine(line)}\r\n`).join("");
}
