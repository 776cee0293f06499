// What the credentials a reader holds ask for next. Each rule has its twin in certguide/advice; a test holds both
// against each other. Days are texts such as 2026-11-23, which sort as they are.

import { dayAfter, expiryDate } from "./expiry-days.js";

/** @typedef {{id: string, take: string, offered: string[], counting: string[]}} Step */
/** @typedef {{all_of: string[], any_of: string[], active: boolean}} Requirement */
/** @typedef {{credential: string, optional: boolean}} Stop */

/** @typedef {import("./cost-rules.js").Offer} Offer */
/** @typedef {Record<string, string>} Days last days by id */

/**
 * Returns whether and after how many months a credential expires that was passed on a day; `expires` is missing where
 * that isn't known.
 * @typedef {{expires?: boolean, months?: number}} Validity
 * @param {Validity & {validity_by_day?: (Validity & {until?: string})[]}} credential @param {string} passed
 * @returns {Validity}
 */
export const validityWhenPassed = (credential, passed) =>
  credential.validity_by_day?.find(({ until }) => !until || passed <= until) ?? credential;

/**
 * Returns the last day of each credential held: that of its own pass, or a later one if a pass of another renewed it
 * while it was valid.
 * @param {{id: string, passed: string, last: string, credential: import("./plan-facts.js").Credential}[]} holdings
 * @param {Offer[]} offers
 */
export function lastDays(holdings, offers) {
  /** @type {Record<string, {last: string, renewedBy?: string}>} */
  const found = Object.fromEntries(holdings.map(({ id, last }) => [id, { last }]));
  const passes = holdings.filter(({ passed }) => passed).sort((a, b) => a.passed.localeCompare(b.passed));
  for (const { id: other, passed } of passes) {
    const renewed = offers.filter(({ exam, id }) => exam && id === other).flatMap(({ covers }) => covers);
    for (const { id, passed: own, credential } of passes) {
      const { last } = found[id];
      const { months } = validityWhenPassed(credential, passed);
      if (id === other || !renewed.includes(id) || passed <= own || passed > last || !months) continue;
      const until = expiryDate(credential.renewal_counts_from === "expiry" ? last : passed, months);
      if (until > last) found[id] = { last: until, renewedBy: other };
    }
  }
  return found;
}

/** @param {Offer} offer @param {string} id @param {string} last */
const graceEnd = ({ covers, grace }, id, last) => (grace && covers.includes(id) ? dayAfter(last, grace) : "");

/**
 * Returns the day until which each credential can be renewed: its last day, or the end of the longest grace. An expired
 * one without an offer that is still in its grace is left out.
 * @param {Offer[]} offers @param {Days} lastDays @param {string} today @returns {Days}
 */
export const renewalDeadlines = (offers, lastDays, today) =>
  Object.fromEntries(
    Object.entries(lastDays)
      .map(([id, last]) => [
        id,
        last >= today
          ? last
          : offers
              .map((offer) => graceEnd(offer, id, last))
              .sort()
              .pop(),
      ])
      .filter(([, day]) => day && day >= today),
  );

/**
 * Returns the offers of a day, each with what it renews then. What has expired is renewed by its own exam, whose window
 * no longer matters, and by offers in their grace.
 * @template {Offer} O
 * @param {O[]} offers @param {Days} lastDays @param {string} today @returns {O[]}
 */
export function openOffers(offers, lastDays, today) {
  const isLate = (/** @type {string} */ id) => lastDays[id] < today;
  return offers
    .filter(({ last }) => !last || last >= today)
    .map((offer) => ({
      ...offer,
      covers: offer.covers.filter((id) => !isLate(id) || offer.id === id || graceEnd(offer, id, lastDays[id]) >= today),
      window: offer.exam && isLate(offer.id) ? null : offer.window,
    }))
    .filter(({ covers }) => covers.length);
}

/**
 * Returns the day by which an offer has to be used for what it renews.
 * @param {Offer} offer @param {string[]} renewed @param {Days} deadlines @param {Days} lastDays @returns {string}
 */
export function renewalDay(offer, renewed, deadlines, lastDays) {
  const late = renewed.filter((id) => deadlines[id] > lastDays[id]);
  const ends = late.map((id) => graceEnd(offer, id, lastDays[id]));
  return [offer.last ?? "", ...renewed.map((id) => deadlines[id]), ...ends].filter(Boolean).sort()[0];
}

