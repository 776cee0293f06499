// What the reader holds, as it stands today, and what renews it.

import { cheapestCover, yearlyCost } from "./cost-rules.js";
import { dayAfter, expiryDate, renewalWindowStart } from "./expiry-days.js";
import { formatDay, joinSentences, joinWords } from "./formatting.js";
import { gettext } from "./messages.js";
import { credentialById, facts, today } from "./plan-facts.js";
import {
  lastDays,
  missingRequirements,
  openOffers,
  renewalDay,
  renewalDeadlines,
  titleStatus,
  validityWhenPassed,
} from "./plan-rules.js";

/**
 * `last` is the last day where it can be worked out, and `renewedBy` whose pass brought it. A renewal is due `by` a day; `ids` is what it renews, first due
 * first. `fees` are those that are paid each year for what is held.
 * @typedef {{id: string, credential: import("./plan-facts.js").Credential, passed: string, problem: string,
 *   last: string, renewedBy?: string, expires?: boolean, expired: boolean}} Holding
 * @typedef {{offer: import("./plan-facts.js").Offer, by: string, ids: string[], isDue: boolean}} Renewal
 * @typedef {{holdings: Holding[], heldIds: Set<string>, everHeldIds: Set<string>,
 *   renewals: Renewal[], offers: import("./plan-facts.js").Offer[], titles: Title[],
 *   fees: {list: import("./plan-facts.js").Fee[], cents: number | null}}} Advice
 * @typedef {{credential: import("./plan-facts.js").Credential, missing: string[], last: string | null}} Title
 */

/** The day until which a renewal counts as due. */
export const horizon = () => expiryDate(today(), 12);

/**
 * Returns why nothing follows from a day of passing; "" when it can be right.
 * @param {import("./plan-facts.js").Credential} credential @param {string} passed
 */
export function passProblem({ first, last }, passed) {
  if (!passed) return "";
  if (passed > today()) return gettext("This day is in the future. Enter the day you passed.");
  if (first && passed < first)
    return gettext("It didn’t exist before {day}. Check the date.", { day: formatDay(first) });
  if (last && passed > last) return gettext("The last exam day was {day}. Check the date.", { day: formatDay(last) });
  return "";
}

/**
 * Returns the day of passing that a day in the future would expire from, for readers who enter the day of expiry;
 * "" if it can't be one.
 * @param {import("./plan-facts.js").Credential} credential @param {string} expires
 */
export function dayPassed(credential, expires) {
  if (expires <= today()) return "";
  const days = [credential, ...(credential.validity_by_day ?? [])].flatMap(({ months }) => {
    const passed = months ? expiryDate(expires, -months) : "";
    return passed && validityWhenPassed(credential, passed).months === months ? passed : [];
  });
  return days.find((passed) => !passProblem(credential, passed)) ?? "";
}

/** Works out how each credential stands; what expires first comes first. @param {Map<string, string>} held */
function listHoldings(held) {
  const holdings = [...held].map(([id, passed]) => {
    const credential = credentialById(id);
    const problem = passProblem(credential, passed);
    const { expires, months } = passed ? validityWhenPassed(credential, passed) : credential;
    const last = passed && !problem && months ? expiryDate(passed, months) : "";
    return { id, credential, passed, problem, expires, last };
  });
  const days = lastDays(
    holdings.filter(({ problem }) => !problem),
    facts.offers,
  );
  const renewed = holdings.map((holding) => {
    const { last, renewedBy } = days[holding.id] ?? { last: "" };
    return { ...holding, last, renewedBy, expired: Boolean(last) && last < today() };
  });
  return renewed.sort((a, b) => Number(!a.last) - Number(!b.last) || a.last.localeCompare(b.last));
}

/** Works out the cheapest way to renew what is held. @param {Map<string, string>} held days of passing by id @returns {Advice} */
export function makeAdvice(held) {
  const holdings = listHoldings(held);
  const valid = holdings.filter(({ expired, passed }) => !expired && passed <= today());
  const ends = Object.fromEntries(holdings.filter(({ last }) => last).map(({ id, last }) => [id, last]));
  const heldIds = currentIds(valid);
  const titles = listTitles(heldIds, valid);
  const complete = titles.filter(({ missing }) => !missing.length).map(({ credential }) => credential.id);
  return {
    holdings,
    heldIds: new Set([...heldIds, ...complete]),
    titles,
    everHeldIds: currentIds(holdings.filter(({ passed }) => passed <= today())),
    fees: listFees([...valid.map(({ id, credential: { now } }) => now ?? id), ...complete]),
    ...listRenewals(ends, valid),
  };
}

/** Whether no newer version than the one passed can be taken. @param {Holding} holding */
export const hasNewest = ({ credential: { newest_from }, passed }) => Boolean(newest_from && passed >= newest_from);

/**
 * Works out what to renew with, and by when. An exam that renews only with a newer version is none for who has the newest.
 * @param {Record<string, string>} ends last days by id @param {Holding[]} valid
 */
function listRenewals(ends, valid) {
  const newest = valid.filter((holding) => holding.credential.needs_newer_version && hasNewest(holding));
  const takeable = facts.offers.filter(({ exam, id }) => !exam || !newest.some((holding) => holding.id === id));
  const deadlines = renewalDeadlines(takeable, ends, today());
  const offers = openOffers(takeable, ends, today());
  const { chosen, renewed } = cheapestCover(Object.keys(deadlines), offers, deadlines);
  const renewals = chosen.map((offer, place) => {
    const ids = renewed[place];
    const by = renewalDay(offer, ids, deadlines, ends);
    return { offer, by, ids, isDue: by <= horizon() || ids.some((id) => ends[id] < today()) };
  });
  return { offers, renewals };
}

