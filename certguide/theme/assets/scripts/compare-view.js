// The comparison as it is shown: the rows, how many, and the tray of picked ones.

import { renderSideBySide } from "./compare-side.js";
import {
  blockingFilter,
  currentSorting,
  FILTERS,
  fields,
  kinds,
  matchingRows,
  most,
  otherKind,
  rows,
  state,
} from "./compare-table.js";
import { byId } from "./dom.js";
import { continueSentence } from "./formatting.js";
import { gettext } from "./messages.js";
import { formatNumber } from "./numbers.js";

const pending = { timer: 0 };

/** Shows the rows that match the filters, and says how many. */
export function renderTable() {
  state.shown = matchingRows();
  renderRows(state.shown.map(({ line }) => line));
  const count = state.shown.length;
  byId("nothing").hidden = count > 0;
  byId("everything").hidden = !count;
  byId("shown").textContent = count ? describeRows(count) : nameBlockingFilter();
}

/** Says how many rows are shown, and in which order. @param {number} count */
function describeRows(count) {
  const { head, descending } = currentSorting();
  const only = Object.keys(kinds).length === 1 ? Object.values(kinds)[0] : undefined;
  const [singular, plural] = kinds[fields.kind.value] ?? only ?? [gettext("credential"), gettext("credentials")];
  const values = {
    number: formatNumber(count),
    credentials: count > 1 ? plural : singular,
    column: continueSentence((head ?? fields.level.labels?.[0])?.textContent ?? ""),
  };
  return descending
    ? gettext("{number} {credentials}, sorted by {column}, in reverse.", values)
    : gettext("{number} {credentials}, sorted by {column}.", values);
}

function nameBlockingFilter() {
  const name = blockingFilter();
  state.blocking = name ? [name] : FILTERS;
  const remedy = name ? nameRemedy(name) : gettext("Clear all filters");
  byId("clear-filter").textContent = remedy;
  return gettext("No matches. {remedy}.", { remedy });
}

/** Returns what to do about a filter that leaves nothing. @param {string} name */
function nameRemedy(name) {
  if (name === "kind") return gettext("Show {credentials}", { credentials: kinds[otherKind()][1] });
  const filter = fields[name].labels?.[0].textContent ?? "";
  return name === "retired" ? filter : gettext("Clear “{filter}”", { filter });
}

/**
 * Puts lines into the table: a screenful at once, so that a press is answered soon, then the others in parts.
 * @param {HTMLElement[]} lines
 */
function renderRows(lines) {
  const table = byId("everything-rows");
  const appendMore = () => {
    table.append(...lines.splice(0, 50));
    if (lines.length) pending.timer = setTimeout(appendMore, 40);
  };
  clearTimeout(pending.timer);
  if (!table.children[lines.length] && lines.every((line, place) => line === table.children[place])) return;
  table.replaceChildren(...lines.splice(0, 10));
  pending.timer = setTimeout(appendMore, 40);
}

/** Shows which rows are picked, in the table, in the tray and side by side. */
export function renderPicked() {
  state.picked = rows.filter(({ box }) => box.checked).sort((a, b) => a.place - b.place);
  const count = state.picked.length;
  for (const { box, chip, line } of rows) {
    box.disabled = count >= most() && !box.checked;
    chip.hidden = !box.checked;
    line.classList.toggle("is-picked", box.checked);
  }
  byId("tray").hidden = !count;
  byId("more").hidden = count > 1;
  byId("to-side", HTMLButtonElement).disabled = count < 2;
  byId("picked").textContent = gettext("{number} of {total}", { number: count, total: most() });
  renderSideBySide();
}
