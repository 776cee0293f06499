// The plan: the cheapest way to renew what is due, and what expires when.

import { discounted, discountedTotal, offerPrices } from "./cost-rules.js";
import { byId, createElement, createLink, statusBadge } from "./dom.js";
import { formatDay, joinWords } from "./formatting.js";
import { credentialById, describeRenewer, facts, formatPrice, pageUrl, today } from "./plan-facts.js";
import { describeMissing, horizon, makeAdvice, openOffers, otherWays } from "./plan-holdings.js";
import { nextItems } from "./plan-next.js";

/**
 * @typedef {import("./plan-holdings.js").Advice} Advice
 * @typedef {import("./plan-holdings.js").Holding} Holding
 * @typedef {import("./plan-holdings.js").Renewal} Renewal
 */

/** Shows what follows from a plan. @param {import("./plan-store.js").Plan} plan */
export function showPlan(plan) {
  const advice = makeAdvice(plan.held);
  byId("plan-shown").hidden = !plan.held.size;
  byId("plan-card").hidden = !advice.renewals.length;
  byId("plan-empty").hidden = plan.held.size > 0;
  byId("renewing").replaceChildren(...dueLines(advice.renewals));
  const firstDue = advice.renewals.find(({ isDue }) => isDue)?.ids[0];
  byId("plan-days").replaceChildren(
    ...advice.holdings.map((holding) => dayItem(holding, advice, firstDue)),
    ...advice.titles.map((title) => titleItem(title, advice)),
  );
  byId("plan-aside").textContent = plan.aside.size
    ? `Your plan has ${plan.aside.size} more that this guide doesn't know. They stay in it.`
    : "";
  byId("plan-follow", HTMLSelectElement).value = plan.follow;
  byId("plan-next").replaceChildren(...nextItems(advice, plan.follow));
}

/** Writes the card: the sum of what is due, and each exam or way with its day. @param {Renewal[]} renewals */
function dueLines(renewals) {
  const due = renewals.filter(({ isDue }) => isDue);
  const total = (/** @type {Renewal[]} */ list) => {
    const { exams, others } = offerPrices(list.map(({ offer }) => offer));
    return exams.reduce((sum, price) => sum + price, others);
  };
  const sum = !due.length ? "Nothing is due" : total(due) ? `${formatPrice(total(due))} before tax` : "Free";
  return [
    createElement("p", "muted", `Cheapest way to renew what is due by ${formatDay(horizon())}`),
    createElement("p", "action-name", sum),
    ...discountLine(due.map(({ offer }) => offer)),
    ...due.map((renewal) =>
      createElement(
        "p",
        "due",
        createElement("span", "muted", `By ${formatDay(renewal.by)}`),
        describeRenewal(renewal),
      ),
    ),
    ...(renewals.length > due.length
      ? [createElement("p", "muted", `To renew all you hold once: ${formatPrice(total(renewals))}`)]
      : []),
  ];
}

/** @param {import("./plan-facts.js").Offer[]} offers in the order in which they are paid; only exams have a discount */
function discountLine(offers) {
  const { discount, coin } = facts;
  const { exams, others } = offerPrices(offers);
  const prices = exams.filter(Boolean);
  if (!discount || !prices.length) return [];
  const line =
    prices.length > 1
      ? `${formatPrice(others + discountedTotal(prices, discount, coin))} with the ${discount}% discount after each pass`
      : `${formatPrice(others + discounted(prices[0], discount, coin))} with an unused ${discount}% discount`;
  return [createElement("p", "muted", line)];
}

/** @param {Renewal} renewal */
function describeRenewal({ offer, ids }) {
  const names = joinWords(ids.map((id) => credentialById(id).short));
  const { name } = describeRenewer(offer.id);
  if (ids.length === 1 && ids[0] === offer.id) return `${name}, ${formatPrice(offer.cents)}`;
  return offer.cents ? `${name}, ${formatPrice(offer.cents)}, for ${names}` : `${names}, free with ${name}`;
}

/**
 * Makes the entry of a credential: its last day, what to do, the alternative, and a button where it is due first.
 * @param {Holding} holding @param {Advice} advice @param {string} [firstDue]
 */
function dayItem(holding, advice, firstDue) {
  const { id, credential, last } = holding;
  const renewal = advice.renewals.find(({ ids }) => ids.includes(id));
  const [task, detail] = whatToDo(holding, renewal);
  const text = createElement(
    "div",
    "",
    createElement("h3", "", createLink(pageUrl(credential), credential.short)),
    createElement("p", "", createElement("strong", "", task), ` ${detail}`),
  );
  const others = last && !holding.expired && (!renewal || renewal.isDue) ? alternatives(holding, renewal) : [];
  if (others.length) text.append(createElement("p", "muted", ...others));
  const isRetaken = (holding.expired && credential.open) || (renewal?.isDue && renewal.offer.id === id);
  const missing = isRetaken ? describeMissing(credential, advice) : [];
  if (missing.length) text.append(createElement("p", "", missing.join(" ")));
  if (renewal && id === firstDue) {
    const isExam = facts.credentials.some((item) => item.id === renewal.offer.id);
    const link = createLink(describeRenewer(renewal.offer.id).href, isExam ? "Study and book" : "See how it works");
    link.className = "button main";
    text.append(link);
  }
  return createElement("li", "", createElement("div", "day", ...dayLabel(holding)), text);
}

