// The rows that are shown, to take along.

import { state } from "./compare-table.js";
import { plainText, writeCsv } from "./csv.js";
import { byId, download } from "./dom.js";
import { gettext } from "./messages.js";

/** Returns the text of a cell, and in place of a dash what it stands for. @param {Element | null} cell */
const cellText = (cell) =>
  (cell?.matches(".is-empty") && cell.querySelector(".visually-hidden")?.textContent) || (cell?.textContent ?? "");

/** Returns the texts of the head and of all rows shown, cell by cell. */
function exportRows() {
  const columns = [...document.querySelectorAll("#everything thead th")].slice(2, -1);
  const lines = state.shown.map(({ line }) => {
    const [level, code] = [".level", ".code"].map((selector) => line.querySelector(selector));
    const facts = [...line.querySelectorAll("td")].slice(1, -1);
    return [line.querySelector("th > a"), level, code, ...facts].map(cellText);
  });
  const titles = columns.map((head) => head.textContent ?? "");
  return [[gettext("Name"), gettext("Level"), gettext("Exam"), ...titles], ...lines].map((line) => line.map(plainText));
}

/** Saves them as a file for spreadsheets. */
export const downloadRows = () => download(writeCsv(exportRows()), "text/csv", "credentials.csv");

/** Copies them as text, cells parted by tabs, and says whether that worked. */
export async function copyRows() {
  const lines = exportRows().map((line) => line.join("\t"));
  try {
    await navigator.clipboard.writeText(lines.join("\n"));
    byId("shown").append(" ", gettext("Copied."));
  } catch {
    byId("shown").append(" ", gettext("Not copied."));
  }
}
