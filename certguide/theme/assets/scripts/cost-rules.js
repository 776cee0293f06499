// What exams and renewals cost. Each rule has its twin in certguide/advice; a test holds both against each other.

import { offerPrices } from "./exam-prices.js";
import { renewalWindowStart } from "./expiry-days.js";

/**
 * `window` and `grace` are how long before and after expiry it is open: that of its own credential for an exam. Only
 * holders of the id that it `needs` can use it.
 * @typedef {import("./expiry-days.js").Period} Period
 * @typedef {{id: string, cents: number, covers: string[], last?: string | null, exam?: boolean, window?: Period | null,
 *   grace?: Period | null, needs?: string | null, groups?: import("./exam-prices.js").ExamGroup[]}} Offer
 * @typedef {{cents?: number | null, covers: string[], once: boolean}} Fee
 */

/**
 * Tells whether an offer can renew an id on a day.
 * @param {Offer} offer @param {string} id @param {string} due @param {Record<string, string>} expiry last days by id
 */
function isOpen({ id: own, exam = true, window }, id, due, expiry) {
  const last = expiry[exam ? own : id];
  return !(window && last) || due >= renewalWindowStart(last, window.number, window.unit);
}

/**
 * Tells whether an offer renews an id on the day on which it is due for the first one.
 * @param {Offer} offer @param {string} id @param {string} first @param {Record<string, string>} expiry
 */
function canRenew(offer, id, first, expiry) {
  const due = [expiry[first] ?? "9999", offer.last ?? "9999"].sort()[0];
  return offer.covers.includes(id) && isOpen(offer, id, due, expiry);
}

/**
 * Finds the cheapest offers that cover all of what is held; of equal ones the latest, the fewest, the first in order.
 * `expiry` has the last day of each id, where that is known. An offer is due on the last day of the first id that needs
 * it, and renews what it is open for on that day; the offers are returned in that order. What a free offer could renew
 * doesn't count as renewed too soon by a paid one, which makes the free one unnecessary.
 * @template {Offer} O
 * @param {string[]} ids @param {O[]} allOffers @param {Record<string, string>} expiry
 * @returns {{chosen: O[], renewed: string[][], cents: number, uncovered: string[]}} `renewed` by each of those chosen
 */
export function cheapestCover(ids, allOffers, expiry = {}) {
  const offers = allOffers.filter(({ needs }) => !needs || ids.includes(needs));
  const coverable = ids.filter((id) => offers.some((offer) => canRenew(offer, id, id, expiry)));
  coverable.sort((a, b) => (expiry[a] ?? "9").localeCompare(expiry[b] ?? "9"));
  const masksOf = renewalMasks(coverable, offers, expiry);
  const free = coverable.filter(
    (id) => expiry[id] && offers.some((offer) => !offer.cents && !offer.last && canRenew(offer, id, id, expiry)),
  );
  /** @param {bigint} mask */
  const idsIn = (mask) => coverable.filter((_, bit) => mask & (1n << BigInt(bit)));
  /** @type {Map<bigint, number[][]>} */
  const solved = new Map([[0n, [[0, 0, 0], []]]]);
  /** @param {bigint} rest @returns {number[][]} price, time given away and number of offers, then their places */
  function best(rest) {
    const earlier = solved.get(rest);
    if (earlier) return earlier;
    const first = rest & -rest;
    let cheapest = /** @type {number[][]} */ ([]);
    masksOf(idsIn(first)[0]).forEach((mask, place) => {
      if (!(mask & first)) return;
      const [[cents, time, count], others] = best(rest & ~mask);
      const { cents: price, last } = offers[place];
      const dated = idsIn(rest & mask).filter((id) => expiry[id]);
      const due = Date.parse([...dated.map((id) => expiry[id]), last ?? "9999"].sort()[0]);
      const lost = dated.reduce(
        (sum, id) => (price && free.includes(id) ? sum : sum + Date.parse(expiry[id]) - due),
        0,
      );
      const option = [
        [cents + price, time + lost, count + 1],
        [place, ...others],
      ];
      if (isBefore(option.flat(), cheapest.flat())) cheapest = option;
    });
    solved.set(rest, cheapest);
    return cheapest;
  }
  let rest = (1n << BigInt(coverable.length)) - 1n;
  const [[cents], chosen] = best(rest);
  const renewed = chosen.map((place) => {
    const mask = masksOf(idsIn(rest)[0])[place];
    const ids = idsIn(rest & mask);
    rest &= ~mask;
    return ids;
  });
  return {
    chosen: chosen.map((place) => offers[place]),
    renewed,
    cents,
    uncovered: ids.filter((id) => !coverable.includes(id)),
  };
}

/**
 * Returns what each offer renews if it is due for an id, as bits.
 * @param {string[]} ids @param {Offer[]} offers @param {Record<string, string>} expiry
 * @returns {(first: string) => bigint[]}
 */
function renewalMasks(ids, offers, expiry) {
  /** @type {Map<string, bigint[]>} */
  const known = new Map();
  return (first) => {
    const masks =
      known.get(first) ??
      offers.map((offer) =>
        ids.reduce((mask, id, bit) => (canRenew(offer, id, first, expiry) ? mask | (1n << BigInt(bit)) : mask), 0n),
      );
    known.set(first, masks);
    return masks;
  };
}

/** Tells whether a list of numbers sorts before another, or before an empty one. @param {number[]} list @param {number[]} other */
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
 * Finds the cheapest way to renew everything once; null when none of it expires, or not all at the same pace. The
 * search counts an exam that several share once for each, and the sum counts it once.
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
  const { exams, others } = offerPrices(cover.chosen);
  const cents = exams.reduce((sum, price) => sum + price, others);
  const withVouchers = exams.reduce((sum, price) => sum + discounted(price, percent, coin), others);
  return { months, cover: { ...cover, cents }, withVouchers };
}

/**
 * Adds up the yearly fees for what is held; null if one of them isn't known.
 * @param {string[]} ids @param {Fee[]} fees
 */
export function yearlyCost(ids, fees) {
  let total = 0;
  for (const { cents = null, covers, once } of fees) {
    const held = covers.filter((id) => ids.includes(id)).length;
    if (held && cents === null) return null;
    total += (cents ?? 0) * (once ? Math.min(held, 1) : held);
  }
  return total;
}
