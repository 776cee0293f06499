// What certifications cost a team: exams, retakes, renewal and study time. Each rule has its twin in
// certguide/advice/team_budget.py; a test holds both against each other. Amounts are in hundredths, and null is a sum
// that can't be made.

import { cheapestRenewal, discountedTotal, yearlyCost } from "./cost-rules.js";
import { addUp, examPrices } from "./exam-prices.js";

/**
 * A study time has the hours and the weeks of its shortest and its longest estimate.
 * @typedef {{hours: number[], weeks: number[]}} Study
 * @typedef {import("./exam-prices.js").Priced & {exam: boolean, study: Study | null, months?: number | null}} Credential
 * @typedef {{id: string, optional: boolean}} Stop
 * @typedef {{currency: string, coin: number, discount: number, offers: import("./cost-rules.js").Offer[],
 *   fees: import("./cost-rules.js").Fee[], before_tax: boolean, has_study_times: boolean,
 *   ways: Record<string, string[]>, credentials: Record<string, Credential>, paths: Record<string, Stop[]>, aliases: Record<string, string>}} Facts
 * @typedef {{exams: string, retakes: number, hours: number}} Assumptions
 * @typedef {Record<string, number | null>} Sums
 * @typedef {{taken: string[], sums: Sums, study: Study | null}} GroupBudget
 */

const AMOUNTS = ["list_price", "with_discounts", "retakes", "budget", "renewal_per_year", "renewal_in_three_years"];

/** @param {number} amount @param {number} divisor @param {number} unit */
const roundUp = (amount, divisor, unit) => Math.ceil(amount / (divisor * unit)) * unit;

/**
 * Returns what people take who hold some credentials of a path; the next exam comes with the courses before it.
 * @param {Stop[]} stops @param {Set<string>} heldIds @param {string} exams @param {Record<string, Credential>} credentials
 */
export function idsToTake(stops, heldIds, exams, credentials) {
  const left = stops
    .filter(({ id, optional }) => (exams === "all" || !optional) && !heldIds.has(id))
    .map(({ id }) => id);
  const place = exams === "next" ? left.findIndex((id) => credentials[id].exam) : -1;
  return place < 0 ? left : left.slice(0, place + 1);
}

/**
 * Adds up what a group costs. Each person pays the first exam in full, and later ones with their own discounts.
 * @param {Stop[]} stops @param {number} people @param {Set<string>} heldIds @param {Assumptions} assumptions
 * @param {Facts} facts @returns {GroupBudget}
 */
export function groupBudget(stops, people, heldIds, { exams, retakes }, facts) {
  const { credentials, discount, coin } = facts;
  const taken = idsToTake(stops, heldIds, exams, credentials);
  const owned = stops.filter(({ id }) => taken.includes(id) || heldIds.has(id)).map(({ id }) => credentials[id]);
  const held = owned.filter(({ id }) => heldIds.has(id));
  const withExams = taken.map((id) => credentials[id]).filter(({ exam }) => exam);
  const prices = examPrices(
    taken.map((id) => credentials[id]),
    held,
  );
  const price = addUp(prices);
  const known = price === null ? null : discountedTotal(/** @type {number[]} */ (prices), discount, coin);
  const [listPrice, withDiscounts] = [price, known].map((cents) => (cents === null ? null : cents * people));
  const allowance = listPrice === null ? null : roundUp(listPrice * retakes, 100, coin);
  const sums = {
    people,
    exams: people * examPrices(withExams, held).length,
    list_price: listPrice,
    with_discounts: withDiscounts,
    retakes: allowance,
    budget: addUp([withDiscounts, allowance]),
    ...renewalSums(owned, people, facts),
  };
  return { taken, sums, study: totalStudy(taken.map((id) => credentials[id].study)) };
}

/**
 * Returns what renewing everything costs, each person with their own discount, rounded up to a whole amount of the
 * currency: a year on average, and within three years of passing, with the yearly fees; null if that isn't known.
 * @param {Credential[]} owned @param {number} people @param {Facts} facts
 */
function renewalSums(owned, people, facts) {
  const costs = renewalCosts(owned, facts);
  if (!costs) return { renewal_per_year: null, renewal_in_three_years: null };
  const { each, months, yearly } = costs;
  return {
    renewal_per_year: roundUp(people * (each * 12 + yearly * months), months, 100),
    renewal_in_three_years: roundUp(people * (each * Math.floor(36 / months) + yearly * 3), 1, 100),
  };
}

/** @param {Credential[]} owned @param {Facts} facts */
function renewalCosts(owned, { offers, discount, coin, fees }) {
  const yearly = yearlyCost(
    owned.map(({ id }) => id),
    fees,
  );
  if (yearly === null || owned.some((credential) => credential.months === undefined)) return null;
  if (!owned.some((credential) => credential.months)) return { each: 0, months: 12, yearly };
  const renewal = cheapestRenewal(owned, offers, discount, coin);
  if (!renewal || renewal.cover.uncovered.length) return null;
  return { each: renewal.withVouchers, months: renewal.months, yearly };
}

/** Adds up study times; null if one of them isn't known. @param {(Study | null)[]} list @returns {Study | null} */
function totalStudy(list) {
  const total = { hours: [0, 0], weeks: [0, 0] };
  for (const study of list) {
    if (!study) return null;
    for (const end of [0, 1]) {
      total.hours[end] += study.hours[end];
      total.weeks[end] += study.weeks[end];
    }
  }
  return total;
}

/** Adds up the sums of all groups. Discounts belong to a person, so groups share nothing. @param {Sums[]} groups */
export const teamSums = (groups) =>
  Object.fromEntries(["people", "exams", ...AMOUNTS].map((name) => [name, addUp(groups.map((sums) => sums[name]))]));

/** Returns both ends of a study time in weeks, rounded up. @param {Study} study @param {number} hours a week */
export const studyInWeeks = (study, hours) =>
  study.weeks.map((weeks, end) => weeks + Math.ceil(study.hours[end] / hours));

/**
 * Returns the weeks until all people are ready, who study at the same time; null if that isn't known.
 * @param {GroupBudget[]} groups @param {number} hours a week
 */
export function weeksUntilReady(groups, hours) {
  const spans = groups.filter(({ sums }) => sums.people).map(({ study }) => study);
  if (spans.includes(null)) return null;
  const weeks = /** @type {Study[]} */ (spans).map((study) => studyInWeeks(study, hours));
  return [0, 1].map((end) => Math.max(0, ...weeks.map((ends) => ends[end])));
}
