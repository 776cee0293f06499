// Filters, order and picks in the page's URL, so that a link brings them back.

import { FILTERS, fields, firstKind, form, most, rows, state } from "./compare-table.js";

/** @typedef {import("./compare-table.js").Row} Row */

/** Sets a field, whatever its type. @param {import("./compare-table.js").Field} field @param {string} value */
export function setField(field, value) {
  if (field.type === "checkbox") field.checked = Boolean(value);
  else field.value = value;
}

/** Writes what is chosen into the URL; what is empty, and the type shown first, are left out. */
export function writeUrl() {
  const picks = state.picked.map(({ box }) => ["pick", box.value]);
  const chosen = /** @type {string[][]} */ ([...new FormData(form), ...picks]);
  const entries = chosen.filter(([name, value]) => value && !(name === "kind" && value === firstKind));
  history.replaceState(null, "", `?${new URLSearchParams(entries)}${location.hash}`);
}

/** Sets the fields to what the URL says, as far as they have it. @returns {Row[]} the rows picked there */
export function readUrl() {
  const query = new URLSearchParams(location.search);
  for (const name of [...FILTERS, "sort", "all"]) {
    setField(fields[name], (query.get(name) ?? "").slice(0, 100));
    if (fields[name].selectedIndex < 0) fields[name].value = "";
  }
  if (!fields.kind.value) fields.kind.value = firstKind;
  const picked = query.getAll("pick").flatMap((id) => rows.find(({ ids }) => ids.includes(id)) ?? []);
  return [...new Set(picked)].slice(0, most());
}
