// What a selection costs together, to take and to renew.

import { cheapestRenewal, discountedTotal, examPrices } from "./cost-rules.js";
import { formatAmount, joinWords } from "./formatting.js";

/**
 * Prices are in hundredths, and null where not known, as are the months where it doesn't expire.
 * @typedef {import("./cost-rules.js").Priced & {months?: number | null}} Priced
 * @typedef {{names: Record<string, string>, terms: Record<string, string>, currency: string, coin: number,
 *   discount: number, offers: import("./cost-rules.js").Offer[]}} Costs
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
function renewalTexts(credentials, { currency, coin, discount, offers, names, terms }) {
  const renewal = cheapestRenewal(credentials, offers, discount, coin);
  if (!renewal || renewal.cover.uncovered.length) return {};
  const { cents, chosen } = renewal.cover;
  return {
    renewal: `${formatAmount(cents, currency)} ${terms[renewal.months]}`,
    discountedRenewal: formatAmount(renewal.withVouchers, currency),
    exams: [...new Set(chosen.map(({ id }) => names[id]))].join(", "),
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
      "or",
    );
  const sentences = credentials.flatMap(({ id, requires }) =>
    requires
      .filter((group) => !group.some((other) => ids.has(other)))
      .map((group) => `${names[id]} requires ${listed(group)}.`),
  );
  return sentences.length ? [...sentences, "Select it too to count its price."].join(" ") : "";
}
