// What exams and renewals cost. Each rule has its twin in certguide/advice; a test holds both against each other.

/**
 * Exams of which some are needed; one that counts for several credentials has the same name in each. `passes` are those
 * that all who hold a credential have passed. A credential without groups is one exam.
 * @typedef {{choose: number, exams: {exam: string, cents?: number | null}[]}} ExamGroup
 * @typedef {{id: string, cents?: number | null, groups?: ExamGroup[], passes?: string[]}} Priced
 * @typedef {{id: string, cents: number, covers: string[], last?: string | null, exam?: boolean,
 *   groups?: ExamGroup[]}} Offer
 */

/**
 * Finds the cheapest offers that cover all of what is held; of equal ones the latest, the fewest, the first in order.
 * `expiry` has the last day of each id, where that is known. An offer is due on the last day of the first id that needs
 * it; the offers are returned in that order. A free offer renews what it can on its own day.
 * @template {Offer} O
 * @param {string[]} ids @param {O[]} offers @param {Record<string, string>} expiry
 * @returns {{chosen: O[], renewed: string[][], cents: number, uncovered: string[]}} `renewed` by each of those chosen
 */
export function cheapestCover(ids, offers, expiry = {}) {
  const coverable = ids.filter((id) => offers.some((offer) => offer.covers.includes(id)));
  coverable.sort((a, b) => (expiry[a] ?? "9").localeCompare(expiry[b] ?? "9"));
  const free = offers.filter((offer) => !offer.cents && !offer.last).flatMap((offer) => offer.covers);
  const covers = offers.map((offer) =>
    offer.cents ? offer.covers.filter((id) => !(expiry[id] && free.includes(id))) : offer.covers,
  );
  const masks = covers.map((list) =>
    coverable.reduce((mask, id, bit) => (list.includes(id) ? mask | (1n << BigInt(bit)) : mask), 0n),
  );
  /** @param {bigint} mask */
  const idsIn = (mask) => coverable.filter((_, bit) => mask & (1n << BigInt(bit)));
  /** @type {Map<bigint, number[][]>} */
  const solved = new Map([[0n, [[0, 0, 0], []]]]);
  /** @param {bigint} rest @returns {number[][]} price, days given away and number of offers, then their places */
  function best(rest) {
    const earlier = solved.get(rest);
    if (earlier) return earlier;
    const first = rest & -rest;
    let cheapest = /** @type {number[][]} */ ([]);
    masks.forEach((mask, place) => {
      if (!(mask & first)) return;
      const [[cents, days, count], others] = best(rest & ~mask);
      const dated = idsIn(rest & mask).flatMap((id) => expiry[id] ?? []);
      const lost = daysGivenAway(dated, offers[place].last);
      const option = [
        [cents + offers[place].cents, days + lost, count + 1],
        [place, ...others],
      ];
      if (!cheapest.length || isBefore(option.flat(), cheapest.flat())) cheapest = option;
    });
    solved.set(rest, cheapest);
    return cheapest;
  }
  let rest = (1n << BigInt(coverable.length)) - 1n;
  const [[cents], chosen] = best(rest);
  const renewed = chosen.map((place) => {
    const ids = idsIn(rest & masks[place]);
    rest &= ~masks[place];
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
 * Returns by how many days in all a renewal on the first of some days, or on its own last day, comes too soon.
 * @param {string[]} lastDays @param {string | null} [last]
 */
function daysGivenAway(lastDays, last) {
  const due = Math.min(...[...lastDays, ...(last ? [last] : [])].map(Date.parse));
  return lastDays.reduce((days, day) => days + (Date.parse(day) - due) / 86400000, 0);
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
 * Returns the price of each exam that credentials need, in their order, and each once; null where it isn't known. What
 * holders have passed is left out. Of a choice, an exam that another credential needs comes first, then the cheapest.
 * @param {Priced[]} credentials @param {Priced[]} held @returns {(number | null)[]}
 */
export function examPrices(credentials, held = []) {
  const groups = credentials.flatMap(
    ({ id, cents, groups }) => groups ?? [{ choose: 1, exams: [{ exam: id, cents: cents ?? null }] }],
  );
  const passed = held.flatMap(({ passes }) => passes ?? []);
  const fixed = groups.filter(({ choose, exams }) => exams.length <= choose);
  const wanted = new Set([...passed, ...fixed.flatMap(({ exams }) => exams.map(({ exam }) => exam))]);
  /** @type {Map<string, number | null>} */
  const prices = new Map();
  for (const { choose, exams } of groups) {
    const ranked = [...exams].sort(
      (a, b) =>
        Number(wanted.has(b.exam)) - Number(wanted.has(a.exam)) || (a.cents ?? Infinity) - (b.cents ?? Infinity) || 0,
    );
    const picked = ranked.slice(0, choose);
    for (const item of exams.filter((item) => picked.includes(item))) {
      if (!prices.has(item.exam)) prices.set(item.exam, item.cents ?? null);
      wanted.add(item.exam);
    }
  }
  return [...prices].flatMap(([exam, cents]) => (passed.includes(exam) ? [] : [cents]));
}

/**
 * Returns the prices of offers: of the exams, each once and in their order, and of all else together.
 * @param {Offer[]} offers @returns {{exams: number[], others: number}}
 */
export function offerPrices(offers) {
  const exams = examPrices(offers.filter(({ exam = true }) => exam)).map((cents) => cents ?? 0);
  const others = offers.filter(({ exam = true }) => !exam).reduce((sum, { cents }) => sum + cents, 0);
  return { exams, others };
}

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
