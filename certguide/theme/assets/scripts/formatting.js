// Values as readers see them, written as the pages write them.

import { gettext, LOCALE } from "./messages.js";

/** Writes an amount: "1,150.50 USD", or "Free". @param {number} cents @param {string} currency */
export function formatAmount(cents, currency) {
  if (!cents) return gettext("Free");
  const digits = cents % 100 ? 2 : 0;
  const style = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  return `${(cents / 100).toLocaleString(LOCALE, style)}\u00a0${currency}`;
}

/** Writes a day such as 2026-11-23 as "23 November 2026". @param {string} iso */
export function formatDay(iso) {
  const style = /** @type {const} */ ({ day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
  return new Date(`${iso}T00:00Z`).toLocaleDateString(LOCALE, style).replaceAll(" ", "\u00a0");
}

/** Joins words: "a, b and c". @param {string[]} words @param {"conjunction" | "disjunction"} type */
export const joinWords = (words, type = "conjunction") => new Intl.ListFormat(LOCALE, { type }).format(words);
