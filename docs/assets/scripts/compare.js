// The table of everything: sorted, filtered, picked from, and all of that kept in the address.
import { copy, csv } from "./compare-taken.js";
import { differs, side } from "./compare-side.js";
import { at, button, download, el } from "./page.js";

/**
 * `fee` is what it costs today; `ranks` has its place in each column, -1 where that is not known.
 * @typedef {{ids: string[], find: string, role: string, level: string[], status: string, over: boolean, open: boolean,
 *   fee: number | null, currency: string, cents: number | null, months?: number | null, ranks: number[]}} Known
 * @typedef {Known & {place: number, line: HTMLTableRowElement, box: HTMLInputElement}} Row
 * @typedef {{currency: string, voucher: number, offers: import("./advice.js").Offer[], names: Record<string, string>,
 *   terms: Record<string, string>, rows: Known[]}} Data
 */

const section = at("compare");
const form = at("filters");
const fields = form.elements;
const body = at("everything-rows");
/** @type {Data} */
const data = JSON.parse(at("compare-data").textContent);
/** @type {HTMLTableCellElement[]} */
const heads = [...section.querySelectorAll("[data-key]")];
/** @type {Row[]} */
const rows = [...section.querySelectorAll("[data-row]")].map((line, place) => ({ ...data.rows[place], place, line, box: line.querySelector("input") }));
const byId = new Map(rows.flatMap((row) => row.ids.map((id) => [id, row])));
let shown = rows;
/** @type {() => void} */
let mend;

/** What each filter asks of a row. @returns {[string, (row: Row) => boolean][]} */
function filters() {
  const { level, status, price, retired } = fields;
  const [find, role] = [fields.find, fields.role].map(({ value }) => value.toLowerCase().split(/\s+/));
  const [most, currency] = price.value.split(" ");
  return [
    ["find", (row) => find.every((/** @type {string} */ word) => row.find.includes(word))],
    ["level", (row) => !level.value || row.level.includes(level.value)],
    ["status", (row) => row.over || !status.value || row.status === status.value],
    ["price", ({ fee, currency: its }) => !most || (fee !== null && fee <= Math.round(most * 100) && (!fee || its === currency))],
    ["role", (row) => role.every((/** @type {string} */ word) => row.role.includes(word))],
    ["retired", (row) => retired.checked || !row.over],
  ];
}

function filter() {
  const all = filters();
  shown = rows.filter((row) => all.every(([, fits]) => fits(row)));
  const fitting = new Set(shown);
  for (const row of rows) row.line.hidden = !fitting.has(row);
  at("nothing").hidden = shown.length > 0;
  at("shown").textContent = shown.length ? `${shown.length} credential${shown.length > 1 ? "s" : ""}, ${order()}.` : blame(all);
}

/** Which filter leaves nothing over, and how to mend that. @param {[string, (row: Row) => boolean][]} all */
function blame(all) {
  const without = all.map(([name]) => rows.filter((row) => all.every(([other, fits]) => other === name || fits(row))).length);
  const most = Math.max(...without);
  const field = fields[all[without.indexOf(most)][0]];
  const [label] = field.labels;
  mend = () => {
    if (most && field.type === "checkbox") field.checked = true;
    else for (const [name] of most ? [[field.name]] : all) if (name !== "retired") fields[name].value = "";
  };
  const [word, does] = field.type === "checkbox" ? ["With", label.textContent] : ["Without", `Clear “${label.textContent}”`];
  section.querySelector("[data-do=mend]").textContent = most ? does : "Clear all filters";
  return most ? `Nothing fits. ${word} “${label.textContent}” there would be ${most}.` : "Nothing fits, and more than one filter is to blame.";
}

/** The column sorted by, and whether in reverse. */
function sorting() {
  const key = fields.sort.value.replace("-", "");
  return { column: heads.findIndex((head) => head.dataset.key === (key || "level")), down: fields.sort.value.startsWith("-") };
}

function order() {
  const { column, down } = sorting();
  return `sorted by ${heads[column].textContent?.toLowerCase()}${down ? ", in reverse" : ""}`;
}

