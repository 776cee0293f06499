// Links that carry what a reader entered, after the #, which browsers send nowhere.

import { createElement } from "./dom.js";

/** The longest part of a link that is read. */
export const MAX_LENGTH = 100000;

/**
 * Undoes what chats and mail do to links: escapes, line breaks, and signs of the sentence around it.
 * @param {string} hash
 */
export function repairLink(hash) {
  let text = hash;
  try {
    text = decodeURIComponent(hash);
  } catch {
    // A lone % stays, and its entry is left out.
  }
  return text
    .replaceAll("&amp;", "&")
    .replace(/\s+/g, "")
    .replace(/[^a-z0-9=]+$/i, "");
}

/** Says what of a link or file was left out; "" when that is nothing. @param {string[]} dropped */
export function describeDropped(dropped) {
  if (!dropped.length) return "";
  const names = dropped.slice(0, 3).map((name) => `“${name.slice(0, 60)}”`);
  const more = dropped.length > 3 ? ` and ${dropped.length - 3} more` : "";
  return ` Left out, because we can't read it: ${names.join(", ")}${more}.`;
}

/**
 * Copies a link and says so; where that isn't allowed, shows the link in a field.
 * @param {string} link @param {string} what it shows, in a word
 * @param {(...parts: (string | Node)[]) => void} announce
 */
export async function copyLink(link, what, announce) {
  try {
    await navigator.clipboard.writeText(link);
    announce(`Link copied. It shows this ${what}.`);
  } catch {
    const field = createElement("input", "link-field");
    Object.assign(field, { value: link, readOnly: true, ariaLabel: `Link to this ${what}` });
    announce("Copy this link: ", field);
    field.select();
  }
}
