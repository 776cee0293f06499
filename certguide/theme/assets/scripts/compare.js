// The table of everything: sorted, filtered, taken along, picked from and seen side by side, all kept in the address.
import { keeping, withVouchers } from "./plan-rules.js";
import { amount, at, button, download } from "./dom.js";

/**
 * What each filter finds it by, its place in each column (-1 where that is not known), and what sums are made of.
 * @typedef {{ids: string[], ranks: number[], open: boolean, cents: number | null, months?: number | null,
 *   [filter: string]: any}} Known
 * @typedef {Known & {place: number, line: HTMLTableRowElement, box: HTMLInputElement, chip: HTMLElement}} Row
 */

const FILTERS = ["find", "level", "status", "price", "role", "retired"];
const fields = at("filters").elements;
const data = JSON.parse(at("compare-data").textContent);
const heads = [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-key]"))];
/** @type {Row[]} */
const rows = [...document.querySelectorAll("[data-row]")].map((line, place) => ({
  ...data.rows[place],
  place,
  line,
  box: line.querySelector("input"),
  chip: at("picks").children[place],
}));
const byId = new Map(rows.flatMap((row) => row.ids.map((id) => [id, row])));
/** @type {Row[]} */
let shown;
/** @type {Row[]} */
let picked;
/** The filters to open when nothing is left. @type {string[]} */
let blamed;

/** The words a row must have. Unless retired ones are shown it must say that it is not retired. @param {any} field @returns {string[]} */
function asked({ type, checked, value }) {
  return type === "checkbox" ? [checked ? "" : "no"] : value.toLowerCase().split(" ");
}

/** The rows that fit all filters, or all but one. @param {string} [but] */
function fitting(but) {
  const wanted = FILTERS.filter((name) => name !== but).flatMap((name) =>
    asked(fields[name]).map((word) => [name, word]),
  );
  return rows.filter((row) => wanted.every(([name, word]) => !word || row[name].includes(word)));
}

function filter() {
  shown = fitting();
  lay(shown.map(({ line }) => line));
  const count = shown.length;
  at("nothing").hidden = count;
  const { head, down } = sorting();
  const sorted = `sorted by ${head.textContent?.toLowerCase()}${down ? ", in reverse" : ""}`;
  at("shown").textContent = count ? `${count} credential${count > 1 ? "s" : ""}, ${sorted}.` : blame();
}

/** Names the filter to blame: the last that lets something through when it is open, for words are given up last. */
function blame() {
  const name = FILTERS.findLast((one) => fitting(one).length);
  blamed = name ? [name] : FILTERS;
  return `Nothing fits. To blame: ${name ? fields[name].labels[0].textContent : "all filters together"}.`;
}

/** The column sorted by, and whether in reverse. */
function sorting() {
  const [, down, key] = fields.sort.value.match(/^(-?)(.*)/);
  return { head: heads.find(({ dataset }) => dataset.key === (key || "level")) ?? heads[1], down };
}

/** What is not known comes last in both directions. */
function sort() {
  const { head, down } = sorting();
  const column = heads.indexOf(head);
  const last = (/** @type {Row} */ { ranks }) => Number(ranks[column] < 0);
  rows.sort((a, b) => last(a) - last(b) || (a.ranks[column] - b.ranks[column]) * (down ? -1 : 1) || a.place - b.place);
  for (const one of heads) one.ariaSort = one === head ? (down ? "descending" : "ascending") : null;
}

let next = 0;
/** Puts lines into the table: a screenful at once, so that a press is answered soon, and the others bit by bit. @param {HTMLElement[]} rest */
function lay(rest) {
  const table = at("everything-rows");
  const more = () => {
    table.append(...rest.splice(0, 50));
    if (rest.length) next = setTimeout(more, 40);
  };
  clearTimeout(next);
  if (!table.children[rest.length] && rest.every((line, place) => line === table.children[place])) return;
  table.replaceChildren(...rest.splice(0, 10));
  next = setTimeout(more, 40);
}

function pick() {
  picked = rows.filter(({ box }) => box.checked).sort((a, b) => a.place - b.place);
  const count = picked.length;
  for (const { box, chip, line } of rows) {
    box.disabled = count > 2 && !box.checked;
    chip.hidden = !box.checked;
    line.classList.toggle("is-picked", box.checked);
  }
  at("tray").hidden = !count;
  at("more").hidden = count > 1;
  at("to-side").disabled = count < 2;
  at("picked").textContent = `${count} of 3`;
  side();
}

/** No spreadsheet may take it for a formula. @param {string | null} text */
const plain = (text) =>
  String(text)
    .replace(/\s+/g, " ")
    .trim()
    .replace(/^(?=[-=+@＝＋－＠])/, "'");

