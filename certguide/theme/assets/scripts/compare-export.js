// The rows that are shown, to take along.

import { state } from "./compare-table.js";
import { plainText, writeCsv } from "./csv.js";
import { byId, download } from "./dom.js";

/** Returns the texts of the head and of all rows shown, cell by cell. */
function exportRows() {
  const lines = state.shown.map(({ line }) => {
    const cells = [...line.querySelectorAll("th > a, .level, .code"), ...line.querySelectorAll("[data-label]")];
    return cells.map((cell) => cell.textContent);
  });
  const labels = [...(state.shown[0]?.line.querySelectorAll("[data-label]") ?? [])];
  const titles = labels.map((cell) => /** @type {HTMLElement} */ (cell).dataset.label ?? "");
  return [["Name", "Level", "Exam", ...titles], ...lines].map((line) => line.map(plainText));
}

/** Saves them as a file for spreadsheets. */
export const downloadRows = () => download(writeCsv(exportRows()), "text/csv", "credentials.csv");

/** Copies them as text, cells parted by tabs, and says whether that worked. */
export async function copyRows() {
  const lines = exportRows().map((line) => line.join("\t"));
  try {
    await navigator.clipboard.writeText(lines.join("\n"));
    byId("shown").append(" Copied.");
  } catch {
    byId("shown").append(" Not copied.");
  }
}