/**
 * Makes the entry of a title that the reader has or is on the way to.
 * @param {import("./plan-holdings.js").Title} title @param {Advice} advice
 */
function titleItem({ credential, missing, last }, advice) {
  const task = missing.length ? "Not yet." : "You have it.";
  const detail = missing.length
    ? describeMissing(credential, advice)[0]
    : "It is valid as long as all that it is awarded for.";
  return createElement(
    "li",
    "",
    createElement(
      "div",
      "day",
      last ? createElement("strong", "", formatDay(last)) : missing.length ? "" : "Not known",
    ),
    createElement(
      "div",
      "",
      createElement("h3", "", createLink(pageUrl(credential), credential.short)),
      createElement("p", "", createElement("strong", "", task), ` ${detail}`),
    ),
  );
}

/** @param {Holding} holding @returns {(string | HTMLElement)[]} */
function dayLabel({ credential, last, expired }) {
  if (!last) return [credential.expires === false ? "Doesn't expire" : "Not known"];
  const days = Math.round((Date.parse(last) - Date.parse(today())) / 86400000);
  const left = days ? `in ${days} day${days > 1 ? "s" : ""}` : "today";
  const badge = expired ? statusBadge("retired", "expired") : days < 183 ? statusBadge("ending", left) : "";
  return [createElement("strong", "", formatDay(last)), badge];
}

/** Returns what to do, and its details. @param {Holding} holding @param {Renewal} [renewal] @returns {string[]} */
function whatToDo({ id, credential, passed, problem, last, expired }, renewal) {
  const instead = credential.instead ? `Take ${credentialById(credential.instead).short} instead.` : "";
  if (problem) return ["Check the date.", problem];
  if (expired) return credential.open ? ["Pass the exam again.", ""] : ["You can't take it any more.", instead];
  if (credential.expires === false) return ["Nothing to do.", credential.open ? "" : instead];
  if (!passed) return ["Add the day you passed.", "You then see when it expires."];
  if (!last) return ["Nothing to do yet.", "We don't know how long it is valid."];
  // An exam whose price is not known, or in another currency, is in no sum.
  const isRenewable = credential.open && credential.renewed_by_exam;
  if (!renewal && isRenewable) return ["Pass the exam again.", "We can't add its price to the others."];
  if (!renewal) return ["You can't renew it with an exam.", credential.open ? "" : instead];
  const [task, detail] = renewalTask(id, last, renewal);
  return renewal.isDue
    ? [`${task}.`, detail]
    : ["Nothing to do yet.", `Later: ${task[0].toLowerCase()}${task.slice(1)}. ${detail}`];
}

/** @param {string} id @param {string} last @param {Renewal} renewal */
function renewalTask(id, last, { offer, by, ids }) {
  const { name } = describeRenewer(offer.id);
  const way = otherWays(id, last).find((item) => item.way.id === offer.id);
  if (way) return [`Complete ${name}`, `It is ${openingOf(way)} and gives ${way.way.gives}.`];
  if (ids[0] !== id) return [`Pass ${name} by ${formatDay(by)}`, "It renews this one too."];
  const ends = by < last ? ` The last day of this exam is ${formatDay(by)}.` : "";
  return [offer.id === id ? "Pass the exam again" : `Pass ${name}`, `${formatPrice(offer.cents)}.${ends}`];
}

/** @param {ReturnType<typeof otherWays>[number]} way */
const openingOf = ({ opens }) => (opens > today() ? `open from ${formatDay(opens)}` : "open now");

/** Writes the other ways to renew, and the cheapest other exam. @param {Holding} holding @param {Renewal} [renewal] */
function alternatives({ id, last }, renewal) {
  const ways = otherWays(id, last).filter(({ way }) => way.id !== renewal?.offer.id);
  const [exam] = openOffers()
    .filter((offer) => offer.covers.includes(id) && offer.cents && offer.id !== renewal?.offer.id)
    .sort((a, b) => a.cents - b.cents);
  const parts = ways.flatMap(({ way, ...opening }) => [
    "Or ",
    createLink(pageUrl(way), way.name),
    `: ${openingOf({ way, ...opening })}, ${way.gives}. `,
  ]);
  const name = exam && (exam.id === id ? "the exam again" : describeRenewer(exam.id).name);
  return exam ? [...parts, `Or pass ${name}, ${formatPrice(exam.cents)}.`] : parts;
}
