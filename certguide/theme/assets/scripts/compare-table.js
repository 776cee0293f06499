// The rows of the comparison: which match the filters, and in what order they stand.

import { byId, createElement } from "./dom.js";
import { fetchJson } from "./fetch-json.js";
import { foldText } from "./fold.js";
import { gettext } from "./messages.js";
import { typoPattern } from "./typos.js";

/**
 * What the filters find a row by, and its place in each column, -1 where that isn't known.
 * @typedef {{ids: string[], ranks: number[]} & Record<string, any>} RowFacts
 * @typedef {RowFacts & {id: string, place: number, line: HTMLElement, box: HTMLInputElement, chip: HTMLElement}} Row
 * @typedef {HTMLInputElement & {selectedIndex: number}} Field an input or a select; each is asked only what it has
 */

export const FILTERS = ["find", "kind", "level", "price", "retired"];
export const form = byId("filters", HTMLFormElement);
export const fields = /** @type {Record<string, Field>} */ (/** @type {unknown} */ (form.elements));
/** @type {NodeListOf<HTMLElement>} */
const headCells = document.querySelectorAll("[data-key]");
export const heads = [...headCells];

/** The rows in their own order, and each type in the singular and the plural. Empty until `loadRows` has filled them. */
export const rows = /** @type {Row[]} */ ([]);
export const kinds = /** @type {Record<string, [string, string]>} */ ({});

/**
 * Fetches what the filters need, and gives each row its box and its chip in the tray.
 * @returns {Promise<boolean>} whether it came
 */
export async function loadRows() {
  const loaded = await fetchJson(byId("comparison-rows", HTMLLinkElement).href);
  /** @type {NodeListOf<HTMLElement>} */
  const lines = document.querySelectorAll("[data-row]");
  if (!loaded || ![...lines].every((line) => loaded.rows[idOf(line)])) return false;
  Object.assign(kinds, loaded.kinds);
  const title = createElement("span", "visually-hidden", gettext("Select"));
  addPickCell(document.querySelector("#everything thead tr"), "th", "columnheader", title);
  for (const [place, line] of lines.entries()) {
    const id = idOf(line);
    const find = foldText(loaded.rows[id].find);
    rows.push({ ...loaded.rows[id], find, id, place, line, box: addBox(id, line), chip: addChip(id, line) });
  }
  return true;
}

/** Returns the id of a row's credential, which is the folder of its page. @param {HTMLElement} line */
const idOf = (line) => line.querySelector("a")?.pathname.split("/").at(-2) ?? "";

/** @param {HTMLElement} line */
const nameOf = (line) => line.querySelector("th > a")?.textContent ?? "";

/** Adds the box by which a row is picked. @param {string} id @param {HTMLElement} line */
function addBox(id, line) {
  const box = createElement("input", "");
  Object.assign(box, { type: "checkbox", name: "pick", value: id, autocomplete: "off" });
  const title = createElement("span", "visually-hidden", gettext("Select {name}", { name: nameOf(line) }));
  addPickCell(line, "td", "cell", createElement("label", "", box, title));
  return box;
}

/**
 * Adds a cell before the others of a line.
 * @param {Element | null} line @param {"td" | "th"} tag @param {string} role @param {Node} child
 */
function addPickCell(line, tag, role, child) {
  const cell = createElement(tag, "pick-cell scripted", child);
  cell.role = role;
  if (tag === "th") cell.setAttribute("scope", "col");
  line?.prepend(cell);
}

/** Adds the button that drops a picked row, in the colour of its level. @param {string} id @param {HTMLElement} line */
function addChip(id, line) {
  const cross = createElement("span", "", "×");
  cross.ariaHidden = "true";
  const [before, after] = gettext("Remove {name}", { name: "\n" })
    .split("\n")
    .map((part) => createElement("span", "visually-hidden", part));
  const button = createElement("button", `button ${line.classList[0]}`, before, `${nameOf(line)} `, after, cross);
  Object.assign(button, { type: "button", value: id });
  button.dataset.do = "drop";
  const chip = createElement("li", "", button);
  chip.hidden = true;
  byId("picks").append(chip);
  return chip;
}

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