/** What is not known comes last in both directions. */
function sort() {
  const { column, down } = sorting();
  const last = (/** @type {Row} */ row) => Number(row.ranks[column] < 0);
  rows.sort((a, b) => last(a) - last(b) || (a.ranks[column] - b.ranks[column]) * (down ? -1 : 1) || a.place - b.place);
  body.append(...rows.map(({ line }) => line));
  heads.forEach((head, place) => (place === column ? head.setAttribute("aria-sort", down ? "descending" : "ascending") : head.removeAttribute("aria-sort")));
}

function pick() {
  const picked = rows.filter(({ box }) => box.checked).sort((a, b) => a.place - b.place);
  for (const { box } of rows) box.disabled = picked.length > 2 && !box.checked;
  at("tray").hidden = !picked.length;
  section.querySelector("[data-do=side]").disabled = picked.length < 2;
  at("picked").replaceChildren(el("strong", "", `${picked.length} of 3`), picked.length < 2 ? " picked. Pick one more." : " picked");
  at("picks").replaceChildren(...picked.map(chip));
  side(picked, data);
}

/** @param {Row} row */
function chip({ line, box }) {
  const level = /** @type {Element} */ (line.querySelector(".level"));
  const made = button(`${line.querySelector("a")?.textContent} ×`, "drop");
  made.prepend(/** @type {Element} */ (level.firstChild).cloneNode());
  made.className = level.className.replace("level", "chip");
  made.ariaLabel = `Remove ${line.querySelector("a")?.textContent}`;
  made.value = box.value;
  return el("li", "", made);
}

let waiting = 0;
/** Typing changes the address only when it pauses: browsers refuse more than a few changes a second. */
function remember() {
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    const state = new URLSearchParams(/** @type {any} */ (new FormData(form)));
    for (const [name, value] of [...state]) if (!value) state.delete(name);
    history.replaceState(null, "", `${location.pathname}${`?${state}`.replace(/\?$/, "")}${location.hash}`);
  }, 100);
}

/** What the address asks for, as far as it is there. @returns {boolean} whether all of it was */
function recall() {
  const asked = new URLSearchParams(location.search);
  const wanted = asked.getAll("pick");
  const known = [...new Set(wanted.map((id) => byId.get(id)))].filter(Boolean).slice(0, 3);
  for (const row of known) /** @type {Row} */ (row).box.checked = true;
  for (const name of ["retired", "differs"]) fields[name].checked = asked.has(name);
  let whole = known.length === wanted.length;
  for (const name of ["find", "level", "status", "price", "role", "sort"]) {
    const value = (asked.get(name) ?? "").slice(0, 100);
    fields[name].value = value;
    if (fields[name].value === value && (name !== "sort" || sorting().column >= 0)) continue;
    fields[name].value = "";
    whole = false;
  }
  return whole;
}

/** @type {Record<string, (pressed: any) => void>} */
const actions = {
  sort({ parentNode }) {
    const { column, down } = sorting();
    const { key } = parentNode.dataset;
    const value = heads[column] === parentNode && !down ? `-${key}` : key;
    fields.sort.value = value === "level" ? "" : value;
    sort();
    filter();
  },
  mend() {
    mend();
    filter();
    fields.find.focus();
  },
  drop(pressed) {
    const { box } = /** @type {Row} */ (byId.get(pressed.value));
    box.checked = false;
    pick();
    box.focus();
  },
  clear() {
    for (const { box } of rows) box.checked = false;
    pick();
    fields.find.focus();
  },
  side() {
    location.hash = "side-by-side";
    at("side-by-side").focus();
  },
  copy: () => copy(shown, heads, order()),
  save: () => download(csv(shown, heads), "text/csv", "credentials.csv"),
};

form.addEventListener("submit", (/** @type {Event} */ event) => event.preventDefault());
addEventListener("click", (/** @type {any} */ { target }) => {
  const pressed = target.closest("#compare [data-do]");
  if (!pressed) return;
  actions[pressed.dataset.do](pressed);
  remember();
});
addEventListener("input", (/** @type {any} */ { target }) => {
  if (target.form !== form) return;
  (target.name === "pick" ? pick : target.name === "differs" ? differs : filter)();
  remember();
});

for (const head of heads) {
  const made = button("", "sort");
  made.className = "sort";
  made.append(...head.childNodes);
  head.append(made);
}
const whole = recall();
sort();
filter();
pick();
if (!whole) at("shown").append(" Part of the link is not known here and was left out.");
section.classList.add("is-live");
if (location.hash === "#side-by-side") at("side-by-side").scrollIntoView();
