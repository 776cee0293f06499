// The notes on the ways to renew that a sum leaves out.

import { byId } from "./dom.js";

/** Shows the notes that matter: those with a link to a way that can be used, or with no link. @param {string[]} ids of ways */
export function showNotes(ids) {
  const notes = byId("uncounted");
  notes.hidden = !ids.length;
  for (const note of /** @type {NodeListOf<HTMLElement>} */ (notes.querySelectorAll("p:has(a)")))
    note.hidden = ![...note.querySelectorAll("a")].some(({ hash }) => ids.includes(hash.slice(1)));
}
