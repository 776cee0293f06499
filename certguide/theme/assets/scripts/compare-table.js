// The rows of the comparison: which match the filters, and in what order they stand.

import { byId } from "./dom.js";
import { foldText } from "./fold.js";
import { typoPattern } from "./typos.js";

/**
 * What the filters find a row by, its place in each column (-1 where that isn't known), and what totals are made of.
 * @typedef {{ids: string[], ranks: number[], open: boolean, cents: number | null, months?: number | null}
 *   & Record<string, any>} RowFacts
 * @typedef {RowFacts & {place: number, line: HTMLTableRowElement, box: HTMLInputElement, chip: HTMLElement}} Row
 * @typedef {HTMLInputElement & {selectedIndex: number}} Field an input or a select; each is asked only what it has
 */

export const FILTERS = ["find", "kind", "level", "price", "retired"];
export const form = byId("filters", HTMLFormElement);
export const fields = /** @type {Record<string, Field>} */ (/** @type {unknown} */ (form.elements));
export const data = JSON.parse(byId("compare-data").textContent);
/** @type {NodeListOf<HTMLElement>} */
const headCells = document.querySelectorAll("[data-key]");
export const heads = [...headCells];
const chips = byId("picks").children;
/** @type {Row[]} */
export const rows = [...document.querySelectorAll("[data-row]")].map((line, place) => ({
  ...data.rows[place],
  find: foldText(data.rows[place].find),
  place,
  line,
  box: line.querySelector("input"),
  chip: chips[place],
}));

/** The type that is shown first. */
export const firstKind = fields.kind.value;

/** What is shown and picked, and which filters to clear when nothing is left. */
export const state = {
  shown: /** @type {Row[]} */ ([]),
  picked: /** @type {Row[]} */ ([]),
  blocking: FILTERS,
};

/** How many can stand side by side: two on a phone, three where there is room. */
export const most = () => (matchMedia("(min-width: 60em)").matches ? 3 : 2);

/** Returns the words that a filter wants. @param {Field} field */
const wantedWords = ({ type, checked, value }) =>
  // Unless retired ones are included, a row must have it that it is not retired.
  type === "checkbox" ? [checked ? "" : "no"] : foldText(value).split(" ");

/**
 * Returns whether a row fits a word of a filter. A word of 4 to 40 letters that no row has may have a typo.
 * @param {string} name @param {string} word @returns {(row: Row) => boolean}
 */
function wordTest(name, word) {
  if (name !== "find" || word.length < 4 || word.length > 40 || rows.some(({ find }) => find.includes(word))) {
    return (row) => !word || row[name].includes(word);
  }
  const pattern = typoPattern(word);
  return ({ find }) => pattern.test(find);
}

/** Returns the rows that fit all filters, or all but one. @param {string} [ignored] */
export function matchingRows(ignored) {
  const tests = FILTERS.filter((name) => name !== ignored).flatMap((name) =>
    wantedWords(fields[name]).map((word) => wordTest(name, word)),
  );
  return rows.filter((row) => tests.every((fits) => fits(row)));
}

/** Finds the filter to clear: the last that lets something through without it, for words are given up last. */
export const blockingFilter = () => FILTERS.findLast((name) => matchingRows(name).length);

/** Returns the type that has matches where the one shown has none. */
export const otherKind = () => matchingRows("kind")[0]?.kind[0] ?? firstKind;

/** Returns the column sorted by, if any, and whether in reverse; else the rows are in their own order, by level. */
export function currentSorting() {
  const { value } = fields.sort;
  const descending = value.startsWith("-");
  const key = value.slice(Number(descending));
  return { head: heads.find(({ dataset }) => dataset.key === key), descending };
}

/** Sorts the rows; what isn't known comes last in both directions. */
export function sortRows() {
  const { head, descending } = currentSorting();
  const column = head ? heads.indexOf(head) : -1;
  const rankOf = (/** @type {Row} */ { ranks, place }) => (head ? ranks[column] : place);
  const isUnknown = (/** @type {Row} */ row) => Number(rankOf(row) < 0);
  const direction = descending ? -1 : 1;
  rows.sort((a, b) => isUnknown(a) - isUnknown(b) || (rankOf(a) - rankOf(b)) * direction || a.place - b.place);
  for (const cell of heads) cell.ariaSort = cell === head ? (descending ? "descending" : "ascending") : null;
}
