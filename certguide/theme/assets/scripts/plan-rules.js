// What the credentials a reader holds ask for next. Each rule has its twin in certguide/advice; a test holds both
// against each other. Days are texts such as 2026-11-23, which sort as they are.

/** @typedef {{id: string, take: string, offered: string[], counting: string[]}} Step */
/** @typedef {{credential: string, optional: boolean}} Stop */
/** @typedef {{id: string, cents: number, covers: string[]}} Offer */

/** @param {Date} date @returns {string} */
const toDay = (date) => date.toISOString().slice(0, 10);

/**
 * Returns the last day of a credential: so many months after the pass, at the end of a shorter month.
 * @param {string} passed @param {number} months @returns {string}
 */
export function expiryDate(passed, months) {
  const [year, month, day] = passed.split("-").map(Number);
  const end = new Date(Date.UTC(year, month + months, 0));
  end.setUTCDate(Math.min(day, end.getUTCDate()));
  return toDay(end);
}

/**
 * Returns the first day on which a renewal is open, so long before the last day.
 * @param {string} last @param {number} number @param {string} unit @returns {string}
 */
export function renewalWindowStart(last, number, unit) {
  if (unit === "month") return expiryDate(last, -number);
  return toDay(new Date(Date.parse(last) - number * 86400000));
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

/**
 * Returns the first step that is not done, or null when all are.
 * @template {Step} S
 * @param {S[]} steps @param {Set<string>} heldIds
 */
export const nextStep = (steps, heldIds) => openSteps(steps, heldIds)[0] ?? null;

/**
 * Returns the stops of a path that are neither held nor optional, in order. The first is the next one.
 * @template {Stop} S
 * @param {S[]} stops @param {Set<string>} heldIds @returns {S[]}
 */
export const openStops = (stops, heldIds) => stops.filter((stop) => !stop.optional && !heldIds.has(stop.credential));

/**
 * Finds the cheapest offers that cover all of what is held; of equal ones the fewest, then the first in order.
 * @template {Offer} O
 * @param {string[]} ids @param {O[]} offers @returns {{chosen: O[], cents: number, uncovered: string[]}}
 */
export function cheapestCover(ids, offers) {
  const coverable = ids.filter((id) => offers.some((offer) => offer.covers.includes(id)));
  const masks = offers.map((offer) =>
    coverable.reduce((mask, id, bit) => (offer.covers.includes(id) ? mask | (1n << BigInt(bit)) : mask), 0n),
  );
  /** @type {Map<bigint, number[][]>} */
  const solved = new Map([[0n, [[0, 0], []]]]);
  /** @param {bigint} rest @returns {number[][]} the price and the number of offers, then their places */
  function best(rest) {
    const earlier = solved.get(rest);
    if (earlier) return earlier;
    const first = rest & -rest;
    let cheapest = /** @type {number[][]} */ ([]);
    masks.forEach((mask, place) => {
      if (!(mask & first)) return;
      const [[cents, count], chosen] = best(rest & ~mask);
      const option = [[cents + offers[place].cents, count + 1], [place, ...chosen].sort((a, b) => a - b)];
      if (!cheapest.length || isBefore(option.flat(), cheapest.flat())) cheapest = option;
    });
    solved.set(rest, cheapest);
    return cheapest;
  }
  const [[cents], chosen] = best((1n << BigInt(coverable.length)) - 1n);
  return {
    chosen: chosen.map((place) => offers[place]),
    cents,
    uncovered: ids.filter((id) => !coverable.includes(id)),
  };
}

/** Tells whether a list of numbers sorts before another. @param {number[]} list @param {number[]} other */
function isBefore(list, other) {
  const place = list.findIndex((number, index) => number !== other[index]);
  return place >= 0 && (other[place] === undefined || list[place] < other[place]);
}

/**
 * Returns a price after the discount, rounded up to the smallest coin.
 * @param {number} cents @param {number} percent @param {number} coin in hundredths
 */
export const discounted = (cents, percent, coin = 1) => Math.ceil((cents * (100 - percent)) / 100 / coin) * coin;

/**
 * Adds up prices paid in the order given: the first in full, each later one with the discount of the pass before it.
 * @param {number[]} prices @param {number} percent @param {number} coin in hundredths @returns {number}
 */
export const discountedTotal = (prices, percent, coin = 1) =>
  prices.filter(Boolean).reduce((total, price, place) => total + (place ? discounted(price, percent, coin) : price), 0);

/**
 * Finds the cheapest way to renew everything once; null when none of it expires, or not all at the same pace.
 * @template {Offer} O
 * @param {{id: string, months?: number | null}[]} credentials
 * @param {O[]} offers @param {number} percent @param {number} coin in hundredths
 */
export function cheapestRenewal(credentials, offers, percent, coin = 1) {
  const expiring = credentials.filter(({ months }) => months);
  const paces = new Set(expiring.map(({ months }) => months));
  if (paces.size !== 1) return null;
  const ids = expiring.map(({ id }) => id);
  const cover = cheapestCover(ids, offers);
  const [months] = /** @type {Set<number>} */ (paces);
  const withVouchers = cover.chosen.reduce((total, { cents }) => total + discounted(cents, percent, coin), 0);
  return { months, cover, withVouchers };
}
