// What the table shows, to take along: copied as text, or saved as a file for spreadsheets.
import { at, download } from "./page.js";

/** No spreadsheet may take it for a formula. @param {string | null} text */
const plain = (text) => String(text).replace(/\s+/g, " ").trim().replace(/^(?=[-=+@＝＋－＠])/, "'");

/** @param {import("./compare.js").Row[]} rows @param {HTMLElement[]} heads @param {boolean} file */
export async function take(rows, heads, file) {
  const [name, ...titles] = heads.map((head) => head.textContent);
  const lines = rows.map(({ line }) => [...line.querySelectorAll("th > *, td > :first-child:not(label)")].map((cell) => cell.textContent));
  const cells = [[name, "Exam", ...titles], ...lines].map((line) => line.map(plain));
  if (file) {
    const text = cells.map((line) => line.map((cell) => `"${cell.replaceAll("\x22", "\x22\x22")}"`) + "\r\n").join("");
    return download("\ufeff" + text, "text/csv", "credentials.csv");
  }
  try {
    await navigator.clipboard.writeText(cells.map((line) => line.join("\t")).join("\n"));
    at("shown").append(" Copied.");
  } catch {
    at("shown").append(" Copying is not allowed here.");
  }
}
