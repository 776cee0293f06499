// Messages in the language of the site.

/** Translations by message, of a plural by its category; the build of a site in another language fills them in. */
export const TRANSLATIONS = /** @type {Record<string, string | Record<string, string>>} */ ({});

/** @typedef {Record<string, string | number>} Values of the placeholders of a message */

/** Returns the translation of a message, with values for its placeholders. @param {string} message @param {Values} [values] */
export const gettext = (message, values = {}) => fill(/** @type {string} */ (TRANSLATIONS[message] ?? message), values);

/** Puts values in the places of a message. @param {string} message @param {Values} values */
export const fill = (message, values) => message.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
