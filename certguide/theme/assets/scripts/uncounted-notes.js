// The notes on the ways to renew that a sum leaves out, and on yearly fees.

import { byId } from "./dom.js";

/** Shows the notes that matter: those with a link to a way that can be used, or to a fee. @param {string[]} ids of these */
export function showNotes(ids) {
  for (const note of /** @type {Iterable<HTMLElement>} */ (byId("uncounted").children))
    note.hidden = !ids.some((id) => note.querySelector(`[href$="#${id}"]`));
}
