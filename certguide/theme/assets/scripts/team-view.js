// The table of the team budget: its rows, filled with sums as the page writes them without a script.

import { byId, createElement } from "./dom.js";
import { formatAmount } from "./formatting.js";
import { groupBudget, studyInWeeks, teamSums, weeksUntilReady } from "./team-rules.js";

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
  const weeks = weeksUntilReady(budgets, team.hours);
  fillRow(byId("team-total"), total, weeks ? `All ready in ${rangeText(weeks, "week")}` : "Not known");
  fillSummary(team, total);
  return { budgets, total };
}

/** @param {ShownTeam} team @param {import("./team-rules.js").Sums} total */
function fillSummary(team, total) {
  const people = total.people === 1 ? "1 person" : `${total.people} people`;
  byId("team-sum").replaceChildren(
    createElement("strong", "", sumText(total.budget)),
    ` budget before tax for ${people}`,
  );
  const [option] = byId("team-exams", HTMLSelectElement).selectedOptions;
  const exams = option.text[0].toLowerCase() + option.text.slice(1);
  byId("team-basis").textContent =
    `Counted for each person: ${exams}, ${team.retakes}% of the price for retakes, and ${team.hours} hours of ` +
    "study a week.";
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
  state.textContent = held.has(id) ? ", held" : taken.includes(id) ? "" : ", not counted";
}

/** @param {number | null} cents */
function sumText(cents) {
  if (cents === null) return "No sum";
  return cents ? formatAmount(cents, facts.currency) : `0\u00a0${facts.currency}`.trim();
}

/** @param {import("./team-rules.js").Study | null} study @param {number} hours a week */
function studyText(study, hours) {
  if (!study) return "Not known";
  if (![...study.hours, ...study.weeks].some(Boolean)) return "No exam";
  const weeks = rangeText(studyInWeeks(study, hours), "week");
  return study.weeks.some(Boolean) ? weeks : `${rangeText(study.hours, "hour")}, or ${weeks}`;
}

/** @param {number[]} ends @param {string} unit */
function rangeText([low, high], unit) {
  const numbers = low === high ? `${low}` : `${low} to ${high}`;
  return `${numbers}\u00a0${unit}${high === 1 ? "" : "s"}`;
}
