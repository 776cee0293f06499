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

const pending = { timer: 0 };

/** Shows the rows that match the filters, and says how many. */
export function renderTable() {
  state.shown = matchingRows();
  renderRows(state.shown.map(({ line }) => line));
  const count = state.shown.length;
  byId("nothing").hidden = count > 0;
  byId("everything").hidden = !count;
  const { head, descending } = currentSorting();
  const order = `sorted by ${(head ?? fields.level.labels?.[0])?.textContent?.toLowerCase()}${descending ? ", in reverse" : ""}`;
  const [singular, plural] = kinds[fields.kind.value] ?? ["credential", "credentials"];
  byId("shown").textContent = count ? `${count} ${count > 1 ? plural : singular}, ${order}.` : nameBlockingFilter();
}

function nameBlockingFilter() {
  const name = blockingFilter();
  state.blocking = name ? [name] : FILTERS;
  const remedy = name ? nameRemedy(name) : "Clear all filters";
  byId("clear-filter").textContent = remedy;
  return `No matches. ${remedy}.`;
}

/** Returns what to do about a filter that leaves nothing. @param {string} name */
function nameRemedy(name) {
  if (name === "kind") return `Show ${kinds[otherKind()][1]}`;
  const label = fields[name].labels?.[0].textContent;
  return name === "retired" ? `${label}` : `Clear “${label}”`;
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
  byId("picked").textContent = `${count} of ${most()}`;
  renderSideBySide();
}
