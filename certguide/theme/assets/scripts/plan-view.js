// The plan in full: what is held, what renews it, what comes next and what it costs.

import { byId, createButton, createElement, createLink } from "./dom.js";
import { formatDay, joinWords } from "./formatting.js";
import { credentialById, describeRenewer, facts, formatPrice, formatRange, pageUrl } from "./plan-facts.js";
import { compareDays, makeAdvice } from "./plan-holdings.js";
import { discounted, discountedTotal, openSteps, openStops } from "./plan-rules.js";
import { holdingRow } from "./plan-table.js";

/**
 * @typedef {import("./plan-holdings.js").Advice} Advice
 * @typedef {import("./plan-facts.js").Path} Path
 * @typedef {{number: number, title: string, href: string, why: string, left: string[], take?: string}} NextStep
 */

/**
 * Shows a plan.
 * @param {import("./plan-store.js").Plan} plan @param {boolean} shared whether it came by link and is only looked at
 */
export function showPlan(plan, shared) {
  const advice = makeAdvice(plan.held);
  byId("plan-form", HTMLFormElement).hidden = true;
  byId("plan-shown").hidden = false;
  byId("plan-frame").hidden = !advice.holdings.length;
  byId("plan-rows").replaceChildren(...advice.holdings.map((holding) => holdingRow(holding, advice)));
  byId("plan-progress").replaceChildren(createElement("p", "", describeProgress(advice, plan.aside.size)));
  byId("plan-follow", HTMLSelectElement).value = plan.follow;
  renderRenewals(advice);
  renderNextSteps(advice, plan.follow);
  byId("plan-news").replaceChildren(...(shared ? [sharedPlanNotice()] : []));
}

/** @param {Advice} advice @param {number} unknown how many entries this guide doesn't know */
function describeProgress({ holdings, heldIds }, unknown) {
  if (!holdings.length) return "You have no certifications yet.";
  const open = facts.credentials.filter((credential) => credential.open);
  const lasting = open.filter((credential) => "expires" in credential);
  const families = new Set(lasting.map((credential) => credential.family));
  const parts = [...families].map((family) => {
    const members = open.filter((credential) => credential.family === family);
    const held = members.filter((credential) => heldIds.has(credential.id));
    return `${held.length} of ${members.length} current ${family.toLowerCase()}`;
  });
  const aside = unknown ? ` ${unknown} more that this guide doesn't know are saved with your plan.` : "";
  return `You hold ${joinWords(parts)}.${aside}`;
}

/** Lists the exams that renew everything for the least, nearest day first. @param {Advice} advice */
function renderRenewals({ valid, cover }) {
  const renewals = cover.chosen.map((offer) => {
    const renewed = valid.filter(({ id }) => cover.chosen.find(({ covers }) => covers.includes(id)) === offer);
    const [by] = [...renewed.map((holding) => holding.last), offer.last ?? ""].sort(compareDays);
    return { offer, by, names: joinWords(renewed.map((holding) => holding.credential.short)) };
  });
  renewals.sort((a, b) => compareDays(a.by, b.by));
  byId("plan-renewing").hidden = !renewals.length;
  byId("plan-renewals").replaceChildren(
    ...renewals.map(({ offer, by, names }) => {
      const { name, href } = describeRenewer(offer.id);
      const reduced =
        offer.cents && facts.discount ? `, with a discount ${formatPrice(withDiscount(offer.cents))}` : "";
      const last = offer.last ? ` The last day of this exam is ${formatDay(offer.last)}.` : "";
      const text = ` renews ${names}. ${formatPrice(offer.cents)}${reduced}.${last}`;
      return createElement(
        "div",
        "",
        createElement("dt", "", by ? `By ${formatDay(by)}` : "Date not known"),
        createElement("dd", "", offer.cents ? "Exam" : "Free"),
        createElement("dd", "", createLink(href, name), text),
      );
    }),
  );
}

/** Shows what comes next on the roadmap or a path, and what it costs. @param {Advice} advice @param {string} follow */
export function renderNextSteps(advice, follow) {
  const path = facts.paths.find(({ id }) => id === follow);
  const open = path ? stepsOfPath(path, advice.heldIds) : stepsOfRoadmap(advice.heldIds);
  byId("plan-next").replaceChildren(
    open.length
      ? createElement("ol", "steps list-unstyled", ...open.slice(0, 2).map(stepItem))
      : createElement("p", "", `You hold everything on ${path ? "this path" : "the roadmap"}.`),
  );
  const figures = [...costFigures(advice, open, path), ...doneFigures(open, path)];
  byId("plan-figures").replaceChildren(...figures.map(([label, value]) => listEntry(label, value)));
}

