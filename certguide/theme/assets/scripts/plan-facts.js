// What the site settled when it was built (/api/v1/plan.json).
import { fetchJson } from "./fetch-json.js";
import { formatAmount } from "./formatting.js";
import { gettext } from "./messages.js";

/**
 * `expires` is missing where that isn't known. Each `href` is relative to the home page.
 * @typedef {{name: string, colour: string, icon: string}} Level
 * @typedef {import("./exam-prices.js").Priced & {short: string, href: string, level: Level, family: string, open: boolean,
 *   first?: string, last?: string, now?: string, instead?: string, followed_by?: string, expires?: boolean,
 *   months?: number, validity_by_day?: {until?: string, expires?: boolean, months?: number}[], awarded_for: string[],
 *   validity_note?: string, renewal_counts_from?: "pass" | "expiry", renewed_by_exam: boolean, newest_from?: string,
 *   needs_newer_version: boolean, requires?: import("./plan-rules.js").Requirement}} Credential
 * @typedef {import("./plan-rules.js").Step & {number: number, title: string, why: string, href: string}} Step
 * @typedef {import("./plan-rules.js").Stop & {why: string}} Stop
 * @typedef {{id: string, title: string, href: string, stops: Stop[], holders?: string[]}} Path
 * @typedef {{id: string, name: string, by: "activity" | "exam" | "payment", credentials: string[], window?: Period,
 *   grace?: Period, ends: Record<string, string>, gives: string, href: string, older_versions_only: boolean}} RenewalWay
 * @typedef {import("./expiry-days.js").Period} Period
 * @typedef {import("./cost-rules.js").Fee & {id: string, name: string, href: string}} Fee
 * @typedef {import("./cost-rules.js").Offer & {last?: string}} Offer
 * @typedef {{currency: string, coin: number, discount: number, before_tax: boolean, credentials: Credential[],
 *   aliases: Record<string, string>, steps: Step[], paths: Path[], offers: Offer[], ways: RenewalWay[],
 *   fees: Fee[]}} Facts
 */

/** Empty until `loadFacts` has filled it. */
export const facts = /** @type {Facts} */ ({});

/** @type {Map<string, Credential>} */
const credentials = new Map();

/**
 * Fetches the facts, before anything else here is asked.
 * @param {string} url @returns {Promise<boolean>} whether they came
 */
export async function loadFacts(url) {
  const loaded = await fetchJson(url);
  if (!loaded) return false;
  Object.assign(facts, loaded);
  for (const credential of facts.credentials) credentials.set(credential.id, credential);
  return true;
}

/** @param {string} id of a credential that is there */
export const credentialById = (id) => /** @type {Credential} */ (credentials.get(id));

/** The ids that a plan may name: titles follow from the others. @returns {import("./plan-store.js").KnownNames} */
export const knownNames = () => ({
  ids: new Set(facts.credentials.filter((item) => !item.awarded_for.length).map(({ id }) => id)),
  aliases: facts.aliases,
  follows: new Set(["roadmap", ...facts.paths.map((path) => path.id)]),
});

/** Returns a page's URL as the page of the plan writes it. @param {{href: string}} page */
export const pageUrl = (page) => `../${page.href}`;

/** Returns name and page of what renews: a credential's exam or another way. @param {string} id */
export function describeRenewer(id) {
  const credential = credentials.get(id);
  const way = /** @type {RenewalWay} */ (facts.ways.find((item) => item.id === id));
  return { name: credential?.short ?? way.name, href: pageUrl(credential ?? way) };
}

/** The reader's own day. */
export function today() {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}

/** @param {number} cents */
export const formatPrice = (cents) => formatAmount(cents, facts.currency);

/** Writes one price, or the lowest and the highest of several. @param {number[]} prices */
export function formatRange(prices) {
  const [low, high] = [Math.min(...prices), Math.max(...prices)];
  return low === high
    ? formatPrice(low)
    : gettext("{low} to {high}", { low: formatPrice(low), high: formatPrice(high) });
}
