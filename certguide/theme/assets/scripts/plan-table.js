// The table of what is held: until when, and what to do.

import { createElement, createLink, statusBadge } from "./dom.js";
import { formatDay } from "./formatting.js";
import { credentialById, describeRenewer, facts, pageUrl, today } from "./plan-facts.js";
import { otherWays } from "./plan-holdings.js";
import { expiryDate } from "./plan-rules.js";

/** @typedef {import("./plan-holdings.js").Holding} Holding */
/** @typedef {import("./plan-holdings.js").Advice} Advice */

const NUMBERS = ["no", "one", "two", "three", "four", "five", "six"];

/** Makes the row of a credential. @param {Holding} holding @param {Advice} advice */
export function holdingRow(holding, advice) {
  const { credential, passed, last, expired } = holding;
  const { level } = credential;
  const drawing = createElement("i", `icon icon-${level.icon}`);
  drawing.ariaHidden = "true";
  const head = createElement(
    "th",
    "",
    createLink(pageUrl(credential), credential.short),
    createElement("span", `level level--${level.colour}`, drawing, level.name),
  );
  head.scope = "row";
  const until = last ? formatDay(last) : credential.expires === false ? "does not expire" : "not known";
  const validity = createElement("div", "", until);
  if (last && !expired) validity.append(remainingTime(holding));
  const [icon, state, text] = whatToDo(holding, advice);
  const task = createElement("div", "", statusBadge(icon, state), text ? createElement("div", "", text) : "");
  return createElement(
    "tr",
    "",
    head,
    labelledCell("Passed on", passed ? formatDay(passed) : "no date"),
    labelledCell("Valid until", validity),
    labelledCell("What to do", task),
  );
}

/**
 * Makes a cell that a narrow screen shows with its label.
 * @param {string} label @param {string | HTMLElement} content
 */
function labelledCell(label, content) {
  const cell = createElement("td", "", content);
  cell.dataset.label = label;
  return cell;
}

/** Draws how much of its time is left as a bar; the words beside it say the same. @param {Holding} holding */
function remainingTime({ credential, passed, last }) {
  const [from, to, now] = [passed, last, today()].map(Date.parse);
  const namespace = "http://www.w3.org/2000/svg";
  const drawing = document.createElementNS(namespace, "svg");
  drawing.setAttribute("class", `remaining-time level--${credential.level.colour}`);
  drawing.setAttribute("aria-hidden", "true");
  for (const width of [100, Math.max(2, Math.round((100 * (to - now)) / (to - from)))]) {
    const bar = document.createElementNS(namespace, "rect");
    bar.setAttribute("width", `${width}%`);
    bar.setAttribute("height", "100%");
    drawing.append(bar);
  }
  return drawing;
}

/**
 * Returns an icon, a state in words, and what to do.
 * @param {Holding} holding @param {Advice} advice @returns {string[]}
 */
function whatToDo({ id, credential, passed, problem, last, expired }, advice) {
  const instead = credential.instead ? `Take ${credentialById(credential.instead).short} instead.` : "";
  if (problem) return [passed > today() ? "announced" : "ending", "Check the date", problem];
  if (expired) {
    const again = credential.open ? "Pass the exam again." : `You can't take it any more. ${instead}`;
    return ["retired", "Expired", again];
  }
  if (credential.expires === false) return ["active", "Doesn't expire", credential.open ? "" : instead];
  if (!passed) return ["announced", "No date", "Add the day you passed to see when it expires."];
  if (!last) return ["announced", "Not known", "We don't know how long it is valid."];
  const months = [1, 2, 3, 4, 5, 6].find((number) => expiryDate(today(), number) > last);
  const state = months
    ? `Under ${NUMBERS[months]} month${months > 1 ? "s" : ""} left`
    : `Valid until ${last.slice(0, 4)}`;
  const others = otherWays(id, last).map(({ way, opens }) => {
    const from = opens > today() ? `from ${formatDay(opens)}` : "open now";
    return `Or ${way.gives}: ${way.name}, ${from}.`;
  });
  const exam = renewingExam(id, advice) || `You can't renew it. ${instead}`;
  return [months ? "ending" : "active", state, [exam, ...others].join(" ")];
}

/** Says which exam renews it; "" when none does. @param {string} id @param {Advice} advice */
function renewingExam(id, { cover, step }) {
  const renews = (/** @type {string} */ exam) =>
    facts.offers.some((offer) => offer.id === exam && offer.covers.includes(id));
  if (step?.left.every(renews)) return "Your next step on the roadmap renews it.";
  const offer = cover.chosen.find(({ covers }) => covers.includes(id));
  if (offer ? offer.id === id : credentialById(id).open) return "Pass it again to renew it.";
  if (!offer) return "";
  return `${describeRenewer(offer.id).name} renews it${offer.cents ? "" : ", free"}.`;
}
