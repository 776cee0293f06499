// The page of the team budget: people in each situation in, sums out. Everything is in the link, and nothing is stored.

import { byId, createButton } from "./dom.js";
import { gettext } from "./messages.js";
import { copyLink, describeDropped } from "./shared-link.js";
import { downloadTeam } from "./team-export.js";
import { fromTeamLink, MAX_PEOPLE, toTeamLink } from "./team-link.js";
import { facts, heldBoxes, makeRow, peopleField, showTeam } from "./team-view.js";

const teamForm = byId("team-form", HTMLFormElement);
const examField = byId("team-exams", HTMLSelectElement);
const retakesField = byId("team-retakes", HTMLInputElement);
/** Guides without study times have no such field. */
const hoursField = facts.has_study_times ? byId("team-hours", HTMLInputElement) : null;

/** @param {HTMLInputElement} field @param {number} low @param {number} high */
const readField = (field, low, high) => Math.min(high, Math.max(low, Math.floor(field.valueAsNumber || 0)));

const readSettings = () => ({
  exams: examField.value,
  retakes: readField(retakesField, 0, 100),
  hours: hoursField ? readField(hoursField, 1, 80) : 1,
});

/** What is shown: an example until the reader changes it. `before` undoes what removed something. */
const shown = {
  team: /** @type {import("./team-view.js").ShownTeam} */ ({ ...readSettings(), groups: [] }),
  sums: /** @type {ReturnType<typeof showTeam>} */ ({ budgets: [], total: {} }),
  isExample: true,
  before: () => {},
};

/** @param {...(string | Node)} parts */
const announceTeam = (...parts) => byId("team-message").replaceChildren(...parts);

const teamUrl = () => `${location.href.split("#")[0]}#${toTeamLink(shown.team, facts)}`;

function showAll() {
  shown.sums = showTeam(shown.team);
  byId("team-example").hidden = !shown.isExample;
}

/** Shows a change by the reader, and puts it into the URL. What an earlier message offers to undo no longer fits. */
function noteChange() {
  announceTeam();
  shown.isExample = false;
  showAll();
  history.replaceState(null, "", teamUrl());
}

/** Shows other groups, with rows of their own. @param {import("./team-link.js").Team} team */
function openTeam(team) {
  shown.team = { ...team, groups: team.groups.map((group) => ({ ...group, row: makeRow(group) })) };
  byId("team-rows").replaceChildren(...shown.team.groups.map(({ row }) => row));
  writeFields();
}

/** Sets the fields to what is counted. */
function writeFields() {
  const { exams, retakes, hours, groups } = shown.team;
  examField.value = exams;
  retakesField.value = String(retakes);
  if (hoursField) hoursField.value = String(hours);
  for (const { row, people } of groups) peopleField(row).value = String(people);
}

/** Removes groups, and offers to undo it. @param {(group: import("./team-view.js").ShownGroup) => boolean} isKept @param {string} done */
function removeGroups(isKept, done) {
  const { team } = shown;
  shown.before = () => {
    openTeam(team);
    noteChange();
    announceTeam(gettext("Undone."));
  };
  openTeam({ ...team, groups: team.groups.filter(isKept) });
  noteChange();
  announceTeam(`${done} `, createButton(gettext("Undo"), "undo"));
  byId("team-situation").focus();
}

/** @type {Record<string, (button: HTMLButtonElement) => unknown>} */
const teamActions = {
  remove(button) {
    const row = button.closest("tr");
    removeGroups((group) => group.row !== row, gettext("Removed."));
  },
  clear: () => removeGroups(() => false, gettext("All rows are removed.")),
  undo: () => shown.before(),
  link() {
    const messages = { copied: gettext("Link copied. It shows this team."), label: gettext("Link to this team") };
    return copyLink(teamUrl(), messages, announceTeam);
  },
  csv() {
    downloadTeam(shown.team, shown.sums);
    announceTeam(gettext("Downloaded as {file}.", { file: "team.csv" }));
  },
  print: () => print(),
};

/** Takes up what the fields say. */
function readFields() {
  Object.assign(shown.team, readSettings());
  for (const group of shown.team.groups) {
    group.people = readField(peopleField(group.row), 0, MAX_PEOPLE);
    group.held = new Set([...heldBoxes(group.row)].filter(({ checked }) => checked).map(({ value }) => value));
  }
  noteChange();
}

/** Opens the team of a link. */
function openLink() {
  const choices = new Set([...examField.options].map(({ value }) => value));
  const linked = fromTeamLink(location.hash, readSettings(), choices, facts);
  if (!linked) return;
  if (linked.problem) return announceTeam(linked.problem);
  openTeam(linked.team);
  shown.isExample = false;
  showAll();
  announceTeam(describeDropped(linked.dropped));
}

/** Takes up the rows of the example as they stand in the page. */
function openExample() {
  /** @type {NodeListOf<HTMLTableRowElement>} */
  const rows = byId("team-rows").querySelectorAll("tr");
  shown.team.groups = [...rows].map((row) => ({
    situation: row.dataset.situation ?? "",
    people: readField(peopleField(row), 0, MAX_PEOPLE),
    held: new Set(),
    row,
  }));
  showAll();
}

byId("team").addEventListener("click", ({ target }) => {
  const button = /** @type {Element} */ (target).closest("[data-do]");
  if (button instanceof HTMLButtonElement) teamActions[button.dataset.do ?? ""](button);
});
byId("team").addEventListener("input", ({ target }) => {
  if (target !== byId("team-situation")) readFields();
});
byId("team").addEventListener("change", writeFields);
teamForm.addEventListener("submit", (event) => event.preventDefault());
byId("team-add", HTMLFormElement).addEventListener("submit", (event) => {
  event.preventDefault();
  const choice = byId("team-situation", HTMLSelectElement);
  if (!choice.value) return choice.focus();
  const group = { situation: choice.value, people: 1, held: new Set() };
  const row = makeRow(group);
  shown.team.groups.push({ ...group, row });
  byId("team-rows").append(row);
  choice.value = "";
  noteChange();
  return peopleField(row).focus();
});
addEventListener("hashchange", openLink);
openExample();
openLink();
byId("team").dataset.ready = "";