/**
 * Returns the steps that are not done, in order, each with what is left to choose from.
 * @template {Step} S
 * @param {S[]} steps @param {Set<string>} heldIds @returns {{step: S, left: string[]}[]}
 */
export function openSteps(steps, heldIds) {
  return steps
    .map((step) => ({ step, left: step.offered.filter((id) => !heldIds.has(id)) }))
    .filter(({ step, left }) => left.length && !(step.take === "one" && step.counting.some((id) => heldIds.has(id))));
}

/** @param {Stop[]} stops @param {Set<string>} heldIds */
const placeAfterLastHeld = (stops, heldIds) => stops.findLastIndex((stop) => heldIds.has(stop.credential)) + 1;

/**
 * Returns the stops of a path after the last that is held, without optional ones. The first is the next one.
 * @template {Stop} S
 * @param {S[]} stops @param {Set<string>} heldIds @returns {S[]}
 */
export const openStops = (stops, heldIds) =>
  stops.slice(placeAfterLastHeld(stops, heldIds)).filter((stop) => !stop.optional);

/**
 * Returns what a reader lacks to take a credential: groups of ids of which they need one, with those that have expired.
 * @param {Requirement | undefined} requires @param {Set<string>} heldIds @param {Set<string>} validIds those not expired
 * @returns {{ids: string[], lapsed: string[]}[]}
 */
export function missingRequirements(requires, heldIds, validIds) {
  if (!requires) return [];
  const counting = requires.active ? validIds : heldIds;
  const groups = [...requires.all_of.map((id) => [id]), ...(requires.any_of.length ? [requires.any_of] : [])];
  return groups
    .filter((ids) => !ids.some((id) => counting.has(id)))
    .map((ids) => ({ ids, lapsed: ids.filter((id) => heldIds.has(id)) }));
}

/**
 * Returns what a reader lacks for a title, and the last day of the first of its credentials, if none is missing.
 * @param {string[]} awardedFor @param {Set<string>} validIds @param {Record<string, string>} expiry last days by id
 * @returns {{missing: string[], last: string | null}}
 */
export function titleStatus(awardedFor, validIds, expiry) {
  const missing = awardedFor.filter((id) => !validIds.has(id));
  const days = awardedFor.flatMap((id) => expiry[id] ?? []).sort();
  return { missing, last: missing.length ? null : (days[0] ?? null) };
}

/** @template {{share: number}} T @param {T[]} items those with the largest share */
const largestShare = (items) => items.filter(({ share }) => !items.some((item) => item.share > share));

/**
 * Returns the paths that a reader is on, each with its next stop: the first after the last that they hold. Those are
 * the paths of which they hold the largest share. Optional stops count only where no other is left. A path for holders of
 * some credentials is for them alone. Those on no path begin with what to take `instead` of what they held: on the paths
 * for its holders, or else on the shortest.
 * @template {{stops: Stop[], holders?: string[]}} P
 * @param {P[]} paths @param {Set<string>} heldIds @param {Record<string, string | undefined>} instead by what was ever held
 * @returns {{path: P, stop: P["stops"][number]}[]}
 */
export function ownPaths(paths, heldIds, instead = {}) {
  const open = paths.filter(({ holders }) => !holders || holders.some((id) => instead[id]));
  const own = open.flatMap((path) => {
    const place = placeAfterLastHeld(path.stops, heldIds);
    const stop = path.stops[place];
    const number = path.stops.filter((item) => heldIds.has(item.credential)).length;
    return place && stop ? [{ path, stop, share: number / path.stops.length }] : [];
  });
  if (!own.length)
    return [...new Set(Object.values(instead))].flatMap((id) =>
      largestShare(
        open.flatMap((path) => {
          const stop = path.stops.find((item) => item.credential === id);
          // A path for its holders has an infinite share, which comes before that of the shortest.
          const number = path.holders?.some((old) => instead[old] === id) ? 0 : path.stops.length;
          return stop && !heldIds.has(stop.credential) ? [{ path, stop, share: 1 / number }] : [];
        }),
      ),
    );
  const following = largestShare(own);
  const required = following.filter(({ stop }) => !stop.optional);
  return required.length ? required : following;
}
