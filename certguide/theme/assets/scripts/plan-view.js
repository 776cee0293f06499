// The plan in full: what is held, what renews it, what comes next and what it costs.
import { openSteps, openStops, reduced, withVouchers } from "./plan-rules.js";
import { at, button, el, link, listed } from "./dom.js";
import { address, data, day, fact, money, range, renewer } from "./plan-facts.js";
import { advice } from "./plan-holdings.js";
import { row } from "./plan-table.js";

/**
 * @typedef {import("./plan-holdings.js").Advice} Advice
 * @typedef {{number: number, title: string, href: string, why: string, left: string[], take?: string}} Next
 */

const chips = new Map(
  [...at("plan-chips").content.querySelectorAll("li")].map((chip) => [
    chip.querySelector("a").getAttribute("href"),
    chip,
  ]),
);

/** @param {import("./plan-store.js").Plan} plan @param {boolean} shared whether it came by link and is only looked at */
export function show(plan, shared) {
  const found = advice(plan.held);
  at("plan-form").hidden = true;
  at("plan-shown").hidden = false;
  at("plan-frame").hidden = !found.mine.length;
  at("plan-rows").replaceChildren(...found.mine.map((held) => row(held, found)));
  at("plan-progress").replaceChildren(el("p", "", progress(found, plan.aside.size)));
  at("plan-follow").value = plan.follow;
  renewals(found);
  next(found, plan.follow);
  at("plan-news").replaceChildren(...(shared ? [news()] : []));
}

/** @param {Advice} found @param {number} unknown */
function progress({ mine, held }, unknown) {
  if (!mine.length) return "You hold nothing yet, so nothing runs out.";
  const open = data.credentials.filter((one) => one.open);
  const families = new Set(open.filter((one) => "expires" in one).map((one) => one.family));
  const parts = [...families].map((family) => {
    const all = open.filter((one) => one.family === family);
    return `${all.filter((one) => held.has(one.id)).length} of ${all.length} current ${family.toLowerCase()}`;
  });
  const aside = unknown ? ` ${unknown} more that this guide does not know are kept with your plan.` : "";
  const rest = open.some((one) => "expires" in one && !held.has(one.id));
  return `You hold ${listed(parts)}${rest ? "; the rest are waiting" : ""}.${aside}`;
}

/** The exams that renew everything for the least, nearest day first. @param {Advice} found */
function renewals({ valid, cover }) {
  const lines = cover.chosen.map((offer) => {
    const renewed = valid.filter(({ id }) => cover.chosen.find((one) => one.covers.includes(id)) === offer);
    const [by = ""] = [...renewed.map((held) => held.last), offer.last ?? ""].filter(Boolean).sort();
    return { offer, by, names: listed(renewed.map((held) => held.one.short)) };
  });
  lines.sort((a, b) => (a.by || "9").localeCompare(b.by || "9"));
  at("plan-renewing").hidden = !lines.length;
  at("plan-renewals").replaceChildren(
    ...lines.map(({ offer, by, names }) => {
      const { name, href } = renewer(offer.id);
      const fee =
        money(offer.cents) + (offer.cents && data.voucher ? `, with a voucher ${money(lowered(offer.cents))}` : "");
      const last = offer.last ? ` The last day of this exam is ${day(offer.last)}.` : "";
      const says = el("dd", "", link(href, name), ` renews ${names}. ${fee}.${last}`);
      return el(
        "div",
        "",
        el("dt", "", by ? `by ${day(by)}` : "day not known"),
        el("dd", "", offer.cents ? "Exam" : "Free way"),
        says,
      );
    }),
  );
}

