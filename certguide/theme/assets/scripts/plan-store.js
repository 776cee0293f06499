// The reader's plan: kept in this browser, written as a file or into a link, and checked when it comes from outside.

import { byId } from "./dom.js";

/**
 * `held` has the day of the pass by id, empty where it isn't given; `aside` what this guide doesn't know (any more).
 * @typedef {{held: Map<string, string>, aside: Map<string, string>, follow: string}} Plan
 * @typedef {{plan: Plan, dropped: number, problem: string}} CheckedPlan
 * @typedef {{ids: Set<string>, aliases: Record<string, string>, follows: Set<string>}} KnownNames
 */

const VERSION = 1;
const MAX_ENTRIES = 500;
const MAX_LENGTH = 100000;

/** Where this guide keeps the plan: several guides may share a host. */
const storageKey = () => `plan:${new URL("../../", byId("plan-facts", HTMLLinkElement).href).pathname}`;

/** @returns {Plan} */
export const emptyPlan = () => ({ held: new Map(), aside: new Map(), follow: "roadmap" });

/** @param {unknown} text */
function isDay(text) {
  if (typeof text !== "string" || !/^(19|20|21)\d\d-\d\d-\d\d$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

/**
 * Makes a plan from entries that may be anything. What cannot be meant is dropped and counted.
 * @param {unknown[][]} entries @param {unknown} follow @param {KnownNames} names @returns {CheckedPlan}
 */
function checkPlan(entries, follow, names) {
  const plan = emptyPlan();
  let dropped = Math.max(0, entries.length - MAX_ENTRIES);
  for (const [name, day] of entries.slice(0, MAX_ENTRIES)) {
    if (typeof name !== "string" || !/^[a-z0-9][a-z0-9-]{0,99}$/.test(name)) {
      dropped += 1;
      continue;
    }
    const valid = day === "" || isDay(day);
    if (!valid) dropped += 1;
    const id = Object.hasOwn(names.aliases, name) && !names.ids.has(name) ? names.aliases[name] : name;
    const part = names.ids.has(id) ? plan.held : plan.aside;
    const passed = valid ? /** @type {string} */ (day) : "";
    part.set(id, passed || part.get(id) || "");
  }
  if (typeof follow === "string" && names.follows.has(follow)) plan.follow = follow;
  if (dropped && !plan.held.size && !plan.aside.size) return reject("Nothing in this plan can be read.");
  return { plan, dropped, problem: "" };
}

/** @param {string} problem @returns {CheckedPlan} */
const reject = (problem) => ({ plan: emptyPlan(), dropped: 0, problem });

/** Writes a plan as the text of a file. @param {Plan} plan */
export const toText = (plan) =>
  JSON.stringify(
    { plan: VERSION, follow: plan.follow, held: Object.fromEntries([...plan.held, ...plan.aside]) },
    null,
    1,
  );

/** Reads the text of a file. @param {string} text @param {KnownNames} names @returns {CheckedPlan} */
export function fromText(text, names) {
  if (text.length > MAX_LENGTH) return reject("This is too large to be a plan.");
  let content;
  try {
    content = JSON.parse(text);
  } catch {
    return reject("This is not a plan, or it is damaged.");
  }
  if (!Number.isInteger(content?.plan) || content.plan < 1) return reject("This is not a plan.");
  if (content.plan > VERSION) return reject("This plan was written by a newer version of the guide.");
  if (!content.held || typeof content.held !== "object" || Array.isArray(content.held))
    return reject("This plan is damaged.");
  return checkPlan(Object.entries(content.held), content.follow, names);
}

/** Reads a file, but no more of it than a plan can have. @param {File} file @param {KnownNames} names */
export const fromFile = async (file, names) => fromText(await file.slice(0, 10 * MAX_LENGTH).text(), names);

/** Writes a plan as the part of a link after the #, which browsers send nowhere. @param {Plan} plan */
export const toLink = (plan) =>
  [`plan=${VERSION}`, `follow=${plan.follow}`, ...[...plan.held, ...plan.aside].map((pair) => pair.join("="))].join(
    "&",
  );

/**
 * Reads a link; null when it carries no plan.
 * @param {string} hash @param {KnownNames} names @returns {CheckedPlan | null}
 */
export function fromLink(hash, names) {
  if (!hash.startsWith("#plan=")) return null;
  if (hash.length > MAX_LENGTH) return reject("This link is too long to be a plan.");
  const [[, version], ...pairs] = hash
    .slice(1)
    .split("&")
    .map((part) => part.split("="));
  if (!/^[1-9]\d{0,3}$/.test(version)) return reject("The plan in this link is damaged.");
  if (Number(version) > VERSION) return reject("This link was made by a newer version of the guide.");
  const follow = pairs.find(([name]) => name === "follow")?.[1];
  return checkPlan(
    pairs.filter(([name]) => name !== "follow"),
    follow,
    names,
  );
}

/** Reads what this browser keeps; null when that is nothing. @param {KnownNames} names @returns {CheckedPlan | null} */
export function loadPlan(names) {
  let text;
  try {
    text = localStorage.getItem(storageKey());
  } catch {
    return null;
  }
  return text === null ? null : fromText(text, names);
}

/** Keeps a plan in this browser, or forgets it. @param {Plan | null} plan @returns {boolean} whether that worked */
export function savePlan(plan) {
  try {
    if (plan) localStorage.setItem(storageKey(), toText(plan));
    else localStorage.removeItem(storageKey());
    return true;
  } catch {
    return false;
  }
}
