// Numbers in the language of the site, and messages that depend on them.

import { fill, TRANSLATIONS } from "./messages.js";

/** The locale of values, as CLDR knows it. */
export const LOCALE = "en-GB";

/** Formats a number: "1,500". @param {number} number */
export const formatNumber = (number) => number.toLocaleString(LOCALE);

/**
 * Returns the form of a message for a number, which the placeholder {number} shows.
 * @param {string} singular @param {string} plural @param {number} number
 * @param {import("./messages.js").Values} [values]
 */
export function ngettext(singular, plural, number, values = {}) {
  const forms = /** @type {Record<string, string>} */ (TRANSLATIONS[singular] ?? { one: singular, other: plural });
  const form = forms[new Intl.PluralRules(LOCALE).select(number)] ?? forms.other;
  return fill(form, { number: formatNumber(number), ...values });
}
