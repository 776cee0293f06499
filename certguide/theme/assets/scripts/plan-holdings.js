// What the reader holds, as it stands today, and what follows from it.

import { formatDay } from "./formatting.js";
import { credentialById, facts, today } from "./plan-facts.js";
import { cheapestCover, expiryDate, nextStep, renewalWindowStart } from "./plan-rules.js";

/**
 * `last` is the last day where it can be worked out; `counts` whether it is good today.
 * @typedef {{id: string, credential: import("./plan-facts.js").Credential, passed: string, problem: string,
 *   last: string, expired: boolean, counts: boolean}} Holding
 * @typedef {ReturnType<typeof makeAdvice>} Advice
 */

/**
 * Compares two days for sorting; a day that isn't known, "", comes after all others.
 * @param {string} day @param {string} other
 */
export const compareDays = (day, other) => Number(!day) - Number(!other) || day.localeCompare(other);

/**
 * Says why nothing follows from a day of passing; "" when all is well.
 * @param {import("./plan-facts.js").Credential} credential @param {string} passed
 */
export function passProblem(credential, passed) {
  const { first, last } = credential;
  if (!passed) return "";
  if (passed > today()) return "This day is in the future. Enter the day you passed.";
  if (first && passed < first) return `There was no such exam before ${formatDay(first)}.`;
  if (last && passed > last) return `It could not be taken any more after ${formatDay(last)}.`;
  return "";
}

/**
 * Returns the day of passing that a day in the future would expire from, for readers who enter the day of expiry;
 * "" if it can't be one.
 * @param {import("./plan-facts.js").Credential} credential @param {string} expires
 */
export function dayPassed(credential, expires) {
  if (expires <= today() || !credential.months) return "";
  const passed = expiryDate(expires, -credential.months);
  return passProblem(credential, passed) ? "" : passed;
}

/**
 * Works out how each credential stands.
 * @param {Map<string, string>} held days of passing by id @returns {Holding[]}
 */
export function listHoldings(held) {
  return [...held].map(([id, passed]) => {
    const credential = credentialById(id);
    const problem = passProblem(credential, passed);
    const last = passed && !problem && credential.months ? expiryDate(passed, credential.months) : "";
    const expired = Boolean(last) && last < today();
    return { id, credential, passed, problem, last, expired, counts: !expired && !(passed > today()) };
  });
}

/** Works out what comes next and what renews what is held. @param {Map<string, string>} held days of passing by id */
export function makeAdvice(held) {
  const holdings = listHoldings(held).sort((a, b) => compareDays(a.last, b.last));
  const valid = holdings.filter((holding) => holding.counts);
  const heldIds = new Set(valid.flatMap(({ id, credential: { now } }) => (now ? [id, now] : [id])));
  const expiring = valid.filter(({ credential }) => credential.months).map(({ id }) => id);
  return {
    holdings,
    valid,
    heldIds,
    cover: cheapestCover(expiring, facts.offers),
    step: nextStep(facts.steps, heldIds),
  };
}

/**
 * Lists the ways to renew besides an exam, each with the day from which it is open.
 * @param {string} id @param {string} last
 */
export const otherWays = (id, last) =>
  facts.ways
    .filter((way) => way.credentials.includes(id))
    .map((way) => ({ way, opens: renewalWindowStart(last, way.number, way.unit) }));

/**
 * Lists the days ahead for a calendar.
 * @param {Map<string, string>} held @returns {import("./calendar.js").CalendarEntry[]}
 */
export const calendarEntries = (held) =>
  listHoldings(held)
    .filter(({ last, expired }) => last && !expired)
    .flatMap(({ id, credential: { short }, last }) => [
      {
        id: `expires-${id}`,
        day: last,
        title: `${short} runs out`,
        text: `The last day of ${short}. Renew it before.`,
        before: [90, 30],
      },
      ...otherWays(id, last)
        .filter(({ opens }) => opens > today())
        .map(({ way, opens }) => ({
          id: `opens-${way.id}-${id}`,
          day: opens,
          title: `${way.name} opens for ${short}`,
          text: `Open until ${formatDay(last)}.`,
          before: [1],
        })),
    ]);
