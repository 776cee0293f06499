// Tables as files for spreadsheets.

/** Returns a cell's text in one line; no spreadsheet may take it for a formula. @param {string | null} text */
export const plainText = (text) =>
  String(text)
    .replace(/\s+/g, " ")
    .trim()
    .replace(/^(?=[-=+@＝＋－＠])/, "'");

/** @param {string} cell */
const quoteCell = (cell) => `"${cell.replaceAll('"', '""')}"`;

/** @param {string[]} row */
const csvLine = (row) => `${row.map(quoteCell).join(",")}\r\n`;

/** Writes rows of plain texts as RFC 4180 has it, with the mark by which spreadsheets know the encoding. @param {string[][]} rows */
export const writeCsv = (rows) => `\ufeff${rows.map(csvLine).join("")}`;
