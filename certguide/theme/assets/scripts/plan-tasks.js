// What to do about a credential, in words: renew it, and how, or what else.

import { createLink, NODE, placeNodes } from "./dom.js";
import { expiryDate, renewalWindowStart } from "./expiry-days.js";
import { formatDay, joinSentences } from "./formatting.js";
import { gettext } from "./messages.js";
import { credentialById, describeRenewer, formatPrice, pageUrl, today } from "./plan-facts.js";
import { findWay, hasNewest, otherWays } from "./plan-holdings.js";

/**
 * @typedef {import("./plan-holdings.js").Holding} Holding
 * @typedef {import("./plan-holdings.js").Renewal} Renewal
 * @typedef {ReturnType<typeof otherWays>[number]} Way
 */

/** Returns what to do, and its details. @param {Holding} holding @param {Renewal} [renewal] @returns {string[]} */
export function whatToDo(holding, renewal) {
  const { id, credential, passed, problem, last, expires, expired } = holding;
  const instead = credential.instead
    ? gettext("Take {name} instead.", { name: credentialById(credential.instead).short })
    : "";
  if (problem) return [problem, ""];
  if (expired && renewal) return lateTask(id, last, renewal);
  if (expired && credential.open) return [gettext("Pass it again."), ""];
  if (expired) return [gettext("You can’t take it any more."), instead];
  if (!passed && (expires || credential.validity_by_day?.some((period) => period.expires)))
    return [gettext("Add the day you passed."), gettext("You then see when it expires.")];
  if (expires === false)
    return [
      gettext("Nothing to do."),
      credential.now ? gettext("Its name today is {name}.", { name: credentialById(credential.now).short }) : "",
    ];
  if (!last) return [gettext("Nothing to do yet."), gettext("We don’t know how long it is valid.")];
  if (renewal) return renewalTask(id, last, renewal);
  if (credential.needs_newer_version && hasNewest(holding))
    return [gettext("Nothing to do yet."), gettext("Its exam renews it only with a newer version than yours.")];
  // An exam whose price is not known, or in another currency, is in no sum.
  if (credential.open && credential.renewed_by_exam)
    return [gettext("Pass it again."), gettext("We can’t add its price to the others.")];
  const task = otherWays(holding).length ? gettext("You can’t renew it with an exam.") : gettext("You can’t renew it.");
  return [task, credential.open ? "" : instead];
}

/** Returns the task of a renewal, or that there is none yet. @param {string} id @param {string} last @param {Renewal} renewal */
function renewalTask(id, last, renewal) {
  const [task, later, detail] = describeTask(id, last, renewal);
  return renewal.isDue ? [task, detail] : [gettext("Nothing to do yet."), joinSentences(later, detail)];
}

/** Returns the task of a renewal after the last day. @param {string} id @param {string} last @param {Renewal} renewal */
function lateTask(id, last, renewal) {
  const [task, , detail] = describeTask(id, last, renewal);
  return [gettext("You can still renew it until {day}.", { day: formatDay(renewal.by) }), joinSentences(task, detail)];
}

/**
 * Returns a task for now and for later, and its details.
 * @param {string} id @param {string} last @param {Renewal} renewal
 */
function describeTask(id, last, { offer, by, ids }) {
  const day = formatDay(by);
  const name = examName(offer.id, id);
  const way = findWay(offer.id, id, last);
  if (way) return [...wayTasks(way.way), joinSentences(describeOpening(way, last), renewsToo(way, id))];
  const opens = offer.id === id && offer.window ? renewalWindowStart(last, offer.window.number, offer.window.unit) : "";
  const isFirst = ids[0] === id;
  const detail = joinSentences(
    gettext("{price}.", { price: formatPrice(offer.cents) }),
    opens > today() ? gettext("You can take it from {day}.", { day: formatDay(opens) }) : "",
    isFirst && by < last ? gettext("You can take it until {day}.", { day }) : "",
    describeNextExpiry(id, last),
  );
  if (offer.id === id && !credentialById(id).needs_newer_version)
    return isFirst
      ? [gettext("Pass it again."), gettext("Later: pass it again."), detail]
      : [gettext("Pass it again by {day}.", { day }), gettext("Later: pass it again by {day}.", { day }), detail];
  if (!isFirst)
    return [
      gettext("Pass {name} by {day}.", { name, day }),
      gettext("Later: pass {name} by {day}.", { name, day }),
      offer.id === id ? detail : gettext("It renews this one too."),
    ];
  return [gettext("Pass {name}.", { name }), gettext("Later: pass {name}.", { name }), detail];
}

