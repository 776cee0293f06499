// A team, as a link carries it: what is counted, then each group with its people.

import { gettext } from "./messages.js";
import { MAX_LENGTH, repairLink } from "./shared-link.js";

/**
 * @typedef {{situation: string, people: number, held: Set<string>}} Group
 * @typedef {import("./team-rules.js").Assumptions & {groups: Group[]}} Team
 * @typedef {import("./team-rules.js").Facts} Facts
 */

const TEAM_VERSION = 1;
const MAX_GROUPS = 100;
export const MAX_PEOPLE = 9999;

/** Writes a team as the part of a link after the #. @param {Team} team @param {Facts} facts */
export const toTeamLink = ({ exams, retakes, hours, groups }, { has_study_times: hasStudyTimes }) =>
  [
    `team=${TEAM_VERSION}`,
    `exams=${exams}`,
    `retakes=${retakes}`,
    ...(hasStudyTimes ? [`hours=${hours}`] : []),
    ...groups.map(({ situation, held, people }) => `${["for", situation, ...held].join(".")}=${people}`),
  ].join("&");

/** Reads a whole number from `low` to `high`; null for anything else. @param {string} text @param {number} low @param {number} high */
function readNumber(text, low, high) {
  const number = /^\d{1,4}$/.test(text) ? Number(text) : -1;
  return number >= low && number <= high ? number : null;
}

/**
 * Reads a group such as `for.architect.some-exam=2`, by present or former ids; null for anything else.
 * @param {string} name @param {string} number @param {Facts} facts @returns {Group | null}
 */
function readGroup(name, number, { paths, aliases }) {
  const currentId = (/** @type {string} */ id) => (Object.hasOwn(aliases, id) ? aliases[id] : id);
  const [prefix, id = "", ...ids] = name.split(".");
  const situation = Object.hasOwn(paths, id) ? id : currentId(id);
  const people = readNumber(number, 0, MAX_PEOPLE);
  if (prefix !== "for" || people === null || !Object.hasOwn(paths, situation)) return null;
  const known = new Set(paths[situation].map((stop) => stop.id));
  const held = ids.map((heldId) => (known.has(heldId) ? heldId : currentId(heldId)));
  return held.every((heldId) => known.has(heldId)) ? { situation, people, held: new Set(held) } : null;
}

/**
 * Reads a link; null when it carries no team. What can't be meant is left out and named; settings then stay as they are.
 * @param {string} hash @param {import("./team-rules.js").Assumptions} settings @param {Set<string>} choices of exams
 * @param {Facts} facts @returns {{team: Team, dropped: string[], problem: string} | null}
 */
export function fromTeamLink(hash, settings, choices, facts) {
  if (!/^#team(=|%3D)/i.test(hash)) return null;
  const team = { ...settings, groups: /** @type {Group[]} */ ([]) };
  if (hash.length > MAX_LENGTH) return { team, dropped: [], problem: gettext("This link is too long to be a team.") };
  const [[, version], ...pairs] = repairLink(hash.slice(1))
    .split("&")
    .map((part) => part.split("="));
  if (version !== String(TEAM_VERSION))
    return { team, dropped: [], problem: gettext("We can’t read the team in this link.") };
  const dropped = pairs
    .filter(([name, value = ""]) => !readEntry(team, name, value, choices, facts))
    .map(([name]) => name);
  return { team, dropped, problem: "" };
}

/**
 * Takes up one entry of a link, and tells whether it could be read.
 * @param {Team} team @param {string} name @param {string} value @param {Set<string>} choices @param {Facts} facts
 */
function readEntry(team, name, value, choices, facts) {
  if (name === "exams" && choices.has(value)) team.exams = value;
  else if (name === "retakes" && readNumber(value, 0, 100) !== null) team.retakes = Number(value);
  else if (name === "hours" && readNumber(value, 1, 80) !== null) team.hours = Number(value);
  else {
    const group = team.groups.length < MAX_GROUPS && readGroup(name, value, facts);
    if (!group) return false;
    team.groups.push(group);
  }
  return true;
}
