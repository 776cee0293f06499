// The plan: the cheapest way to renew what is due, and what expires when.

import { discounted, discountedTotal } from "./cost-rules.js";
import { byId, createElement, createLink, statusBadge } from "./dom.js";
import { offerPrices } from "./exam-prices.js";
import { formatDay } from "./formatting.js";
import { gettext } from "./messages.js";
import { ngettext } from "./numbers.js";
import { credentialById, describeRenewer, facts, formatPrice, pageUrl, today } from "./plan-facts.js";
import { describeMissing, horizon, joinNames, makeAdvice, otherWays } from "./plan-holdings.js";
import { nextItems } from "./plan-next.js";
import { alternatives, whatToDo } from "./plan-tasks.js";
import { showNotes } from "./uncounted-notes.js";

/**
 * @typedef {import("./plan-holdings.js").Advice} Advice
 * @typedef {import("./plan-holdings.js").Holding} Holding
 * @typedef {import("./plan-holdings.js").Renewal} Renewal
 */

/** Shows what follows from a plan. @param {import("./plan-store.js").Plan} plan */
export function showPlan(plan) {
  const advice = makeAdvice(plan.held);
  byId("plan-shown").hidden = !plan.held.size;
  byId("plan-card").hidden = !advice.renewals.length && !advice.fees.list.length;
  byId("plan-empty").hidden = plan.held.size > 0;
  byId("renewing").replaceChildren(...dueLines(advice));
  const ways = advice.holdings.flatMap((holding) => (holding.last ? otherWays(holding).map(({ way }) => way) : []));
  showNotes([...ways, ...advice.fees.list].map(({ id }) => id));
  const firstDue = advice.renewals.find(({ isDue }) => isDue)?.ids[0];
  byId("plan-days").replaceChildren(
    ...advice.holdings.map((holding) => dayItem(holding, advice, firstDue)),
    ...advice.titles.map((title) => titleItem(title, advice)),
  );
  byId("plan-aside").textContent = plan.aside.size
    ? ngettext(
        "Your plan has {number} more that this guide doesn’t know. They stay in it.",
        "Your plan has {number} more that this guide doesn’t know. They stay in it.",
        plan.aside.size,
      )
    : "";
  byId("plan-follow", HTMLSelectElement).value = plan.follow;
  byId("plan-next").replaceChildren(...nextItems(advice, plan.follow));
}

/** Writes the card: the sum of what is due, each exam or way with its day, and the yearly fees. @param {Advice} advice */
function dueLines({ holdings, renewals, fees }) {
  const due = renewals.filter(({ isDue }) => isDue);
  const total = (/** @type {Renewal[]} */ list) => {
    const { exams, others } = offerPrices(list.map(({ offer }) => offer));
    return exams.reduce((sum, price) => sum + price, others);
  };
  const price = formatPrice(total(due));
  const sum = total(due) && facts.before_tax ? gettext("{price} before tax", { price }) : price;
  return [
    createElement("p", "muted", dueHeading(due, holdings)),
    createElement("p", "action-name", due.length ? sum : gettext("Nothing is due")),
    ...discountLine(due.map(({ offer }) => offer)),
    ...due.map((renewal) =>
      createElement(
        "p",
        "due",
        createElement("span", "muted", gettext("By {day}", { day: formatDay(renewal.by) })),
        describeRenewal(renewal),
      ),
    ),
    ...(renewals.length > due.length
      ? [
          createElement(
            "p",
            "muted",
            gettext("To renew all you hold once: {price}", { price: formatPrice(total(renewals)) }),
          ),
        ]
      : []),
    ...feeLine(fees),
  ];
}

/** Says what the sum is for; it may also renew what expires later. @param {Renewal[]} due @param {Holding[]} holdings */
function dueHeading(due, holdings) {
  const values = { day: formatDay(horizon()) };
  if (!due.length) return gettext("By {day}", values);
  return holdings.some(({ id, last }) => last > horizon() && due.some(({ ids }) => ids.includes(id)))
    ? gettext("Cheapest way to renew all you hold: due by {day}", values)
    : gettext("Cheapest way to renew what expires by {day}", values);
}