/** Tells the day until which an exam renews, if that follows from the old expiry date. @param {string} id @param {string} last */
function describeNextExpiry(id, last) {
  const { renewal_counts_from, months } = credentialById(id);
  if (renewal_counts_from !== "expiry" || !months) return "";
  return gettext("It is then valid until {day}.", { day: formatDay(expiryDate(last, months)) });
}

/** Names what to pass: a newer version of its own exam, or another one. @param {string} examId @param {string} id */
const examName = (examId, id) =>
  // Translators: after "Pass", as in "Or pass a newer version of it, 150 USD."
  examId === id ? gettext("a newer version of it") : describeRenewer(examId).name;

/** Tells that a way for a higher certification renews this one too. @param {Way} way @param {string} id */
const renewsToo = ({ way }, id) => (way.credentials.includes(id) ? "" : gettext("It renews this one too."));

/** Returns the tasks of a way, for now and for later; its name is quoted, whatever its form. @param {Way["way"]} way */
function wayTasks({ name, by }) {
  if (by === "exam") return [gettext("Pass “{name}”.", { name }), gettext("Later: pass “{name}”.", { name })];
  if (by === "payment") return [gettext("Pay “{name}”.", { name }), gettext("Later: pay “{name}”.", { name })];
  return [gettext("Complete “{name}”.", { name }), gettext("Later: complete “{name}”.", { name })];
}

/** @param {Way} way @param {string} last */
function describeOpening({ way: { gives }, opens }, last) {
  if (last < today()) return gettext("It gives {period}.", { period: gives });
  return opens > today()
    ? gettext("It is open from {day} and gives {period}.", { day: formatDay(opens), period: gives })
    : gettext("It is open now and gives {period}.", { period: gives });
}

/**
 * Writes the other ways to renew, and the cheapest other exam.
 * @param {Holding} holding @param {Renewal | undefined} renewal @param {import("./plan-holdings.js").Advice} advice
 */
export function alternatives(holding, renewal, { offers }) {
  const { id, last } = holding;
  const ways = otherWays(holding).filter(({ way }) => way.id !== renewal?.offer.id);
  const [exam] = offers
    .filter((offer) => offer.exam && offer.covers.includes(id) && offer.cents && offer.id !== renewal?.offer.id)
    .sort((a, b) => a.cents - b.cents);
  const parts = ways.flatMap((way) => [...describeWay(way, last), " "]);
  if (!exam) return parts;
  const values = { name: examName(exam.id, id), price: formatPrice(exam.cents) };
  return [
    ...parts,
    exam.id === id && !credentialById(id).needs_newer_version
      ? gettext("Or pass it again, {price}.", values)
      : gettext("Or pass {name}, {price}.", values),
  ];
}

/** Names a way to renew, with a link. @param {Way} way @param {string} last */
function describeWay({ way, opens, closes }, last) {
  const isAhead = opens > today();
  const values = { way: NODE, day: formatDay(isAhead ? opens : closes), period: way.gives };
  const text = isAhead
    ? gettext("Or {way}: open from {day}, {period}.", values)
    : closes !== last
      ? gettext("Or {way}: open until {day}, {period}.", values)
      : gettext("Or {way}: open now, {period}.", values);
  return placeNodes(text, createLink(pageUrl(way), way.name));
}
