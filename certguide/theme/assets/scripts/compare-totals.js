// What a selection costs together, to take and to renew.

import { cheapestRenewal, discountedTotal, yearlyCost } from "./cost-rules.js";
import { examPrices } from "./exam-prices.js";
import { formatAmount, joinSentences, joinValues, joinWords } from "./formatting.js";
import { gettext } from "./messages.js";

/**
 * Prices are in hundredths, and null where not known, as are the months where it doesn't expire.
 * @typedef {import("./exam-prices.js").Priced & {months?: number | null}} Priced
 * @typedef {{names: Record<string, string>, terms: Record<string, string>, currency: string, coin: number,
 *   discount: number, offers: import("./cost-rules.js").Offer[], fees: import("./cost-rules.js").Fee[]}} Costs
 */

/**
 * Returns the text of each figure by its name; one that can't be known is left out.
 * @param {Priced[]} credentials @param {Costs} costs @returns {Record<string, string>}
 */
export function totalTexts(credentials, costs) {
  const { currency, coin, discount } = costs;
  // A price that isn't known makes the total unknown.
  const prices = examPrices(credentials)
    .map((cents) => cents ?? NaN)
    .sort((a, b) => a - b);
  const total = prices.reduce((sum, price) => sum + price, credentials.length ? 0 : NaN);
  const renewal = renewalTexts(credentials, costs);
  if (Number.isNaN(total)) return renewal;
  const discounted = total && discountedTotal(prices, discount, coin);
  return { total: formatAmount(total, currency), discounted: formatAmount(discounted, currency), ...renewal };
}

/** @param {Priced[]} credentials @param {Costs} costs @returns {Record<string, string>} */
function renewalTexts(credentials, { currency, coin, discount, offers, fees, names, terms }) {
  const yearly = yearlyCost(
    credentials.map(({ id }) => id),
    fees,
  );
  if (yearly === null || credentials.some(({ months }) => months === undefined)) return {};
  const yearlyPrice = yearly ? gettext("{price} a year", { price: formatAmount(yearly, currency) }) : "";
  const withFees = (/** @type {string} */ price) =>
    yearlyPrice ? gettext("{price}, and {fees}", { price, fees: yearlyPrice }) : price;
  if (yearlyPrice && credentials.every(({ months }) => months === null)) return { renewal: yearlyPrice };
  const renewal = cheapestRenewal(credentials, offers, discount, coin);
  if (!renewal || renewal.cover.uncovered.length) return {};
  const { cents, chosen } = renewal.cover;
  return {
    renewal: withFees(
      gettext("{price} {interval}", { price: formatAmount(cents, currency), interval: terms[renewal.months] }),
    ),
    discountedRenewal: withFees(formatAmount(renewal.withVouchers, currency)),
    exams: joinValues([...new Set(chosen.map(({ id }) => names[id]))]),
  };
}

/**
 * Names the prerequisites of a selection that are not selected, and so in no sum; "" if there are none.
 * @param {{id: string, requires: string[][]}[]} credentials @param {Record<string, string>} names
 */
export function missingText(credentials, names) {
  const ids = new Set(credentials.map(({ id }) => id));
  const listed = (/** @type {string[]} */ group) =>
    joinWords(
      group.map((id) => names[id]),
      "disjunction",
    );
  const missing = credentials
    .map(({ id, requires }) => ({ id, groups: requires.filter((group) => !group.some((other) => ids.has(other))) }))
    .filter(({ groups }) => groups.length);
  const sentences = missing.map(({ id, groups }) =>
    gettext("{name} requires {others}.", { name: names[id], others: joinWords(groups.map(listed)) }),
  );
  if (!missing.length) return "";
  const isOne = missing.length === 1 && missing[0].groups.length === 1;
  return joinSentences(
    ...sentences,
    isOne ? gettext("Select it too to count its price.") : gettext("Select them too to count their prices."),
  );
}
