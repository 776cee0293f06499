// The language of the site: messages with their translations, and numbers, days and lists as it writes them.

/** Translations by message, of a plural by its category; the build of a site in another language fills them in. */
const TRANSLATIONS = /** @type {Record<string, string | Record<string, string>>} */ ({});
/** The locale of values, as CLDR knows it. */
export const LOCALE = "en-GB";

/** @typedef {Record<string, string | number>} Values of the placeholders of a message */

/** Returns the translation of a message, with values for its placeholders. @param {string} message @param {Values} [values] */
export function gettext(message, values = {}) {
  return fill(/** @type {string} */ (TRANSLATIONS[message] ?? message), values);
}

/**
 * Returns the form of a message for a number, which the placeholder {number} shows.
 * @param {string} singular @param {string} plural @param {number} number @param {Values} [values]
 */
export function ngettext(singular, plural, number, values = {}) {
  const forms = /** @type {Record<string, string>} */ (TRANSLATIONS[singular] ?? { one: singular, other: plural });
  const form = forms[new Intl.PluralRules(LOCALE).select(number)] ?? forms.other;
  return fill(form, { number: formatNumber(number), ...values });
}

/** Formats a number: "1,500". @param {number} number */
export const formatNumber = (number) => number.toLocaleString(LOCALE);

/** @param {string} message @param {Values} values */
const fill = (message, values) => message.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
