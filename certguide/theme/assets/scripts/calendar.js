// A calendar file (RFC 5545) of days with reminders.

/** @typedef {{id: string, day: string, title: string, says: string, before: number[]}} Entry `before`: days ahead to remind */

/** @param {string} text */
const escaped = (text) => text.replace(/[\\;,]/g, "\\$&").replace(/\r\n|\r|\n/g, "\\n");

/** A line of at most 75 octets; what is longer goes on after a blank. @param {string} line */
function folded(line) {
  const coder = new TextEncoder();
  let out = "";
  let size = 0;
  for (const sign of line) {
    const more = coder.encode(sign).length;
    if (size + more > 75) {
      out += "\r\n ";
      size = 1;
    }
    out += sign;
    size += more;
  }
  return out;
}

/** @param {string} day */
const plain = (day) => day.replaceAll("-", "");

/**
 * The text of the file. An entry's id never changes, so that a newer file replaces what an older one brought.
 * @param {Entry[]} entries @param {string} host @param {string} today @param {string} address
 */
export function calendar(entries, host, today, address) {
  const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", `PRODID:-//${escaped(host)}//plan//EN`, "CALSCALE:GREGORIAN"];
  for (const entry of entries) {
    const next = new Date(Date.parse(entry.day) + 86400000).toISOString().slice(0, 10);
    lines.push(
      "BEGIN:VEVENT",
      `UID:${entry.id}@${host}`,
      `DTSTAMP:${plain(today)}T000000Z`,
      `DTSTART;VALUE=DATE:${plain(entry.day)}`,
      `DTEND;VALUE=DATE:${plain(next)}`,
      `SUMMARY:${escaped(entry.title)}`,
      `DESCRIPTION:${escaped(entry.says)}`,
      `URL:${address}`,
      "TRANSP:TRANSPARENT",
    );
    for (const days of entry.before) {
      const what = escaped(entry.title);
      lines.push("BEGIN:VALARM", "ACTION:DISPLAY", `DESCRIPTION:${what}`, `TRIGGER:-P${days}D`, "END:VALARM");
    }
    lines.push("END:VEVENT");
  }
  lines.push("END:VCALENDAR");
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}
