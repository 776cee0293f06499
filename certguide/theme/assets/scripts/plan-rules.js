// What somebody's own credentials ask for next. Each rule has its twin in certguide/advice; a test holds both
// against each other. Days are texts such as 2026-11-23, which sort as they are.

/** @typedef {{id: string, take: string, offered: string[], counting: string[]}} Step */
/** @typedef {{take: string, optional: boolean}} Stop */
/** @typedef {{id: string, cents: number, covers: string[]}} Offer */

/** @param {Date} day @returns {string} */
const written = (day) => day.toISOString().slice(0, 10);

/**
 * The last day of a credential: so many months after the pass, at the end of a shorter month.
 * @param {string} passed @param {number} months @returns {string}
 */
export function expires(passed, months) {
  const [year, month, day] = passed.split("-").map(Number);
  const end = new Date(Date.UTC(year, month + months, 0));
  end.setUTCDate(Math.min(day, end.getUTCDate()));
  return written(end);
}

/**
 * The first day on which a way to renew is open, so long before the last day.
 * @param {string} last @param {number} number @param {string} unit @returns {string}
 */
export function windowOpens(last, number, unit) {
  if (unit === "month") return expires(last, -number);
  return written(new Date(Date.parse(last) - number * 86400000));
}

/**
 * The steps that are not done, in order, each with what is left to choose from.
 * @template {Step} S
 * @param {S[]} steps @param {Set<string>} held @returns {{step: S, left: string[]}[]}
 */
export function openSteps(steps, held) {
  return steps
    .map((step) => ({ step, left: step.offered.filter((one) => !held.has(one)) }))
    .filter(({ step, left }) => left.length && !(step.take === "one" && step.counting.some((one) => held.has(one))));
}

/**
 * The first step that is not done; nothing when all are.
 * @template {Step} S
 * @param {S[]} steps @param {Set<string>} held
 */
export const nextStep = (steps, held) => openSteps(steps, held)[0] ?? null;

/**
 * The stops of a path that are neither held nor optional, in order. The first is the next one.
 * @template {Stop} S
 * @param {S[]} stops @param {Set<string>} held @returns {S[]}
 */
export const openStops = (stops, held) => stops.filter((stop) => !stop.optional && !held.has(stop.take));

/**
 * The cheapest offers that cover all of what is held; of equal ones the fewest, then the first in order.
 * @template {Offer} O
 * @param {string[]} held @param {O[]} offers @returns {{chosen: O[], cents: number, left: string[]}}
 */
export function cheapestCover(held, offers) {
  const coverable = held.filter((one) => offers.some((offer) => offer.covers.includes(one)));
  const masks = offers.map((offer) =>
    coverable.reduce((mask, one, number) => (offer.covers.includes(one) ? mask | (1n << BigInt(number)) : mask), 0n),
  );
  /** @type {Map<bigint, number[][]>} */
  const known = new Map([[0n, [[0, 0], []]]]);
  /** @param {bigint} rest @returns {number[][]} the price and the number of offers, then their places */
  function best(rest) {
    const seen = known.get(rest);
    if (seen) return seen;
    const first = rest & -rest;
    let found = /** @type {number[][]} */ ([]);
    masks.forEach((mask, number) => {
      if (!(mask & first)) return;
      const [[cents, count], chosen] = best(rest & ~mask);
      const tried = [[cents + offers[number].cents, count + 1], [number, ...chosen].sort((a, b) => a - b)];
      if (!found.length || before(tried.flat(), found.flat())) found = tried;
    });
    known.set(rest, found);
    return found;
  }
  const [[cents], chosen] = best((1n << BigInt(coverable.length)) - 1n);
  return {
    chosen: chosen.map((number) => offers[number]),
    cents,
    left: held.filter((one) => !coverable.includes(one)),
  };
}

/** @param {number[]} one @param {number[]} other */
function before(one, other) {
  const place = one.findIndex((number, at) => number !== other[at]);
  return place >= 0 && (other[place] === undefined || one[place] < other[place]);
}

/**
 * A fee with a voucher, rounded up to the smallest coin.
 * @param {number} cents @param {number} percent @param {number} coin in hundredths
 */
export const reduced = (cents, percent, coin = 1) => Math.ceil((cents * (100 - percent)) / 100 / coin) * coin;

/**
 * Fees paid in the order given: the first in full, each later one with the voucher of the pass before it.
 * @param {number[]} fees @param {number} percent @param {number} coin in hundredths @returns {number}
 */
export const withVouchers = (fees, percent, coin = 1) =>
  fees.filter(Boolean).reduce((sum, fee, at) => sum + (at ? reduced(fee, percent, coin) : fee), 0);

/**
 * The cheapest way to renew everything once; nothing when none of it runs out, or when it runs out at different paces.
 * @template {Offer} O
 * @param {{id: string, months?: number | null}[]} held @param {O[]} offers @param {number} percent @param {number} coin
 */
export function keeping(held, offers, percent, coin = 1) {
  const lasting = held.filter(({ months }) => months);
  const paces = new Set(lasting.map(({ months }) => months));
  if (paces.size !== 1) return null;
  const cover = cheapestCover(
    lasting.map(({ id }) => id),
    offers,
  );
  const [months] = /** @type {Set<number>} */ (paces);
  return {
    months,
    cover,
    withVouchers: cover.chosen.reduce((sum, { cents }) => sum + reduced(cents, percent, coin), 0),
  };
}
