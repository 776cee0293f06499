// What the site settled when it was built (certguide/site/plan_data.py), and the words for it.
import { amount, at } from "./page.js";

/**
 * `months` is null for what does not run out and missing for what nobody knows.
 * @typedef {{name: string, colour: string, mark: string}} Level
 * @typedef {{id: string, short: string, href: string, level: Level, family: string, open: boolean, cents: number | null,
 *   first: string | null, last: string | null, now: string | null, instead: string | null, months?: number | null}} Fact
 * @typedef {import("./advice.js").Step & {number: number, title: string, why: string, href: string}} Step
 * @typedef {import("./advice.js").Stop & {why: string}} Stop
 * @typedef {{id: string, says: string, href: string, stops: Stop[]}} Path
 * @typedef {import("./advice.js").Offer & {last: string | null}} Offer
 * @typedef {{id: string, name: string, of: string[], number: number, unit: string, gives: string, href: string}} Way
 * @typedef {{currency: string, voucher: number, credentials: Fact[], aliases: Record<string, string>, steps: Step[],
 *   paths: Path[], offers: Offer[], ways: Way[]}} Data
 */

/** @type {Data} */
export const data = JSON.parse(at("plan-data").textContent);
const facts = new Map(data.credentials.map((one) => [one.id, one]));

/** @param {string} id of a credential that is there */
export const fact = (id) => /** @type {Fact} */ (facts.get(id));

/** @type {import("./plan-store.js").Known} */
export const known = {
  ids: new Set(facts.keys()),
  aliases: data.aliases,
  follows: new Set(["roadmap", ...data.paths.map((path) => path.id)]),
};

/** What renews: a credential's exam or another way. @param {string} id @returns {{name: string, href?: string}} */
export function renewer(id) {
  const one = facts.get(id);
  return one ? { name: one.short, href: one.href } : /** @type {Way} */ (data.ways.find((way) => way.id === id));
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