/** What is shown, to take along: copied as text, or saved as a file for spreadsheets. @param {boolean} file */
async function take(file) {
  const [name, ...titles] = heads.map((head) => head.textContent);
  const lines = shown.map(({ line }) =>
    [...line.querySelectorAll("th > *, td > :first-child:not(label)")].map((cell) => cell.textContent),
  );
  const cells = [[name, "Exam", ...titles], ...lines].map((line) => line.map(plain));
  if (file) {
    const text = cells.map((line) => line.map((cell) => `"${cell.replaceAll("\x22", "\x22\x22")}"`) + "\r\n").join("");
    return download("\ufeff" + text, "text/csv", "credentials.csv");
  }
  try {
    await navigator.clipboard.writeText(cells.map((line) => line.join("\t")).join("\n"));
    at("shown").append(" Copied.");
  } catch {
    at("shown").append(" Not copied.");
  }
}

/** Every row of the table has its label; the cells wait in a template, a line a credential. */
function side() {
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
  sums(picked.filter((row) => row.open));
}

/** What they cost together, to take and to keep. @param {Row[]} open */
function sums(open) {
  const { currency, coin, voucher, offers, names, terms } = data;
  const fees = open.map(({ cents }) => cents ?? NaN).sort((a, b) => a - b);
  const list = fees.reduce((sum, fee) => sum + fee, open.length ? 0 : NaN);
  const kept = keeping(
    open.map(({ ids: [id], months }) => ({ id, months })),
    offers,
    voucher,
    coin,
  );
  const figures = [list, list && withVouchers(fees, voucher, coin)].map((cents) =>
    cents >= 0 ? amount(cents, currency) : "–",
  );
  const keep = kept &&
    !kept.cover.left.length && [
      `${amount(kept.cover.cents, currency)} every ${terms[kept.months]}`,
      amount(kept.withVouchers, currency),
      kept.cover.chosen.map(({ id }) => names[id]).join(", "),
    ];
  [...figures, ...(keep || "–––")].forEach(
    (figure, place) => (at("sums").children[place].lastElementChild.textContent = figure),
  );
}

/** Ticks the boxes of some rows, or takes the ticks away. @param {Iterable<Row | undefined>} these @param {boolean} checked */
function tick(these, checked) {
  for (const row of these) if (row) row.box.checked = checked;
  pick();
}

function remember() {
  const picks = picked.map(({ box }) => ["pick", box.value]);
  const state = [...new FormData(at("filters")), ...picks].filter(([, value]) => value);
  history.replaceState(null, "", `?${new URLSearchParams(/** @type {any} */ (state))}${location.hash}`);
}

/** @param {any} field @param {string} value */
function set(field, value) {
  if (field.type === "checkbox") field.checked = Boolean(value);
  else field.value = value;
}

/** Takes from the address what is there to take. */
function recall() {
  const query = new URLSearchParams(location.search);
  for (const name of [...FILTERS, "sort", "differs"]) {
    set(fields[name], (query.get(name) ?? "").slice(0, 100));
    if (fields[name].selectedIndex < 0) fields[name].value = "";
  }
  tick([...new Set(query.getAll("pick").map((id) => byId.get(id)))].filter(Boolean).slice(0, 3), true);
}

/** @type {Record<string, (pressed: any) => void>} */
const actions = {
  sort({ parentNode }) {
    const { head, down } = sorting();
    fields.sort.value = `${parentNode === head && !down ? "-" : ""}${parentNode.dataset.key}`;
    sort();
    filter();
  },
  mend() {
    for (const name of blamed) set(fields[name], name === "retired" ? "1" : "");
    filter();
    fields.find.focus();
  },
  drop({ value }) {
    const row = /** @type {Row} */ (byId.get(value));
    tick([row], false);
    (row.line.isConnected ? row.box : fields.find).focus();
  },
  clear() {
    tick(rows, false);
    fields.find.focus();
  },
  side() {
    location.hash = "side-by-side";
    at("side-by-side").focus();
  },
  take: ({ id }) => take(id === "save"),
};

at("filters").addEventListener("submit", (/** @type {Event} */ event) => event.preventDefault());
at("compare").addEventListener("click", (/** @type {any} */ { target }) => {
  const pressed = target.closest("[data-do]");
  if (!pressed) return;
  actions[pressed.dataset.do](pressed);
  remember();
});
addEventListener("input", (/** @type {any} */ { target: { form, name } }) => {
  if (name === "pick") pick();
  else if (form === at("filters")) filter();
});
// Not while typing: browsers refuse more than a few changes of the address a second.
addEventListener("change", (/** @type {any} */ { target: { form, name } }) => {
  if (name === "pick" || form === at("filters")) remember();
});

for (const head of heads) head.replaceChildren(button(head.textContent ?? "", "sort"));
recall();
sort();
filter();
