// Links that carry what a reader entered, after the #, which browsers send nowhere.

import { createElement, NODE, placeNodes } from "./dom.js";
import { joinValues } from "./formatting.js";
import { gettext } from "./messages.js";
import { ngettext } from "./numbers.js";

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
  const names = joinValues(dropped.slice(0, 3).map((name) => gettext("“{name}”", { name: name.slice(0, 60) })));
  return dropped.length > 3
    ? ngettext(
        "Left out, because we can’t read it: {names} and {number} more.",
        "Left out, because we can’t read it: {names} and {number} more.",
        dropped.length - 3,
        { names },
      )
    : gettext("Left out, because we can’t read it: {names}.", { names });
}

/**
 * Copies a link and says so; where that isn't allowed, shows the link in a field.
 * @param {string} link @param {{copied: string, label: string}} messages what to say then, and the label of the field
 * @param {(...parts: (string | Node)[]) => void} announce
 */
export async function copyLink(link, { copied, label }, announce) {
  try {
    await navigator.clipboard.writeText(link);
    announce(copied);
  } catch {
    const field = createElement("input", "link-field");
    Object.assign(field, { value: link, readOnly: true, ariaLabel: label });
    announce(...placeNodes(gettext("Copy this link: {link}", { link: NODE }), field));
    field.select();
  }
}
