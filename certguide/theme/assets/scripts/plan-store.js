// The reader's plan: kept in this browser, written as a file or into a link, and checked when it comes from outside.

import { byId } from "./dom.js";
import { gettext } from "./messages.js";
import { MAX_LENGTH, repairLink } from "./shared-link.js";

/**
 * `held` has the day of the pass by id, empty where it isn't given; `aside` what this guide doesn't know (any more).
 * `follow` is the path that the reader chose. `dropped` names what can't be read.
 * @typedef {{held: Map<string, string>, aside: Map<string, string>, follow: string}} Plan
 * @typedef {{plan: Plan, dropped: string[], problem: string}} CheckedPlan
 * @typedef {{ids: Set<string>, aliases: Record<string, string>, follows: Set<string>}} KnownNames
 */

const VERSION = 1;
const MAX_ENTRIES = 500;

/** Where this guide keeps the plan: several guides may share a host. */
const storageKey = () => `plan:${new URL("../../", byId("plan-facts", HTMLLinkElement).href).pathname}`;

/** @returns {Plan} */
export const emptyPlan = () => ({ held: new Map(), aside: new Map(), follow: "" });

/** @param {unknown} text */
function isDay(text) {
  if (typeof text !== "string" || !/^(19|20|21)\d\d-\d\d-\d\d$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

/**
 * Makes a plan from entries that may be anything. What can't be meant is left out and named.
 * @param {unknown[][]} entries @param {unknown} follow @param {KnownNames} names @returns {CheckedPlan}
 */
function checkPlan(entries, follow, names) {
  const plan = emptyPlan();
  const dropped = entries.slice(MAX_ENTRIES).map(([name]) => String(name));
  for (const [name, day] of entries.slice(0, MAX_ENTRIES)) {
    if (typeof name !== "string" || !/^[a-z0-9][a-z0-9-]{0,99}$/.test(name)) {
      dropped.push(String(name));
      continue;
    }
    const valid = day === "" || isDay(day);
    if (!valid) dropped.push(gettext("the date of {name}", { name }));
    const id = Object.hasOwn(names.aliases, name) && !names.ids.has(name) ? names.aliases[name] : name;
    const part = names.ids.has(id) ? plan.held : plan.aside;
    const passed = valid ? /** @type {string} */ (day) : "";
    part.set(id, passed || part.get(id) || "");
  }
  if (typeof follow === "string" && names.follows.has(follow)) plan.follow = follow;
  return { plan, dropped, problem: "" };
}

/** @param {string} problem @returns {CheckedPlan} */
const reject = (problem) => ({ plan: emptyPlan(), dropped: [], problem });

/** Writes a plan as the text of a file. @param {Plan} plan */
export const toText = (plan) =>
  JSON.stringify(
    { plan: VERSION, follow: plan.follow, held: Object.fromEntries([...plan.held, ...plan.aside]) },
    null,
    1,
  );

/** Reads the text of a file. @param {string} text @param {KnownNames} names @returns {CheckedPlan} */
export function fromText(text, names) {
  if (text.length > MAX_LENGTH) return reject(gettext("This is too large to be a plan."));
  let content;
  try {
    content = JSON.parse(text);
  } catch {
    // What isn't JSON is no plan either.
  }
  if (content?.plan > VERSION) return reject(gettext("This plan was written by a newer version of the guide."));
  if (content?.plan !== VERSION || !content.held || typeof content.held !== "object" || Array.isArray(content.held))
    return reject(gettext("This isn’t a list from this page, or it is damaged."));
  return checkPlan(Object.entries(content.held), content.follow, names);
}

/** Refuses what comes from outside and has no certification that this guide knows. @param {CheckedPlan} checked */
const refuseEmpty = (checked) =>
  checked.problem || checked.plan.held.size ? checked : reject(gettext("It has no certification that we know."));

/** Reads a file, but no more of it than a plan can have. @param {File} file @param {KnownNames} names */
export const fromFile = async (file, names) =>
  refuseEmpty(fromText(await file.slice(0, 10 * MAX_LENGTH).text(), names));

/** Writes a plan as the part of a link after the #, which browsers send nowhere. @param {Plan} plan */
export const toLink = ({ held, aside, follow }) =>
  [
    `plan=${VERSION}`,
    ...(follow ? [`follow=${follow}`] : []),
    ...[...held, ...aside].map((pair) => pair.join("=")),
  ].join("&");

/**
 * Reads a link; null when it carries no plan.
 * @param {string} hash @param {KnownNames} names @returns {CheckedPlan | null}
 */
export function fromLink(hash, names) {
  if (!/^#plan(=|%3D)/i.test(hash)) return null;
  if (hash.length > MAX_LENGTH) return reject(gettext("This link is too long to be a plan."));
  const [[, version], ...pairs] = repairLink(hash.slice(1))
    .split("&")
    .map((part) => part.split("="));
  if (!/^[1-9]\d{0,3}$/.test(version)) return reject(gettext("The plan in this link is damaged."));
  if (Number(version) > VERSION) return reject(gettext("This link was made by a newer version of the guide."));
  const follow = pairs.find(([name]) => name === "follow")?.[1];
  const entries = pairs.filter(([name]) => name !== "follow").map(([name, day = ""]) => [name, day]);
  return refuseEmpty(checkPlan(entries, follow, names));
}

/** Reads the text that this browser keeps; null when that is nothing. @returns {string | null} */
export function readStored() {
  try {
    return localStorage.getItem(storageKey());
  } catch {
    return null;
  }
}

/** Stores a text in this browser, or deletes what is there. @param {string | null} text @returns {boolean} whether that worked */
export function writeStored(text) {
  try {
    if (text === null) localStorage.removeItem(storageKey());
    else localStorage.setItem(storageKey(), text);
    return true;
  } catch {
    return false;
  }
}

/** Reads what this browser keeps; null when that is nothing. @param {KnownNames} names @returns {CheckedPlan | null} */
export function loadPlan(names) {
  const text = readStored();
  return text === null ? null : fromText(text, names);
}
