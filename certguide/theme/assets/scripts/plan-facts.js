// What the site settled when it was built (/api/v1/plan.json), and the words for it.
import { amount, at } from "./dom.js";

/**
 * `expires` is missing for what nobody knows. Each `href` is relative to the home page.
 * @typedef {{name: string, colour: string, mark: string}} Level
 * @typedef {{id: string, short: string, href: string, level: Level, family: string, open: boolean, cents?: number,
 *   first?: string, last?: string, now?: string, instead?: string, expires?: boolean, months?: number}} Fact
 * @typedef {import("./plan-rules.js").Step & {number: number, title: string, why: string, href: string}} Step
 * @typedef {import("./plan-rules.js").Stop & {why: string}} Stop
 * @typedef {{id: string, says: string, href: string, stops: Stop[]}} Path
 * @typedef {{id: string, name: string, of: string[], number: number, unit: string, gives: string, href: string}} Way
 * @typedef {import("./plan-rules.js").Offer & {last?: string}} Offer
 * @typedef {{currency: string, coin: number, voucher: number, credentials: Fact[], aliases: Record<string, string>, steps: Step[],
 *   paths: Path[], offers: Offer[], ways: Way[]}} Data
 */

/** @returns {Promise<Data>} never, where the facts cannot be had: the page says so, and shows nothing half reckoned */
async function fetched() {
  try {
    const answer = await fetch(at("plan-facts").href);
    if (answer.ok) return await answer.json();
  } catch {}
  at("plan-failed").hidden = false;
  at("plan-form").hidden = true;
  return new Promise(() => {});
}

export const data = await fetched();
const facts = new Map(data.credentials.map((one) => [one.id, one]));

/** @param {string} id of a credential that is there */
export const fact = (id) => /** @type {Fact} */ (facts.get(id));

/** @type {import("./plan-store.js").Known} */
export const known = {
  ids: new Set(facts.keys()),
  aliases: data.aliases,
  follows: new Set(["roadmap", ...data.paths.map((path) => path.id)]),
};

/** An address as it is written on the page of the plan. @param {{href: string}} one */
export const address = (one) => `../${one.href}`;

/** What renews: a credential's exam or another way. @param {string} id */
export function renewer(id) {
  const one = facts.get(id);
  const way = /** @type {Way} */ (data.ways.find((known) => known.id === id));
  return { name: one?.short ?? way.name, href: address(one ?? way) };
}

const MONTHS = "January February March April May June July August September October November December".split(" ");

/** The reader's own day. */
export function today() {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}

/** @param {string} iso */
export function day(iso) {
  const [year, month, date] = iso.split("-").map(Number);
  return `${date}\u00a0${MONTHS[month - 1]}\u00a0${year}`;
}

/** @param {number} cents */
export const money = (cents) => amount(cents, data.currency);

/** @param {number[]} fees */
export function range(fees) {
  const [low, high] = [Math.min(...fees), Math.max(...fees)];
  return low === high ? money(low) : `${money(low)} to ${money(high)}`;
}
