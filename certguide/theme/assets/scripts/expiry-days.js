// Days of expiry and renewal. Each rule has its twin in certguide/advice; a test holds both against each other. Days are
// texts such as 2026-11-23, which sort as they are.

/** @typedef {{number: number, unit: string}} Period */

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

/** Returns the day that is one period later. @param {string} day @param {Period} period @returns {string} */
export const dayAfter = (day, { number, unit }) => renewalWindowStart(day, -number, unit);
