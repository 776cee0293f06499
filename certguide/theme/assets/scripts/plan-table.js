// The table of what is held: until when, and what to do.
import { expires } from "./plan-rules.js";
import { el, link, sign } from "./dom.js";
import { address, data, day, fact, renewer, today } from "./plan-facts.js";
import { ways } from "./plan-holdings.js";

/** @typedef {import("./plan-holdings.js").Held} Held @typedef {import("./plan-holdings.js").Advice} Advice */

const NUMBERS = ["no", "one", "two", "three", "four", "five", "six"];

/** @param {Held} held @param {Advice} found */
export function row(held, found) {
  const { one, last } = held;
  const mark = el("i", `mark m-${one.level.mark}`);
  mark.ariaHidden = "true";
  const head = el(
    "th",
    "",
    link(address(one), one.short),
    el("span", `level c-${one.level.colour}`, mark, one.level.name),
  );
  head.scope = "row";
  const [icon, state, says] = todo(held, found);
  const until = el("div", "", last ? day(last) : one.expires === false ? "does not expire" : "not known");
  if (last && !held.over) until.append(bar(held));
  const cells = [
    el("td", "", held.passed ? day(held.passed) : "day not given"),
    el("td", "", until),
    el("td", "", el("div", "", sign(icon, state), says ? el("div", "", says) : "")),
  ];
  ["Passed on", "Valid until", "What to do"].forEach((label, place) => (cells[place].dataset.label = label));
  return el("tr", "", head, ...cells);
}

/** How much of its time is left, as a bar; the words beside it say the same. @param {Held} held */
function bar({ one, passed, last }) {
  const [from, to, now] = [passed, last, today()].map(Date.parse);
  const space = "http://www.w3.org/2000/svg";
  const drawing = document.createElementNS(space, "svg");
  drawing.setAttribute("class", `left c-${one.level.colour}`);
  drawing.setAttribute("aria-hidden", "true");
  for (const width of [100, Math.max(2, Math.round((100 * (to - now)) / (to - from)))]) {
    const part = document.createElementNS(space, "rect");
    part.setAttribute("width", `${width}%`);
    part.setAttribute("height", "100%");
    drawing.append(part);
  }
  return drawing;
}

/** An icon, a state in words, and what to do. @param {Held} held @param {Advice} found @returns {string[]} */
function todo({ id, one, passed, wrong, last, over }, found) {
  const instead = one.instead ? `${fact(one.instead).short} takes its place.` : "";
  if (wrong) return [passed > today() ? "announced" : "ending", "Check the day", wrong];
  if (over)
    return [
      "retired",
      "Ran out",
      one.open ? "Pass it anew to have it back." : `It cannot be taken any more. ${instead}`,
    ];
  if (one.expires === false) return ["active", "Nothing", one.open ? "" : instead];
  if (!passed) return ["announced", "Day not given", "Add the day you passed to see until when it is valid."];
  if (!last) return ["announced", "Not known", "How long it lasts is not known."];
  const months = [1, 2, 3, 4, 5, 6].find((number) => expires(today(), number) > last);
  const state = months
    ? `Under ${NUMBERS[months]} month${months > 1 ? "s" : ""} left`
    : `Fine until ${last.slice(0, 4)}`;
  const open = ways(id, last).map(
    ({ way, opens }) => `Or ${way.gives}: ${way.name}, ${opens > today() ? "from " + day(opens) : "open now"}.`,
  );
  return [
    months ? "ending" : "active",
    state,
    [renewing(id, found) || `Nothing renews it. ${instead}`, ...open].join(" "),
  ];
}

/** @param {string} id @param {Advice} found */
function renewing(id, { cover, step }) {
  const renews = (/** @type {string} */ exam) =>
    data.offers.some((offer) => offer.id === exam && offer.covers.includes(id));
  if (step?.left.every(renews)) return "Nothing extra: your next step on the roadmap renews it.";
  const by = cover.chosen.find((offer) => offer.covers.includes(id));
  if (by ? by.id === id : fact(id).open) return "Passing it again renews it.";
  if (!by) return "";
  return `${renewer(by.id).name} renews it${by.cents ? "" : " for nothing"}.`;
}