/** @param {Advice} found @param {string} follow */
export function next(found, follow) {
  const path = data.paths.find((one) => one.id === follow);
  /** @type {Next[]} */
  const open = path
    ? openStops(path.stops, found.held).map((stop) => ({
        number: path.stops.indexOf(stop) + 1,
        title: fact(stop.take).short,
        href: path.href,
        why: stop.why,
        left: [stop.take],
      }))
    : openSteps(data.steps, found.held).map(({ step, left }) => ({ ...step, left }));
  at("plan-next").replaceChildren(
    open.length
      ? el("ol", "steps plain", ...open.slice(0, 2).map(stepItem))
      : el("p", "", path ? "You hold everything on this path." : "You hold everything on the roadmap."),
  );
  const figures = [...costs(found, open, path), ...behind(open, path)];
  at("plan-figures").replaceChildren(
    ...figures.map(([label, value]) => el("div", "", el("dt", "", label), el("dd", "", value))),
  );
}

/** A fee with a voucher. @param {number} cents */
const lowered = (cents) => reduced(cents, data.voucher, data.coin);

/** A sum, and what it comes to with vouchers where that is less. @param {number} sum @param {number} less */
const both = (sum, less) => (less < sum ? `${money(sum)}, ${money(less)} with vouchers` : money(sum));

/** The fees that are known. @param {Next} step */
const fees = ({ left }) => left.flatMap((id) => fact(id).cents ?? []);

/** @param {Advice} found @param {Next[]} open @param {import("./plan-facts.js").Path} [path] @returns {string[][]} */
function costs({ cover }, open, path) {
  const figures = [];
  const first = open.length ? fees(open[0]) : [];
  if (first.length) figures.push(["Next exam, before tax", range(first)]);
  if (data.voucher && first.some(Boolean))
    figures.push(["With an unused voucher", range(first.map((fee) => lowered(fee)))]);
  const all = open.flatMap(fees);
  if (path && open.length > 1)
    figures.push(["The rest of the path", all.length < open.length ? "a fee is not known" : inAll(all)]);
  const halved = cover.chosen.reduce((sum, one) => sum + lowered(one.cents), 0);
  if (cover.cents)
    figures.push([`Renewing ${cover.left.length ? "the rest" : "all"} of it once`, both(cover.cents, halved)]);
  return figures;
}

/** A sum, and the same with vouchers. @param {number[]} each in the order in which they are paid */
function inAll(each) {
  const sum = each.reduce((one, other) => one + other, 0);
  return both(sum, withVouchers(each, data.voucher, data.coin));
}

/** @param {Next[]} open @param {import("./plan-facts.js").Path} [path] */
function behind(open, path) {
  const ahead = new Set(open.map((step) => step.number));
  const numbers = (path ? path.stops : data.steps).map((_, place) => place + 1);
  const done = numbers.filter((number) => !ahead.has(number) && number < (open.at(-1)?.number ?? 0));
  return done.length ? [[path ? "Stops behind you" : "Steps behind you", done.join(", ")]] : [];
}

/** @param {Next} step */
function stepItem(step) {
  const lines = el("dl", "who", el("div", "", el("dt", "", "Why"), el("dd", "", step.why)));
  const each = fees(step);
  const same = each.length > 1 && step.take !== "one" && each[0] && new Set(each).size === 1 ? " each" : "";
  const unknown = each.length < step.left.length;
  /** @param {string} label @param {...(string | HTMLElement)} value */
  const line = (label, ...value) => lines.append(el("div", "", el("dt", "", label), el("dd", "", ...value)));
  if (each.length) line("Fee", el("strong", "", range(each) + same), unknown ? ", and one is not known" : "");
  else line("Fee", "not known");
  if (!unknown && step.take !== "one" && each.filter(Boolean).length > 1)
    line("In all", inAll(each.sort((a, b) => a - b)));
  const item = el(
    "li",
    "step",
    el("div", "step-text", el("h3", "", link(address(step), step.title)), lines),
    el(
      "div",
      "step-take",
      el("ul", "chips plain", ...step.left.map((id) => chips.get(address(fact(id)))?.cloneNode(true))),
    ),
  );
  item.dataset.number = step.number;
  return item;
}

/** A plan that came by link says so, and what can be done with it. */
const news = () =>
  el(
    "div",
    "banner",
    el("p", "banner-title", "A plan from a link"),
    el("p", "", "You are looking at it; nothing of yours has changed."),
    el("div", "actions", button("Keep it here", "take"), button("Back to mine", "mine")),
  );
