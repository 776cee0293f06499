// The picked ones side by side, what differs, and what they cost together.
import { keeping, withVouchers } from "./advice.js";
import { amount, at } from "./page.js";

/** @typedef {import("./compare.js").Row} Row */

/** Every row of the table has its label; the cells wait in a template, a line a credential. @param {Row[]} picked @param {any} data */
export function side(picked, data) {
  at("side").hidden = picked.length < 2;
  at("side-empty").hidden = picked.length > 1;
  const sheets = at("sheets").content.querySelectorAll("tr");
  const lines = [...at("side-table").rows];
  lines.forEach((line, number) => {
    const cells = picked.map(({ place }) => sheets[place].cells[number].cloneNode(true));
    const texts = new Set(cells.map((cell) => cell.textContent));
    line.replaceChildren(line.cells[0], ...cells);
    line.hidden = cells.every((cell) => cell.querySelector(".vh"));
    line.className = texts.size > 1 ? "differs" : "";
  });
  const told = lines.slice(1).filter((line) => !line.hidden);
  lines[0].cells[0].textContent = `${told.filter((line) => line.className).length} of ${told.length} facts differ`;
  sums(picked.filter((row) => row.open), data);
}

/** @param {Row[]} open @param {any} data */
function sums(open, { currency, coin, voucher, offers, names, terms }) {
  const fees = open.map(({ cents }) => cents ?? NaN).sort((a, b) => a - b);
  const list = fees.reduce((sum, fee) => sum + fee, open.length ? 0 : NaN);
  const kept = keeping(open.map(({ ids: [id], months }) => ({ id, months })), offers, voucher, coin);
  const figures = [list, list && withVouchers(fees, voucher, coin)].map((cents) => (cents >= 0 ? amount(cents, currency) : "–"));
  const keep = kept && !kept.cover.left.length && [`${amount(kept.cover.cents, currency)} every ${terms[kept.months]}`, amount(kept.withVouchers, currency), kept.cover.chosen.map(({ id }) => names[id]).join(", ")];
  [...figures, ...(keep || "–––")].forEach((figure, place) => (at("sums").children[place].lastElementChild.textContent = figure));
}
