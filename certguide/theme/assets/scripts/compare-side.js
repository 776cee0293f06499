// The selection side by side. Its texts are a file of their own, fetched when two are selected for the first time.

import { state } from "./compare-table.js";
import { missingText, totalTexts } from "./compare-totals.js";
import { byId, createButton, createElement } from "./dom.js";
import { fetchJson } from "./fetch-json.js";
import { joinClauses } from "./formatting.js";
import { gettext } from "./messages.js";
import { showNotesFor } from "./uncounted-notes.js";

/**
 * The file. A credential's facts are a text for each label that applies, and its blanks the reason for each other label.
 * @typedef {Omit<import("./compare-totals.js").Priced, "id"> & {open: boolean, requires: string[][],
 *   facts: Record<string, string>, blanks: Record<string, string>}} Side
 * @typedef {import("./compare-totals.js").Costs & {labels: string[], ways: Record<string, string[]>,
 *   credentials: Record<string, Side>}} SideFacts
 * @typedef {import("./compare-table.js").Row} Row
 */

const side = {
  request: /** @type {Promise<SideFacts | null> | null} */ (null),
  facts: /** @type {SideFacts | null} */ (null),
};

/** Says how far the view side by side is. @param {...(string | Node)} parts */
const announceSide = (...parts) => byId("side-status").replaceChildren(...parts);

/** Shows the selection side by side, whole or not at all; where its texts can't be had, says what to do. */
export async function renderSideBySide() {
  const { picked } = state;
  const isWanted = picked.length > 1;
  byId("side-empty").hidden = isWanted;
  byId("side").hidden = !isWanted || !side.facts;
  announceSide(isWanted && !side.facts ? gettext("Loading…") : "");
  if (!isWanted) return;
  side.request ??= fetchJson(byId("side").dataset.facts ?? "");
  side.facts = await side.request;
  if (!side.facts) side.request = null;
  if (picked !== state.picked) return; // the selection has changed, and its own call shows it
  if (side.facts) {
    fillTable(picked, side.facts);
    fillTotals(picked, side.facts);
    announceSide();
  } else announceSide(gettext("We couldn’t load the comparison. Check your connection."), " ", retryButton());
  byId("side").hidden = !side.facts;
}

/** Makes the button that tries again; it vanishes, so the focus goes to the heading. */
function retryButton() {
  const retry = createButton(gettext("Try again"), "retry");
  retry.addEventListener("click", () => {
    byId("side-by-side").focus();
    renderSideBySide();
  });
  return retry;
}

/** Fills a row for each label that applies to one of them. @param {Row[]} picked @param {SideFacts} facts */
function fillTable(picked, { labels, credentials }) {
  const shown = picked.map(({ id }) => credentials[id]);
  const applying = labels.filter((label) => shown.some(({ facts }) => facts[label]));
  const lines = applying.map((label) => factRow(label, shown));
  byId("side-head").replaceChildren(sideRow(headCell("columnheader", "col", gettext("Fact")), ...picked.map(nameCell)));
  byId("side-rows").replaceChildren(...lines);
  const same = lines
    .filter((line) => !line.className)
    .map(({ cells }) => [...cells].map((cell) => cell.textContent ?? ""));
  byId("same").textContent = same.length ? describeSame(same, picked.length) : "";
}

/** Names what is the same for all. @param {string[][]} same labels, each with its text @param {number} count */
function describeSame(same, count) {
  const facts = joinClauses(same.map(([label, text]) => gettext("{label}: {text}", { label, text })));
  return count > 2
    ? gettext("The same for all: {facts}.", { facts })
    : gettext("The same for both: {facts}.", { facts });
}

/** @param {string} label @param {Side[]} shown */
function factRow(label, shown) {
  const cells = shown.map(({ facts, blanks }) => factCell(facts[label], blanks[label]));
  const line = sideRow(headCell("rowheader", "row", label), ...cells);
  line.className = new Set(shown.map(({ facts }) => facts[label])).size > 1 ? "differs" : "";
  return line;
}

/** @param {...Node} cells */
function sideRow(...cells) {
  const line = createElement("tr", "", ...cells);
  line.role = "row";
  return line;
}

/** @param {string} role @param {string} scope @param {...(string | Node)} children */
function headCell(role, scope, ...children) {
  const cell = createElement("th", "", ...children);
  return Object.assign(cell, { role, scope });
}

/** Names a credential as its row in the table does. @param {Row} row */
function nameCell({ line }) {
  const parts = [...line.querySelectorAll("th > a, .level")].map((part) => part.cloneNode(true));
  return headCell("columnheader", "col", parts[0], " ", parts[1]);
}

/** Without a text, a dash stands in its place, and screen readers get the reason. @param {string} [text] @param {string} [blank] */
function factCell(text, blank = "") {
  const cell = createElement("td", "", ...(text ? [text] : ["–", createElement("span", "visually-hidden", blank)]));
  cell.role = "cell";
  return cell;
}

/** Shows what they cost together; what is retired is left out. @param {Row[]} picked @param {SideFacts} facts */
function fillTotals(picked, facts) {
  const open = picked.map(({ id }) => ({ id, ...facts.credentials[id] })).filter((credential) => credential.open);
  const texts = totalTexts(open, facts);
  showNotesFor(
    facts.ways,
    open.map(({ id }) => id),
  );
  byId("requires").textContent = missingText(open, facts.names);
  /** @type {NodeListOf<HTMLElement>} */
  const figures = document.querySelectorAll("[data-figure]");
  for (const figure of figures) figure.textContent = texts[figure.dataset.figure ?? ""] ?? "–";
}
