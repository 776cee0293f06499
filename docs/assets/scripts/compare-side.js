// The picked ones side by side, what differs, and what they cost together.
import { keeping, withVouchers } from "./advice.js";
import { amount, at, el, listed } from "./page.js";

/** @typedef {import("./compare.js").Row} Row @typedef {import("./compare.js").Data} Data */

/** @type {{labels: string[], facts: string[][]}} */
let sheets;

/** @param {string} tag @param {string} role @param {...(Node | string)} inside */
function cell(tag, role, ...inside) {
  const made = el(tag, "", ...inside);
  made.setAttribute("role", role);
  return made;
}

/** @param {Row[]} picked @param {Data} data */
export function side(picked, data) {
  const enough = picked.length > 1;
  at("side").hidden = !enough;
  at("side-empty").hidden = enough;
  if (!enough) return;
  sheets ??= JSON.parse(at("sides").textContent);
  /** @param {Row} row @param {string} what */
  const copy = ({ line }, what) => /** @type {Element} */ (line.querySelector(what)).cloneNode(true);
  /** @type {[string, (string | Node)[]][]} */
  const facts = [
    ["Level", picked.map((row) => copy(row, ".level"))],
    ["Status", picked.map((row) => copy(row, ".status"))],
    ...sheets.labels.map((label, number) => /** @type {[string, string[]]} */ ([label, picked.map(({ place }) => sheets.facts[place][number])])),
  ];
  const lines = facts.filter(([, values]) => values.some((value) => value)).map(line);
  at("side-rows").replaceChildren(...lines);
  const count = lines.filter((one) => one.className).length;
  const names = picked.map((row) => cell("th", "columnheader", copy(row, "a")));
  at("side-head").replaceChildren(cell("tr", "row", cell("th", "columnheader", `${count} of ${lines.length} facts differ`), ...names));
  differs();
  sums(picked, data);
}

/** @param {[string, (string | Node)[]]} fact */
function line([label, values]) {
  const texts = values.map((value) => (typeof value === "string" ? value : value.textContent));
  const made = cell("tr", "row", cell("th", "rowheader", label), ...values.map((value) => cell("td", "cell", value || "–")));
  if (new Set(texts).size > 1) {
    made.className = "differs";
    made.firstChild.append(el("span", "", " ≠ differs"));
  }
  return made;
}

/** Shows all, or only what differs. */
export function differs() {
  for (const one of at("side-rows").children) one.hidden = at("differs").checked && !one.className;
}

/** @param {Row[]} picked @param {Data} data */
function sums(picked, { currency, voucher, offers, names, terms }) {
  const open = picked.filter((row) => row.open);
  const name = (/** @type {Row} */ { ids: [id] }) => names[id];
  const notes = picked.filter((row) => !row.open).map((row) => `${name(row)} cannot be taken today and is left out.`);
  notes.push(...open.filter(({ cents }) => cents === null).map((row) => `The fee of ${name(row)} is not known in ${currency}, so there is no sum.`));
  const money = (/** @type {number} */ cents) => amount(cents, currency);
  const fees = open.map(({ cents }) => cents ?? NaN).sort((a, b) => a - b);
  const [list, halved] = [fees.reduce((sum, fee) => sum + fee, 0), withVouchers(fees, voucher)];
  const figures = [];
  if (open.length && list >= 0) figures.push(["List price together", money(list)]);
  if (halved < list) figures.push(["With a voucher from each pass", money(halved)]);
  const kept = keeping(open.map((row) => ({ id: row.ids[0], months: row.months })), offers, voucher);
  if (kept?.cover.chosen.length) {
    figures.push([`Keeping it, every ${terms[kept.months]}`, money(kept.cover.cents)]);
    if (kept.withVouchers < kept.cover.cents) figures.push(["Keeping it with vouchers", money(kept.withVouchers)]);
    notes.push(`Renewed by ${listed(kept.cover.chosen.map(({ id }) => names[id]))}.`);
  }
  if (kept) notes.push(...kept.cover.left.map((id) => `Nothing renews ${names[id]}.`));
  else if (open.some(({ months }) => months)) notes.push("They run out at different paces, so keeping them has no one sum.");
  else if (open.length && open.every(({ months }) => months === null)) notes.push("None of them runs out, so nothing needs renewing.");
  at("sums").replaceChildren(...figures.map(([label, value]) => el("div", "", el("dt", "", label), el("dd", "", value))));
  at("sums-how").textContent = notes.join(" ");
}
