// Values as readers see them, written as the pages write them.

import { gettext } from "./messages.js";
import { formatNumber, LOCALE } from "./numbers.js";

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

/** Writes a number, or the lowest and the highest of several: "60 to 90". @param {number} low @param {number} high */
export const formatNumberRange = (low, high) =>
  low === high ? formatNumber(low) : gettext("{low} to {high}", { low: formatNumber(low), high: formatNumber(high) });

/** Joins short texts of one line: "a, b, c". @param {string[]} texts */
export const joinValues = ([text = "", ...others]) =>
  others.reduce((first, second) => gettext("{first}, {second}", { first, second }), text);

/** Joins texts that may have commas of their own: "a; b; c". @param {string[]} texts */
export const joinClauses = ([text = "", ...others]) =>
  others.reduce((first, second) => gettext("{first}; {second}", { first, second }), text);

/** Joins sentences; leaves out empty ones. @param {(string | undefined)[]} sentences */
export const joinSentences = (...sentences) => sentences.filter(Boolean).join(" ");

/** Writes a label inside a sentence: with a small letter, except in languages whose nouns have a capital. @param {string} label */
export const continueSentence = (label) =>
  /^(de|lb)\b/.test(LOCALE) ? label : label.slice(0, 1).toLowerCase() + label.slice(1);
