// The reader's plan: kept in this browser, written as a file or into a link, and checked whenever it comes from outside.

/**
 * `held` has the day of the pass by id, empty where it is not given; `aside` what this guide does not know (any more).
 * @typedef {{held: Map<string, string>, aside: Map<string, string>, follow: string}} Plan
 * @typedef {{plan: Plan, dropped: number, trouble: string}} Checked
 * @typedef {{ids: Set<string>, aliases: Record<string, string>, follows: Set<string>}} Known
 */

const KEY = "plan";
const VERSION = 1;
const MOST = 500;
const LONGEST = 100000;

/** @returns {Plan} */
export const emptyPlan = () => ({ held: new Map(), aside: new Map(), follow: "roadmap" });

/** @param {unknown} text */
export function isDay(text) {
  if (typeof text !== "string" || !/^(19|20|21)\d\d-\d\d-\d\d$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

/**
 * A plan from entries that may be anything. What cannot be meant is dropped and counted.
 * @param {unknown[][]} entries @param {unknown} follow @param {Known} known @returns {Checked}
 */
function checked(entries, follow, known) {
  const plan = emptyPlan();
  let dropped = Math.max(0, entries.length - MOST);
  for (const [name, day] of entries.slice(0, MOST)) {
    if (typeof name !== "string" || !/^[a-z0-9][a-z0-9-]{0,99}$/.test(name)) {
      dropped += 1;
      continue;
    }
    const right = day === "" || isDay(day);
    if (!right) dropped += 1;
    const id = Object.hasOwn(known.aliases, name) && !known.ids.has(name) ? known.aliases[name] : name;
    const into = known.ids.has(id) ? plan.held : plan.aside;
    const given = right ? /** @type {string} */ (day) : "";
    into.set(id, given || into.get(id) || "");
  }
  if (typeof follow === "string" && known.follows.has(follow)) plan.follow = follow;
  return { plan, dropped, trouble: "" };
}

/** @param {string} trouble @returns {Checked} */
const refused = (trouble) => ({ plan: emptyPlan(), dropped: 0, trouble });

/** @param {Plan} plan */
export const toText = (plan) =>
  JSON.stringify(
    { plan: VERSION, follow: plan.follow, held: Object.fromEntries([...plan.held, ...plan.aside]) },
    null,
    1,
  );

/** @param {string} text @param {Known} known @returns {Checked} */
export function fromText(text, known) {
  if (text.length > LONGEST) return refused("This is too large to be a plan.");
  let data;
  try {
    data = JSON.parse(text);
  } catch {
    return refused("This is not a plan, or it is damaged.");
  }
  if (!Number.isInteger(data?.plan) || data.plan < 1) return refused("This is not a plan.");
  if (data.plan > VERSION) return refused("This plan was written by a newer version of the guide.");
  if (!data.held || typeof data.held !== "object") return refused("This plan is damaged.");
  return checked(Object.entries(data.held), data.follow, known);
}

/** The part of a link after the #, which browsers send to nobody. @param {Plan} plan */
export const toLink = (plan) =>
  [`plan=${VERSION}`, `follow=${plan.follow}`, ...[...plan.held, ...plan.aside].map((pair) => pair.join("="))].join(
    "&",
  );

/** @param {string} hash @param {Known} known @returns {Checked | null} nothing when the link carries no plan */
export function fromLink(hash, known) {
  if (!hash.startsWith("#plan=")) return null;
  if (hash.length > LONGEST) return refused("This link is too long to be a plan.");
  const [[, version], ...pairs] = hash
    .slice(1)
    .split("&")
    .map((part) => part.split("="));
  if (!/^[1-9]\d{0,3}$/.test(version)) return refused("The plan in this link is damaged.");
  if (Number(version) > VERSION) return refused("This link was made by a newer version of the guide.");
  const follow = pairs.find(([name]) => name === "follow")?.[1];
  return checked(
    pairs.filter(([name]) => name !== "follow"),
    follow,
    known,
  );
}

/** What this browser keeps; nothing when that is nothing. @param {Known} known @returns {Checked | null} */
export function load(known) {
  let text;
  try {
    text = localStorage.getItem(KEY);
  } catch {
    return null;
  }
  return text === null ? null : fromText(text, known);
}

/** @param {Plan | null} plan nothing to forget it @returns {boolean} whether the browser keeps it */
export function keep(plan) {
  try {
    if (plan) localStorage.setItem(KEY, toText(plan));
    else localStorage.removeItem(KEY);
    return true;
  } catch {
    return false;
  }
}