/** @param {import("./plan-facts.js").Offer[]} offers in the order in which they are paid; only exams have a discount */
function discountLine(offers) {
  const { discount, coin } = facts;
  const { exams, others } = offerPrices(offers);
  const prices = exams.filter(Boolean);
  if (!discount || !prices.length) return [];
  const isUnused = prices.length === 1;
  const sum = isUnused ? discounted(prices[0], discount, coin) : discountedTotal(prices, discount, coin);
  const values = { price: formatPrice(others + sum), percent: discount };
  const line = isUnused
    ? gettext("{price} with an unused {percent}% discount", values)
    : gettext("{price} with the {percent}% discount after each pass", values);
  return [createElement("p", "muted", line)];
}

/** Writes what is paid each year besides, and links to it. @param {Advice["fees"]} fees */
function feeLine({ list, cents }) {
  if (!list.length) return [];
  const price =
    cents === null
      ? gettext("not known")
      : cents
        ? gettext("{price} a year", { price: formatPrice(cents) })
        : formatPrice(0);
  const text = gettext("Yearly fees, paid besides: {price}", { price });
  const links = list.flatMap((fee, place) => [place ? ", " : " (", createLink(pageUrl(fee), fee.name)]);
  return [createElement("p", "muted", text, ...links, ")")];
}

/** @param {Renewal} renewal */
function describeRenewal({ offer, ids }) {
  const { name } = describeRenewer(offer.id);
  const values = { name, price: formatPrice(offer.cents), credentials: joinNames(ids) };
  if (ids.length === 1 && ids[0] === offer.id) return gettext("{name}, {price}", values);
  return offer.cents
    ? gettext("{name}, {price}, for {credentials}", values)
    : gettext("{credentials}, free with {name}", values);
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
  if (holding.renewedBy) {
    const name = credentialById(holding.renewedBy).short;
    text.append(createElement("p", "muted", gettext("You renewed it when you passed {name}.", { name })));
  }
  const isOver = holding.expired && !renewal;
  const others = last && !isOver && (!renewal || renewal.isDue) ? alternatives(holding, renewal, advice) : [];
  if (others.length) text.append(createElement("p", "muted", ...others));
  const isRetaken = (holding.expired && credential.open) || (renewal?.isDue && renewal.offer.id === id);
  const missing = isRetaken ? describeMissing(credential, advice) : [];
  if (missing.length) text.append(createElement("p", "", missing.join(" ")));
  if (renewal && id === firstDue) {
    const isExam = facts.credentials.some((item) => item.id === renewal.offer.id);
    const link = createLink(
      describeRenewer(renewal.offer.id).href,
      isExam ? gettext("Study and book") : gettext("See how it works"),
    );
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
  const task = missing.length ? gettext("Not yet.") : gettext("You have it.");
  const detail = missing.length
    ? describeMissing(credential, advice)[0]
    : credential.validity_note
      ? gettext("Valid: {period}.", { period: credential.validity_note })
      : gettext("It is valid as long as all that it is awarded for.");
  const day = last && !credential.validity_note ? createElement("strong", "", formatDay(last)) : "";
  return createElement(
    "li",
    "",
    createElement("div", "day", day || (missing.length || credential.validity_note ? "" : gettext("Not known"))),
    createElement(
      "div",
      "",
      createElement("h3", "", createLink(pageUrl(credential), credential.short)),
      createElement("p", "", createElement("strong", "", task), ` ${detail}`),
    ),
  );
}

/** @param {Holding} holding @returns {(string | HTMLElement)[]} */
function dayLabel({ expires, last, expired }) {
  if (!last) return [expires === false ? gettext("Doesn’t expire") : gettext("Not known")];
  const days = Math.round((Date.parse(last) - Date.parse(today())) / 86400000);
  const left = days ? ngettext("in {number} day", "in {number} days", days) : gettext("today");
  const badge = expired ? statusBadge("retired", gettext("expired")) : days < 183 ? statusBadge("ending", left) : "";
  return [createElement("strong", "", formatDay(last)), badge];
}