/** @param {string[]} ids */
const listFees = (ids) => ({
  list: facts.fees.filter(({ covers }) => covers.some((id) => ids.includes(id))),
  cents: yearlyCost(ids, facts.fees),
});

/**
 * Works out which titles the reader has, or is on the way to.
 * @param {Set<string>} heldIds @param {Holding[]} valid @returns {Title[]}
 */
function listTitles(heldIds, valid) {
  const dated = valid.filter(({ last }) => last);
  const expiry = Object.fromEntries(
    dated.flatMap(({ id, credential: { now }, last }) => [id, ...(now ? [now] : [])].map((key) => [key, last])),
  );
  return facts.credentials
    .filter(({ awarded_for, open }) => open && awarded_for.some((id) => heldIds.has(id)))
    .map((credential) => ({ credential, ...titleStatus(credential.awarded_for, heldIds, expiry) }));
}

/** Returns the ids of what is held, and those under which it continues. @param {Holding[]} holdings */
const currentIds = (holdings) => new Set(holdings.flatMap(({ id, credential: { now } }) => (now ? [id, now] : [id])));

/**
 * Tells what a reader lacks to take a credential, a sentence or two for each.
 * @param {import("./plan-facts.js").Credential} credential @param {Advice} advice @returns {string[]}
 */
export function describeMissing({ short, requires, awarded_for }, { everHeldIds, heldIds }) {
  const { missing } = titleStatus(awarded_for, heldIds, {});
  if (missing.length) {
    const values = { name: short, total: awarded_for.length, number: awarded_for.length - missing.length };
    return [
      joinSentences(
        gettext("You hold {number} of the {total} that {name} needs.", values),
        gettext("Missing: {names}.", { names: joinNames(missing) }),
      ),
    ];
  }
  return missingRequirements(requires, everHeldIds, heldIds).map(({ ids, lapsed }) => {
    const values = { name: short, others: joinNames(ids, "disjunction") };
    return joinSentences(
      requires?.active
        ? gettext("{name} requires {others}, still valid.", values)
        : gettext("{name} requires {others}.", values),
      lapsed.length
        ? gettext("Yours has expired: {names}.", { names: joinNames(lapsed) })
        : gettext("You don’t hold it yet."),
    );
  });
}

/** @param {string[]} ids @param {"conjunction" | "disjunction"} [type] */
export const joinNames = (ids, type) =>
  joinWords(
    ids.map((id) => credentialById(id).short),
    type,
  );

/**
 * Lists the ways to renew other than passing it again that aren't over, each with the day from which it is open,
 * "" for any, and its last day. A way that ends before it opens is left out, and one for older versions if the newest
 * was passed.
 * @param {Holding} holding
 */
export const otherWays = (holding) =>
  facts.ways
    .filter((way) => way.credentials.includes(holding.id) && !(way.older_versions_only && hasNewest(holding)))
    .map((way) => dateWay(way, holding.id, holding.last))
    .filter(({ opens, closes }) => closes >= today() && closes >= opens);

/**
 * Returns a way with the day from which it is open, "" for any, and its last day.
 * @param {import("./plan-facts.js").RenewalWay} way @param {string} id @param {string} last
 */
const dateWay = (way, id, last) => ({
  way,
  opens: way.window ? renewalWindowStart(last, way.window.number, way.window.unit) : "",
  closes: [way.grace ? dayAfter(last, way.grace) : last, way.ends[id] ?? "9999"].sort()[0],
});

/** Returns a way for what it renews; none for an exam. @param {string} wayId @param {string} id @param {string} last */
export const findWay = (wayId, id, last) =>
  facts.ways.filter((way) => way.id === wayId).map((way) => dateWay(way, id, last))[0];

/**
 * Lists the days ahead for a calendar.
 * @param {Map<string, string>} held @returns {import("./calendar.js").CalendarEntry[]}
 */
export const calendarEntries = (held) =>
  listHoldings(held)
    .filter(({ last }) => last)
    .flatMap((holding) => (holding.expired ? lateEntries : ownEntries)(holding));

/** @param {Holding} holding */
const ownEntries = (holding) => [
  {
    id: `expires-${holding.id}`,
    day: holding.last,
    title: gettext("{name} expires", { name: holding.credential.short }),
    text: gettext("The last day of {name}. Renew it before.", { name: holding.credential.short }),
    before: [90, 30],
  },
  ...otherWays(holding)
    .filter(({ opens }) => opens > today())
    .map(({ way, opens, closes }) => ({
      id: `opens-${way.id}-${holding.id}`,
      day: opens,
      title: gettext("{way} opens for {name}", { way: way.name, name: holding.credential.short }),
      text: gettext("Open until {day}.", { day: formatDay(closes) }),
      before: [1],
    })),
];

/** @param {Holding} holding */
const lateEntries = (holding) =>
  otherWays(holding).map(({ way, closes }) => ({
    id: `late-${way.id}-${holding.id}`,
    day: closes,
    title: gettext("{way} closes for {name}", { way: way.name, name: holding.credential.short }),
    text: gettext("{name} expired on {day}. You can still renew it until this day.", {
      name: holding.credential.short,
      day: formatDay(holding.last),
    }),
    before: [30],
  }));
