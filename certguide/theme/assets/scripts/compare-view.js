// The comparison as it is shown: the rows, how many, the tray of picked ones, and these side by side.

import {
  blockingFilter,
  currentSorting,
  data,
  FILTERS,
  fields,
  matchingRows,
  most,
  otherKind,
  rows,
  state,
} from "./compare-table.js";
import { cheapestRenewal, discountedTotal } from "./cost-rules.js";
import { byId } from "./dom.js";
import { formatAmount } from "./formatting.js";

/** @typedef {import("./compare-table.js").Row} Row */

const pending = { timer: 0 };

/** Shows the rows that match the filters, and says how many. */
export function renderTable() {
  state.shown = matchingRows();
  renderRows(state.shown.map(({ line }) => line));
  const count = state.shown.length;
  byId("nothing").hidden = count > 0;
  byId("everything").hidden = !count;
  const { head, descending } = currentSorting();
  const order = `sorted by ${head?.textContent?.toLowerCase() ?? "level"}${descending ? ", in reverse" : ""}`;
  const [singular, plural] = data.kinds[fields.kind.value] ?? ["credential", "credentials"];
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
  if (name === "kind") return `Show ${data.kinds[otherKind()][1]}`;
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

/** Every row of the table has its label; the cells wait in a template, a line a credential. */
function renderSideBySide() {
  const { picked } = state;
  byId("side").hidden = picked.length < 2;
  byId("side-empty").hidden = picked.length > 1;
  const sheets = byId("sheets", HTMLTemplateElement).content.querySelectorAll("tr");
  const lines = [...byId("side-table", HTMLTableElement).rows];
  lines.forEach((line, number) => {
    const cells = picked.map(({ place }) => /** @type {Element} */ (sheets[place].cells[number].cloneNode(true)));
    const texts = new Set(cells.map((cell) => cell.textContent));
    line.replaceChildren(line.cells[0], ...cells);
    line.hidden = cells.every((cell) => cell.querySelector(".visually-hidden"));
    line.className = texts.size > 1 ? "differs" : "";
  });
  const same = lines.slice(1).filter((line) => !line.hidden && !line.className);
  const words = same.map(({ cells: [label, value] }) => `${label.textContent}: ${value.textContent}`);
  byId("same").textContent =
    words.length && picked.length > 1 ? `The same for ${picked.length > 2 ? "all" : "both"}: ${words.join("; ")}.` : "";
  renderTotals(picked.filter((row) => row.open));
}

/** Shows what they cost together, to take and to renew. @param {Row[]} open */
function renderTotals(open) {
  const { currency, coin, discount, offers, names, terms } = data;
  const format = (/** @type {number} */ cents) => (cents >= 0 ? formatAmount(cents, currency) : "–");
  // A price that isn't known makes the total unknown.
  const prices = open.map(({ cents }) => cents ?? NaN).sort((a, b) => a - b);
  const total = prices.reduce((sum, price) => sum + price, open.length ? 0 : NaN);
  const reduced = total && discountedTotal(prices, discount, coin);
  const credentials = open.map(({ ids: [id], months }) => ({ id, months }));
  const renewal = cheapestRenewal(credentials, offers, discount, coin);
  const figures = [format(total), format(reduced), "–", "–", "–"];
  if (renewal && !renewal.cover.uncovered.length) {
    const { cents, chosen } = renewal.cover;
    const exams = chosen.map(({ id }) => names[id]).join(", ");
    figures.splice(2, 3, `${format(cents)} every ${terms[renewal.months]}`, format(renewal.withVouchers), exams);
  }
  byId("sums")
    .querySelectorAll("dd")
    .forEach((value, place) => {
      value.textContent = figures[place];
    });
}
