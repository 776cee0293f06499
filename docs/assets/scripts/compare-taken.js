// What the table shows, to take along: as text, and as a file for spreadsheets.
import { at } from "./page.js";

/** @typedef {import("./compare.js").Row} Row */

/** @param {Row} row @returns {string[]} the texts of its cells without source marks, the code after the name */
function texts({ line }) {
  const [, name, ...cells] = line.cells;
  const plain = [...name.children, ...cells.map((cell) => cell.firstElementChild)].map((one) => one?.textContent ?? "");
  if (name.children.length < 2) plain.splice(1, 0, "");
  return plain.map((text) => text.replace(/\s+/g, " ").trim());
}

/** A field that is text to every spreadsheet, even if it begins like a formula. @param {string} text */
const field = (text) => `"${text.replace(/^(?=[-=+@＝＋－＠])/, "'").replaceAll('"', '""')}"`;

/** @param {Row[]} rows @param {HTMLElement[]} heads */
export function csv(rows, heads) {
  const [name, ...titles] = heads.map((head) => head.textContent ?? "");
  const lines = [[name, "Exam", ...titles, "Page"], ...rows.map((row) => [...texts(row), /** @type {any} */ (row.line.querySelector("a")).href])];
  return `\ufeff${lines.map((line) => `${line.map(field).join(",")}\r\n`).join("")}`;
}

/** @param {Row[]} rows @param {HTMLElement[]} heads @param {string} order */
export async function copy(rows, heads, order) {
  const lines = rows.map((row) => {
    const [name, code, level, status, ...facts] = texts(row);
    const told = facts.map((text, place) => `${heads[place + 3].textContent}: ${text}`).filter((text) => !text.endsWith(" –"));
    return `${[name, code].join(" ").trim()} (${[level, status, ...told].join("; ")})`;
  });
  const text = [`${document.title}, ${order}:`, ...lines, location.href].join("\n");
  try {
    await navigator.clipboard.writeText(text);
    at("shown").append(" Copied.");
  } catch {
    at("shown").append(" This browser does not let pages copy; the file works all the same.");
  }
}
