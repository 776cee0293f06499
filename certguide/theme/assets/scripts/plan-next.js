// The next steps: on the paths that the reader is on, on one that they choose, or on the roadmap.

import { examPrices } from "./cost-rules.js";
import { createElement, createLink } from "./dom.js";
import { credentialById, facts, formatRange, pageUrl } from "./plan-facts.js";
import { describeMissing } from "./plan-holdings.js";
import { openSteps, openStops, ownPaths } from "./plan-rules.js";

/** @typedef {import("./plan-holdings.js").Advice} Advice */

/**
 * Lists what comes next on the path that is followed, or else on those that the reader is on, or on the roadmap.
 * @param {Advice} advice @param {string} follow
 */
export function nextItems(advice, follow) {
  const { heldIds } = advice;
  const path = facts.paths.find(({ id }) => id === follow);
  if (path)
    return itemsOrDone(
      openStops(path.stops, heldIds)
        .slice(0, 2)
        .map((stop) => stopItem(stop, [path], advice)),
    );
  const own = follow ? [] : ownPaths(facts.paths, heldIds);
  const stops = new Map(own.map(({ stop }) => [stop.credential, stop]));
  const items = [...stops.values()].map((stop) =>
    stopItem(
      stop,
      own.filter((item) => item.stop.credential === stop.credential).map((item) => item.path),
      advice,
    ),
  );
  return items.length
    ? items
    : itemsOrDone(
        openSteps(facts.steps, heldIds)
          .slice(0, 2)
          .map((item) => stepItem(item, advice)),
      );
}

/** @param {HTMLElement[]} items */
const itemsOrDone = (items) => (items.length ? items : [createElement("li", "", "You hold everything on it.")]);

/** @param {import("./plan-facts.js").Stop} stop @param {import("./plan-facts.js").Path[]} paths @param {Advice} advice */
function stopItem(stop, paths, advice) {
  const credential = credentialById(stop.credential);
  const links = paths.flatMap((path, place) => [place ? ", " : "", createLink(pageUrl(path), path.title)]);
  const where = createElement("p", "muted", stop.optional ? "Optional. Path: " : "Path: ", ...links);
  return nextItem(credential.short, credential, [stop.credential], stop.why, advice, where);
}

/** @param {{step: import("./plan-facts.js").Step, left: string[]}} item @param {Advice} advice */
const stepItem = ({ step, left }, advice) =>
  nextItem(`${step.number}. ${step.title}`, step, left, step.why, advice, "");

/** Adds up prices; null if one of them isn't known. @param {(number | null)[]} prices */
const sumOf = (prices) =>
  prices.reduce(
    (sum, price) => (sum === null || price === null ? null : sum + price),
    /** @type {number | null} */ (0),
  );

/**
 * @param {string} title @param {{href: string}} page @param {string[]} ids @param {string} why
 * @param {Advice} advice @param {HTMLElement | string} where
 */
function nextItem(title, page, ids, why, advice, where) {
  const exams = ids.filter((id) => !credentialById(id).awarded_for.length);
  const held = [...advice.heldIds].map(credentialById);
  const prices = exams.flatMap((id) => sumOf(examPrices([credentialById(id)], held)) ?? []);
  const price = prices.length ? formatRange(prices) : exams.length ? "Price not known" : "No exam";
  const missing = ids.flatMap((id) => describeMissing(credentialById(id), advice));
  const heading = createElement("h3", "", createLink(pageUrl(page), title));
  return createElement(
    "li",
    "",
    heading,
    createElement("p", "", createElement("strong", "", `${price}.`), ` ${why}`),
    ...missing.map((text) => createElement("p", "", text)),
    where,
  );
}
