// The page of the comparison: a table that is sorted and filtered, and from which some are picked and set side by side.

import { copyRows, downloadRows } from "./compare-export.js";
import { currentSorting, fields, form, heads, loadRows, otherKind, rows, sortRows, state } from "./compare-table.js";
import { readUrl, setField, writeUrl } from "./compare-url.js";
import { renderPicked, renderTable } from "./compare-view.js";
import { byId, createButton } from "./dom.js";
import { gettext } from "./messages.js";

/** @typedef {import("./compare-table.js").Row} Row */

/** Picks some rows, or puts them back. @param {Row[]} some @param {boolean} picked */
function setPicked(some, picked) {
  for (const row of some) row.box.checked = picked;
  renderPicked();
}

/** Returns the value by which a filter lets something through. @param {string} name */
const clearedValue = (name) => ({ retired: "1", kind: otherKind() })[name] ?? "";

/** @type {Record<string, (pressed: HTMLButtonElement) => unknown>} */
const actions = {
  sort({ parentElement }) {
    const { head, descending } = currentSorting();
    fields.sort.value = `${parentElement === head && !descending ? "-" : ""}${parentElement?.dataset.key}`;
    sortRows();
    renderTable();
  },
  clearBlockingFilter() {
    const values = state.blocking.map(clearedValue);
    for (const [place, name] of state.blocking.entries()) setField(fields[name], values[place]);
    renderTable();
    fields.find.focus();
  },
  drop({ value }) {
    const dropped = rows.filter(({ box }) => box.value === value);
    setPicked(dropped, false);
    (dropped[0].line.isConnected ? dropped[0].box : fields.find).focus();
  },
  clear() {
    setPicked(rows, false);
    fields.find.focus();
  },
  side() {
    location.hash = "side-by-side";
    byId("side-by-side").focus();
  },
  toggleFilters(button) {
    const isOpen = byId("filter-fields").classList.toggle("is-open");
    button.ariaExpanded = String(isOpen);
  },
  copy: copyRows,
  download: downloadRows,
};

/** Answers what is pressed and typed, from now on. */
function listen() {
  form.addEventListener("submit", (event) => event.preventDefault());
  byId("comparison").addEventListener("click", ({ target }) => {
    const pressed = /** @type {Element} */ (target).closest("[data-do]");
    if (!(pressed instanceof HTMLButtonElement)) return;
    actions[pressed.dataset.do ?? ""](pressed);
    writeUrl();
  });
  addEventListener("input", ({ target }) => {
    const field = /** @type {HTMLInputElement} */ (target);
    if (field.name === "pick") renderPicked();
    else if (field.form === form) renderTable();
  });
  // Not while typing: browsers refuse more than a few changes of the URL a second.
  addEventListener("change", ({ target }) => {
    const field = /** @type {HTMLInputElement} */ (target);
    if (field.name === "pick" || field.form === form) writeUrl();
  });
}

/** Shows what the URL says, with headings that sort. */
function openTable() {
  for (const { line } of rows) line.classList.remove("is-other");
  for (const head of heads) head.replaceChildren(createButton(head.textContent ?? "", "sort"));
  setPicked(readUrl(), true);
  sortRows();
  renderTable();
}

// Without the file the page is the one without a script, and says why.
if (await loadRows()) {
  listen();
  openTable();
} else {
  document.documentElement.classList.replace("js", "no-js");
  byId("comparison-failed").hidden = false;
  byId("side-off").textContent = gettext("To see them side by side, try again above.");
}
