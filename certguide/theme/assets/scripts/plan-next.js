// The next steps: on the paths that the reader is on, on one that they choose, or on the roadmap.

import { createElement, createLink, NODE, placeNodes } from "./dom.js";
import { addUp, examPrices } from "./exam-prices.js";
import { joinValues } from "./formatting.js";
import { gettext } from "./messages.js";
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
        .map((stop) => stopItem([{ path, stop }], advice)),
      gettext("Nothing of this path is left."),
    );
  const instead = Object.fromEntries([...advice.everHeldIds].map((id) => [id, credentialById(id).followed_by]));
  const own = follow ? [] : ownPaths(facts.paths, heldIds, instead);
  const items = [...new Set(own.map(({ stop }) => stop.credential))].map((id) =>
    stopItem(
      own.filter(({ stop }) => stop.credential === id),
      advice,
    ),
  );
  return items.length
    ? items
    : itemsOrDone(
        openSteps(facts.steps, heldIds)
          .slice(0, 2)
          .map((item) => stepItem(item, advice)),
        gettext("No step of the roadmap is left."),
      );
}

/** @param {HTMLElement[]} items @param {string} done what to say if there are none */
const itemsOrDone = (items, done) => (items.length ? items : [createElement("li", "", done)]);

/**
 * @param {{path: import("./plan-facts.js").Path, stop: import("./plan-facts.js").Stop}[]} places of one credential
 * @param {Advice} advice
 */
function stopItem(places, advice) {
  const [{ stop }] = places;
  const credential = credentialById(stop.credential);
  const values = { paths: joinValues(places.map(() => NODE)) };
  const text = stop.optional ? gettext("Optional. Path: {paths}", values) : gettext("Path: {paths}", values);
  const links = places.map(({ path }) => createLink(pageUrl(path), path.title));
  const where = createElement("p", "muted", ...placeNodes(text, ...links));
  return nextItem(credential.short, credential, [stop.credential], stop.why, advice, where);
}

/** @param {{step: import("./plan-facts.js").Step, left: string[]}} item @param {Advice} advice */
const stepItem = ({ step, left }, advice) =>
  nextItem(gettext("{number}. {title}", { number: step.number, title: step.title }), step, left, step.why, advice, "");

/**
 * @param {string} title @param {{href: string}} page @param {string[]} ids @param {string} why
 * @param {Advice} advice @param {HTMLElement | string} where
 */
function nextItem(title, page, ids, why, advice, where) {
  const exams = ids.filter((id) => !credentialById(id).awarded_for.length);
  const held = [...advice.heldIds].map(credentialById);
  const prices = exams.flatMap((id) => addUp(examPrices([credentialById(id)], held)) ?? []);
  const price = prices.length ? formatRange(prices) : exams.length ? gettext("Price not known") : gettext("No exam");
  const missing = ids.flatMap((id) => describeMissing(credentialById(id), advice));
  const heading = createElement("h3", "", createLink(pageUrl(page), title));
  return createElement(
    "li",
    "",
    heading,
    createElement("p", "", createElement("strong", "", gettext("{price}.", { price })), ` ${why}`),
    ...missing.map((text) => createElement("p", "", text)),
    where,
  );
}
