// The notes on the ways to renew that a sum leaves out, and on yearly fees.

import { byId } from "./dom.js";

/**
 * Shows the notes that matter to some credentials. @param {Record<string, string[]>} ways the credentials of each way
 * to renew, or fee, that a note is about @param {string[]} ids of the credentials
 */
export const showNotesFor = (ways, ids) =>
  showNotes(Object.keys(ways).filter((way) => ways[way].some((id) => ids.includes(id))));

/** Shows the notes that matter: those with a link to a way that can be used, or to a fee. @param {string[]} ids of these */
export function showNotes(ids) {
  for (const note of /** @type {Iterable<HTMLElement>} */ (byId("uncounted").children))
    note.hidden = !ids.some((id) => note.querySelector(`[href$="#${id}"]`));
}