/** @param {Path} path @param {Set<string>} heldIds @returns {NextStep[]} */
const stepsOfPath = (path, heldIds) =>
  openStops(path.stops, heldIds).map((stop) => ({
    number: path.stops.indexOf(stop) + 1,
    title: credentialById(stop.credential).short,
    href: path.href,
    why: stop.why,
    left: [stop.credential],
  }));

/** @param {Set<string>} heldIds @returns {NextStep[]} */
const stepsOfRoadmap = (heldIds) => openSteps(facts.steps, heldIds).map(({ step, left }) => ({ ...step, left }));

/** A price after the discount. @param {number} cents */
const withDiscount = (cents) => discounted(cents, facts.discount, facts.coin);

/** A total, and what it comes to with discounts where that is less. @param {number} total @param {number} less */
const formatTotal = (total, less) =>
  less < total ? `${formatPrice(total)}, ${formatPrice(less)} with discounts` : formatPrice(total);

/** The total of some prices. @param {number[]} prices in the order in which they are paid */
function formatSum(prices) {
  const total = prices.reduce((sum, price) => sum + price, 0);
  return formatTotal(total, discountedTotal(prices, facts.discount, facts.coin));
}

/** The prices that are known. @param {NextStep} step */
const pricesOf = ({ left }) => left.flatMap((id) => credentialById(id).cents ?? []);

/** @param {Advice} advice @param {NextStep[]} open @param {Path} [path] @returns {string[][]} labels and values */
function costFigures({ cover }, open, path) {
  const figures = [];
  const first = open.length ? pricesOf(open[0]) : [];
  if (first.length) figures.push(["Next step, before tax", formatRange(first)]);
  if (facts.discount && first.some(Boolean))
    figures.push(["With an unused discount", formatRange(first.map(withDiscount))]);
  const all = open.flatMap(pricesOf);
  if (path && open.length > 1) {
    figures.push(["The rest of the path", all.length < open.length ? "a price is not known" : formatSum(all)]);
  }
  const reduced = cover.chosen.reduce((sum, offer) => sum + withDiscount(offer.cents), 0);
  if (cover.cents) {
    figures.push([
      `Renewal of ${cover.uncovered.length ? "the rest" : "all"}, once`,
      formatTotal(cover.cents, reduced),
    ]);
  }
  return figures;
}

/** @param {NextStep[]} open @param {Path} [path] @returns {string[][]} labels and values */
function doneFigures(open, path) {
  const ahead = new Set(open.map((step) => step.number));
  const numbers = (path ? path.stops : facts.steps).map((_, place) => place + 1);
  const done = numbers.filter((number) => !ahead.has(number) && number < (open.at(-1)?.number ?? 0));
  return done.length ? [[path ? "Exams you have" : "Steps you have done", done.join(", ")]] : [];
}

/** @param {string} label @param {...(string | HTMLElement)} value */
const listEntry = (label, ...value) =>
  createElement("div", "", createElement("dt", "", label), createElement("dd", "", ...value));

/** Makes an item of the list of next steps. @param {NextStep} step */
function stepItem(step) {
  const lines = createElement("dl", "step-details", listEntry("Why", step.why), ...priceLines(step));
  const title = createElement("h3", "", createLink(pageUrl(step), step.title));
  const item = createElement(
    "li",
    "step",
    createElement("div", "step-text", title, lines),
    createElement("div", "step-take", createElement("ul", "chips list-unstyled", ...chipsOf(step.left))),
  );
  item.dataset.number = String(step.number);
  return item;
}

/** @param {NextStep} step */
function priceLines(step) {
  const prices = pricesOf(step);
  if (!prices.length) return [listEntry("Price", "not known")];
  const several = prices.length > 1 && step.take !== "one";
  const each = several && prices[0] && new Set(prices).size === 1 ? " each" : "";
  const unknown = prices.length < step.left.length;
  const range = createElement("strong", "", formatRange(prices) + each);
  const lines = [listEntry("Price", range, unknown ? ", and one is not known" : "")];
  if (several && !unknown && prices.filter(Boolean).length > 1) {
    lines.push(listEntry("Total", formatSum(prices.sort((a, b) => a - b))));
  }
  return lines;
}

/** Copies chips from the page's template, which has one for each credential. @param {string[]} ids */
function chipsOf(ids) {
  const { content } = byId("plan-chips", HTMLTemplateElement);
  const links = ids.map((id) => content.querySelector(`[href="${pageUrl(credentialById(id))}"]`));
  return links.flatMap((link) => link?.closest("li")?.cloneNode(true) ?? []);
}

/** Makes the notice on a plan that came by link, with what can be done with it. */
const sharedPlanNotice = () =>
  createElement(
    "div",
    "banner",
    createElement("p", "banner-title", "A plan from a link"),
    createElement("p", "", "Your own plan hasn't changed."),
    createElement("div", "actions", createButton("Keep it here", "keep"), createButton("Back to mine", "own")),
  );
