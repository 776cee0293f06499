// The team as a file for spreadsheets: a line for each row of the table, with amounts as plain numbers.

import { plainText, writeCsv } from "./csv.js";
import { byId, download } from "./dom.js";
import { joinValues } from "./formatting.js";
import { gettext } from "./messages.js";
import { facts } from "./team-view.js";

/** @param {number | null} cents */
function plainAmount(cents) {
  if (cents === null) return gettext("No sum");
  return cents % 100 ? (cents / 100).toFixed(2) : String(cents / 100);
}

/** @param {HTMLElement} row */
const dataCells = (row) =>
  /** @type {HTMLElement[]} */ ([...row.querySelectorAll("[data-cell]")]).filter(
    (cell) => cell.dataset.cell !== "people",
  );

/** Returns the names of some exams of a row. @param {HTMLElement} row @param {(id: string) => boolean} isMeant */
const examNames = (row, isMeant) =>
  joinValues(
    /** @type {HTMLElement[]} */ ([...row.querySelectorAll("li[data-exam]")])
      .filter((item) => isMeant(item.dataset.exam ?? ""))
      .map((item) => item.querySelector("[data-name]")?.textContent ?? ""),
  );

/**
 * @param {HTMLElement} row @param {string[]} names @param {import("./team-rules.js").Sums} sums
 */
const csvRow = (row, names, sums) => [
  ...names.map(plainText),
  String(sums.people),
  String(sums.exams),
  ...dataCells(row).map((cell) => {
    const key = cell.dataset.cell ?? "";
    return key === "study" ? plainText(cell.textContent) : plainAmount(sums[key]);
  }),
];

/**
 * Saves the table as a file.
 * @param {import("./team-view.js").ShownTeam} team
 * @param {{budgets: import("./team-view.js").GroupBudget[], total: import("./team-rules.js").Sums}} shown
 */
export function downloadTeam({ groups }, { budgets, total }) {
  const titles = dataCells(byId("team-total")).map(({ dataset: { cell, label = "" } }) =>
    plainText(cell === "study" ? label : gettext("{label} ({currency})", { label, currency: facts.currency })),
  );
  const rows = groups.map(({ row, held }, place) => {
    const { taken, sums } = budgets[place];
    const situation = row.querySelector("th > a")?.textContent ?? "";
    return csvRow(
      row,
      [situation, examNames(row, (id) => taken.includes(id)), examNames(row, (id) => held.has(id))],
      sums,
    );
  });
  const columns = [gettext("Situation"), gettext("Exams"), gettext("Held"), gettext("People")];
  const head = [...columns, gettext("Number of exams"), ...titles];
  const sums = csvRow(byId("team-total"), [gettext("Total"), "", ""], total);
  download(writeCsv([head, ...rows, sums]), "text/csv", "team.csv");
}
