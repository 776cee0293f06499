// The table of the team budget: its rows, filled with sums as the page writes them without a script.

import { byId, createElement, NODE, placeNodes } from "./dom.js";
import { formatAmount, formatNumberRange } from "./formatting.js";
import { gettext } from "./messages.js";
import { formatNumber, ngettext } from "./numbers.js";
import { groupBudget, studyInWeeks, teamSums, weeksUntilReady } from "./team-rules.js";
import { showNotesFor } from "./uncounted-notes.js";

/**
 * @typedef {import("./team-link.js").Group & {row: HTMLTableRowElement}} ShownGroup
 * @typedef {import("./team-rules.js").Assumptions & {groups: ShownGroup[]}} ShownTeam
 * @typedef {import("./team-rules.js").GroupBudget} GroupBudget
 */

/** @type {import("./team-rules.js").Facts} */
export const facts = JSON.parse(byId("team-data").textContent);

/** @type {Map<string, HTMLTableRowElement>} */
const templates = new Map(
  [...byId("team-situations", HTMLTemplateElement).content.querySelectorAll("tr")].map((row) => [
    row.dataset.situation ?? "",
    row,
  ]),
);

/** Makes the row of a group. @param {import("./team-link.js").Group} group */
export function makeRow({ situation, people, held }) {
  const template = /** @type {HTMLTableRowElement} */ (templates.get(situation));
  const row = /** @type {HTMLTableRowElement} */ (document.importNode(template, true));
  peopleField(row).value = String(people);
  for (const box of heldBoxes(row)) box.checked = held.has(box.value);
  return row;
}

/** @param {HTMLTableRowElement} row */
export const peopleField = (row) => /** @type {HTMLInputElement} */ (row.querySelector("[type=number]"));

/** @param {HTMLTableRowElement} row @returns {NodeListOf<HTMLInputElement>} */
export const heldBoxes = (row) => row.querySelectorAll("[type=checkbox]");

/** Shows the sums of a team, and returns those of its groups. @param {ShownTeam} team */
export function showTeam(team) {
  const budgets = team.groups.map((group) =>
    groupBudget(facts.paths[group.situation], group.people, group.held, team, facts),
  );
  budgets.forEach((budget, place) => {
    fillRow(team.groups[place].row, budget.sums, studyText(budget.study, team.hours));
    for (const item of team.groups[place].row.querySelectorAll("li[data-exam]"))
      fillExam(/** @type {HTMLElement} */ (item), budget.taken, team.groups[place].held);
  });
  const total = teamSums(budgets.map(({ sums }) => sums));
  fillRow(byId("team-total"), total, readyText(weeksUntilReady(budgets, team.hours)));
  fillSummary(team, total);
  const owned = team.groups.flatMap(({ people, held }, place) => (people ? [...held, ...budgets[place].taken] : []));
  showNotesFor(facts.ways, owned);
  return { budgets, total };
}

/** @param {ShownTeam} team @param {import("./team-rules.js").Sums} total */
function fillSummary(team, total) {
  const people = Number(total.people);
  const budget = facts.before_tax ? gettext("{price} before tax", { price: NODE }) : NODE;
  const text = ngettext("Budget for {number} person: {budget}", "Budget for {number} people: {budget}", people, {
    budget,
  });
  byId("team-sum").replaceChildren(...placeNodes(text, createElement("strong", "", sumText(total.budget))));
  const pace = ngettext(
    "We count {number} hour of study a week.",
    "We count {number} hours of study a week.",
    team.hours,
  );
  byId("team-basis").textContent = [describeBasis(team), ...(facts.has_study_times ? [pace] : [])].join(" ");
}

/** Says what the sums count. @param {import("./team-rules.js").Assumptions} assumptions */
function describeBasis({ exams, retakes }) {
  if (exams === "next")
    return gettext("Counted for each person: the next exam, and {retakes}% of the price for retakes.", { retakes });
  if (exams === "path")
    return gettext("Counted for each person: the path, and {retakes}% of the price for retakes.", { retakes });
  return gettext("Counted for each person: the path and its optional exams, and {retakes}% of the price for retakes.", {
    retakes,
  });
}

/** @param {HTMLElement} row @param {import("./team-rules.js").Sums} sums @param {string} study */
function fillRow(row, sums, study) {
  for (const cell of /** @type {NodeListOf<HTMLElement>} */ (row.querySelectorAll("[data-cell]"))) {
    const key = cell.dataset.cell ?? "";
    cell.textContent = key === "study" ? study : key === "people" ? String(sums.people) : sumText(sums[key]);
  }
}

/** @param {HTMLElement} item @param {string[]} taken @param {Set<string>} held */
function fillExam(item, taken, held) {
  const id = item.dataset.exam ?? "";
  item.classList.toggle("is-left-out", !taken.includes(id));
  item.classList.toggle("is-held", held.has(id));
  const state = /** @type {Element} */ (item.querySelector("[data-state]"));
  const text = held.has(id) ? gettext("held") : taken.includes(id) ? "" : gettext("not counted");
  state.textContent = text && gettext("{first}, {second}", { first: "", second: text });
}

/** @param {number | null} cents */
function sumText(cents) {
  if (cents === null) return gettext("No sum");
  return cents ? formatAmount(cents, facts.currency) : `${formatNumber(0)}\u00a0${facts.currency}`.trim();
}

/** @param {import("./team-rules.js").Study | null} study @param {number} hours a week */
function studyText(study, hours) {
  if (!study) return gettext("Not known");
  if (![...study.hours, ...study.weeks].some(Boolean)) return gettext("No exam");
  const weeks = weeksText(studyInWeeks(study, hours));
  return study.weeks.some(Boolean) ? weeks : gettext("{hours}, or {weeks}", { hours: hoursText(study.hours), weeks });
}

/** @param {number[] | null} weeks */
function readyText(weeks) {
  if (!weeks) return gettext("Not known");
  return weeks[1] ? gettext("All ready in {weeks}", { weeks: weeksText(weeks) }) : gettext("No exam");
}

/** @param {number[]} ends */
const hoursText = ([low, high]) =>
  ngettext("{numbers}\u00a0hour", "{numbers}\u00a0hours", high, { numbers: formatNumberRange(low, high) });

/** @param {number[]} ends */
const weeksText = ([low, high]) =>
  ngettext("{numbers}\u00a0week", "{numbers}\u00a0weeks", high, { numbers: formatNumberRange(low, high) });
