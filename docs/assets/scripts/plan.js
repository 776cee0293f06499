// The page of the plan: ticks in, advice out. Whatever comes from data or from the reader is set as text, never as markup.
import { cheapestCover, expires, nextStep, openSteps, openStops, reduced, windowOpens, withVouchers } from "./advice.js";
import { calendar } from "./calendar.js";
import { emptyPlan, fromLink, fromText, keep, load, toLink, toText } from "./plan-store.js";

/** @param {string} id @returns {any} */
const at = (id) => document.getElementById(id);
const data = JSON.parse(at("plan-data").textContent);
const facts = new Map(data.credentials.map((/** @type {any} */ one) => [one.id, one]));
const known = {
  ids: new Set(/** @type {string[]} */ ([...facts.keys()])),
  aliases: data.aliases,
  follows: new Set(["roadmap", ...data.paths.map((/** @type {any} */ path) => path.id)]),
};
const chips = new Map([...at("plan-chips").content.querySelectorAll("li")].map((chip, place) => [data.credentials[place].id, chip]));
const form = at("plan-form");
/** @type {HTMLInputElement[]} */
const boxes = [...form.querySelectorAll("[type=checkbox]")];

let plan = emptyPlan();
/** A plan from a link is only looked at until the reader keeps it. */
let shared = false;

// Words

const MONTHS = "January February March April May June July August September October November December".split(" ");
const NUMBERS = ["no", "one", "two", "three", "four", "five", "six"];

function today() {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}

/** @param {string} iso */
function day(iso) {
  const [year, month, date] = iso.split("-").map(Number);
  return `${date}\u00a0${MONTHS[month - 1]}\u00a0${year}`;
}

/** @param {number} cents */
function money(cents) {
  if (!cents) return "Free";
  const part = cents % 100 ? `.${String(cents % 100).padStart(2, "0")}` : "";
  return `${Math.floor(cents / 100).toLocaleString("en")}${part}\u00a0${data.currency}`;
}

/** @param {string[]} words @param {string} last */
const listed = (words, last = "and") =>
  words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} ${last} ${words.at(-1)}`;

/** @param {string} id */
const short = (id) => facts.get(id).short;

/** @param {string} tag @param {string} style @param {...(Node | string)} inside @returns {any} */
function el(tag, style, ...inside) {
  const made = document.createElement(tag);
  if (style) made.className = style;
  made.append(...inside);
  return made;
}

/** @param {string} icon @param {string} text */
function sign(icon, text) {
  const mark = el("i", "sign");
  mark.ariaHidden = "true";
  return el("span", `status s-${icon}`, mark, text);
}

/** @param {string} href @param {string} text */
function link(href, text) {
  const made = el("a", "", text);
  made.href = href;
  return made;
}

/** @param {string} text */
function say(text) {
  at("plan-said").textContent = text;
}

// What the reader holds, as it stands today

/** @param {any} one @param {string} passed why nothing can be reckoned from a day, or nothing */
function trouble(one, passed) {
  if (!passed) return "";
  if (passed > today()) return "This day lies ahead. It counts from then on.";
  if (one.first && passed < one.first) return `There was no such exam before ${day(one.first)}.`;
  if (one.last && passed > one.last) return `It could not be taken any more after ${day(one.last)}.`;
  return "";
}

/** Each credential held, with its last day where that can be reckoned, and whether it counts today. */
function holdings() {
  return [...plan.held].map(([id, passed]) => {
    const one = facts.get(id);
    const wrong = trouble(one, passed);
    const last = passed && !wrong && one.months ? expires(passed, one.months) : "";
    const over = Boolean(last) && last < today();
    return { id, one, passed, wrong, last, over, counts: !over && !(passed > today()) };
  });
}

/** What comes next for what is held, and what renews it. */
function advice() {
  const mine = holdings().sort((a, b) => (a.last || "9").localeCompare(b.last || "9"));
  const valid = mine.filter((held) => held.counts);
  const held = new Set(valid.flatMap(({ id, one }) => (one.now ? [id, one.now] : [id])));
  const cover = cheapestCover(valid.filter(({ one }) => one.months).map(({ id }) => id), data.offers);
  const step = nextStep(data.steps, held);
  return { mine, valid, held, cover, step };
}

// Showing it

function show() {
  const found = advice();
  at("plan-form").hidden = true;
  at("plan-shown").hidden = false;
  at("plan-frame").hidden = !found.mine.length;
  at("plan-rows").replaceChildren(...found.mine.map((held) => row(held, found)));
  at("plan-progress").replaceChildren(el("p", "", progress(found)));
  at("plan-follow").value = plan.follow;
  renewals(found);
  next(found);
  news();
}

/** @param {any} found */
function progress({ mine, held }) {
  const families = new Set([...facts.values()].filter((one) => one.open && "months" in one).map((one) => one.family));
  const parts = [...families].map((family) => {
    const open = [...facts.values()].filter((one) => one.open && one.family === family);
    return `${open.filter((one) => held.has(one.id)).length} of ${open.length} current ${family.toLowerCase()}`;
  });
  if (!mine.length) return "You hold nothing yet, so nothing runs out.";
  const aside = plan.aside.size ? ` ${plan.aside.size} more that this guide does not know are kept with your plan.` : "";
  const rest = [...facts.values()].some((one) => one.open && "months" in one && !held.has(one.id));
  return `You hold ${listed(parts)}${rest ? "; the rest are waiting" : ""}.${aside}`;
}

/** @param {any} held @param {any} found */
function row(held, found) {
  const { one } = held;
  const mark = el("i", `mark m-${one.level.mark}`);
  mark.ariaHidden = "true";
  const head = el("th", "", link(one.href, one.short), el("span", `level c-${one.level.colour}`, mark, one.level.name));
  head.scope = "row";
  const [icon, state, says] = todo(held, found);
  const until = el("div", "", held.last ? day(held.last) : "months" in one && one.months === null ? "does not expire" : "not known");
  if (held.last && !held.over) until.append(bar(held));
  const cells = [el("td", "", held.passed ? day(held.passed) : "day not given"), el("td", "", until), el("td", "", el("div", "", sign(icon, state), says ? el("div", "", says) : ""))];
  ["Passed on", "Valid until", "What to do"].forEach((label, place) => (cells[place].dataset.label = label));
  return el("tr", "", head, ...cells);
}

/** How much of its time is left, as a bar; the words beside it say the same. @param {any} held */
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

/** An icon, a state in words, and what to do. @param {any} held @param {any} found @returns {string[]} */
function todo({ id, one, passed, wrong, last, over }, { cover, step }) {
  const instead = one.instead ? `${short(one.instead)} takes its place.` : "";
  if (wrong) return [passed > today() ? "announced" : "ending", "Check the day", wrong];
  if (over) return ["retired", "Ran out", one.open ? "Pass the exam anew to have it back." : `It cannot be taken any more. ${instead}`];
  if (one.months === null) return ["active", "Nothing", one.open ? "" : instead];
  if (!passed) return ["announced", "Day not given", "Add the day you passed to see until when it is valid."];
  if (!last) return ["announced", "Not known", "How long it lasts is not known."];
  const months = [1, 2, 3, 4, 5, 6].find((number) => expires(today(), number) > last);
  const state = months ? `Under ${NUMBERS[months]} month${months > 1 ? "s" : ""} left` : `Fine until ${last.slice(0, 4)}`;
  return [months ? "ending" : "active", state, [renewing(id, cover, step) || `Nothing renews it. ${instead}`, ...ways(id, last)].join(" ")];
}

/** @param {string} id @param {any} cover @param {any} step */
function renewing(id, cover, step) {
  const renews = (/** @type {string} */ exam) => data.offers.some((/** @type {any} */ offer) => offer.id === exam && offer.covers.includes(id));
  if (step && step.left.every(renews)) return "Nothing extra: your next step on the roadmap renews it.";
  const by = cover.chosen.find((/** @type {any} */ offer) => offer.covers.includes(id));
  if (!by) return "";
  if (by.id === id) return "Passing its newest exam renews it.";
  return `${facts.has(by.id) ? short(by.id) : way(by.id).name} renews it${by.cents ? "" : " for nothing"}.`;
}

/** @param {string} id */
const way = (id) => data.ways.find((/** @type {any} */ one) => one.id === id);

/** Ways besides an exam, with the day from which they are open. @param {string} id @param {string} last @returns {string[]} */
function ways(id, last) {
  return data.ways
    .filter((/** @type {any} */ one) => one.of.includes(id))
    .map((/** @type {any} */ one) => {
      const opens = windowOpens(last, one.number, one.unit);
      return `${one.name}: ${opens > today() ? `from ${day(opens)}` : "open now"}.`;
    });
}

/** The exams that renew everything for the least, nearest day first. @param {any} found */
function renewals({ valid, cover }) {
  const lines = cover.chosen.map((/** @type {any} */ offer) => {
    const renewed = valid.filter((/** @type {any} */ held) => offer.covers.includes(held.id) && cover.chosen.find((/** @type {any} */ one) => one.covers.includes(held.id)) === offer);
    const days = [...renewed.map((/** @type {any} */ held) => held.last), offer.last].filter(Boolean).sort();
    return { offer, renewed, by: days[0] ?? "" };
  });
  lines.sort((/** @type {any} */ a, /** @type {any} */ b) => (a.by || "9").localeCompare(b.by || "9"));
  at("plan-renewing").hidden = !lines.length;
  at("plan-renewals").replaceChildren(
    ...lines.map((/** @type {any} */ { offer, renewed, by }) => {
      const one = facts.get(offer.id);
      const what = one ? link(one.href, one.short) : way(offer.id).name;
      const fee = offer.cents ? `${money(offer.cents)}, with a voucher ${money(reduced(offer.cents, data.voucher))}` : "Free";
      const last = offer.last ? ` The last day of this exam is ${day(offer.last)}.` : "";
      const names = listed(renewed.map((/** @type {any} */ held) => held.one.short));
      return el("div", "", el("dt", "", by ? `by ${day(by)}` : "day not known"), el("dd", "", offer.cents ? "Exam" : "Free way"), el("dd", "", what, ` renews ${names}. ${fee}.${last}`));
    }),
  );
}

/** @param {any} found */
function next({ held, cover }) {
  const path = data.paths.find((/** @type {any} */ one) => one.id === plan.follow);
  const open = path
    ? openStops(path.stops, held).map((stop) => ({ number: path.stops.indexOf(stop) + 1, title: short(stop.take), href: path.href, why: stop.why, left: [stop.take] }))
    : openSteps(data.steps, held).map(({ step, left }) => ({ ...step, left }));
  at("plan-next").replaceChildren(
    open.length
      ? el("ol", "steps plain", ...open.slice(0, 2).map(stepItem))
      : el("p", "", path ? "You hold everything on this path." : "You hold everything on the roadmap."),
  );
  const figures = [];
  const fees = open.length ? open[0].left.map((/** @type {string} */ id) => facts.get(id).cents).filter((/** @type {any} */ cents) => cents !== null) : [];
  if (fees.length) figures.push(["Next exam, before tax", range(fees)]);
  if (fees.some(Boolean)) figures.push(["With an unused voucher", range(fees.map((/** @type {number} */ fee) => reduced(fee, data.voucher)))]);
  const all = path ? open.map((stop) => facts.get(stop.left[0]).cents) : [];
  if (all.length > 1 && !all.includes(null)) {
    const sum = all.reduce((one, other) => one + other, 0);
    figures.push(["The rest of the path", sum ? `${money(sum)}, ${money(withVouchers(all, data.voucher))} with vouchers` : "Free"]);
  }
  if (cover.cents) figures.push(["Renewing all of it once", `${money(cover.cents)}, ${money(cover.chosen.reduce((/** @type {number} */ sum, /** @type {any} */ one) => sum + reduced(one.cents, data.voucher), 0))} with vouchers`]);
  const ahead = new Set(open.map((step) => step.number));
  const behind = (path ? path.stops : data.steps).map((/** @type {any} */ _, /** @type {number} */ place) => place + 1).filter((/** @type {number} */ number) => !ahead.has(number) && open.length && number < open.at(-1).number);
  if (behind.length) figures.push([path ? "Stops behind you" : "Steps behind you", behind.join(", ")]);
  at("plan-figures").replaceChildren(...figures.map(([label, value]) => el("div", "", el("dt", "", label), el("dd", "", value))));
}

/** @param {number[]} fees */
function range(fees) {
  const [low, high] = [Math.min(...fees), Math.max(...fees)];
  return low === high ? money(low) : `${money(low)} to ${money(high)}`;
}

/** @param {any} step */
function stepItem(step) {
  const lines = el("dl", "who", el("div", "", el("dt", "", "Why"), el("dd", "", step.why)));
  const fees = step.left.map((/** @type {string} */ id) => facts.get(id).cents).filter((/** @type {any} */ cents) => cents !== null);
  const each = fees.length > 1 && step.take !== "one" && fees[0] && Math.min(...fees) === Math.max(...fees) ? " each" : "";
  if (fees.length) lines.append(el("div", "", el("dt", "", "Fee"), el("dd", "", el("strong", "", range(fees) + each))));
  const item = el(
    "li",
    "step",
    el("div", "step-text", el("h3", "", link(step.href, step.title)), lines),
    el("div", "step-take", el("ul", "chips plain", ...step.left.map((/** @type {string} */ id) => chips.get(id)?.cloneNode(true)))),
  );
  item.dataset.number = step.number;
  return item;
}

/** A plan that came by link says so, and what can be done with it. */
function news() {
  if (!shared) return at("plan-news").replaceChildren();
  at("plan-news").replaceChildren(
    el("div", "banner", el("p", "banner-title", "A plan from a link"), el("p", "", "You are looking at it; nothing of yours has changed."), el("div", "actions", button("Keep it here", "take"), button("Back to mine", "mine"))),
  );
}

/** @param {string} text @param {string} does */
function button(text, does) {
  const made = el("button", "button", text);
  made.type = "button";
  made.dataset.do = does;
  return made;
}

// Changing it

function edit() {
  at("plan-shown").hidden = true;
  form.hidden = false;
  at("plan-empty").hidden = plan.held.size > 0;
  for (const box of boxes) {
    box.checked = plan.held.has(box.value);
    at(`day-${box.value}`).value = plan.held.get(box.value) ?? "";
    if (box.checked && box.closest("details")) /** @type {any} */ (box.closest("details")).open = true;
    details(box);
  }
}

/** The field for the day, and what is wrong with it. @param {HTMLInputElement} box */
function details(box) {
  const field = at(`day-${box.value}`);
  field.parentElement.hidden = !box.checked;
  const wrong = box.checked ? trouble(facts.get(box.value), field.value) : "";
  at(`says-${box.value}`)?.remove();
  field.removeAttribute("aria-describedby");
  if (!wrong) return;
  const says = el("span", "tick-says", wrong);
  says.id = `says-${box.value}`;
  field.setAttribute("aria-describedby", says.id);
  field.parentElement.after(says);
}

function store() {
  if (!keep(plan)) say("This browser keeps nothing, so save a copy before you leave.");
}

/** @param {import("./plan-store.js").Checked} found @param {string} done */
function take(found, done) {
  if (found.trouble) return say(`${found.trouble} Nothing was changed.`);
  plan = found.plan;
  const lost = found.dropped ? ` ${found.dropped} of its entries could not be read and were left out.` : "";
  show();
  say(done + lost);
  return true;
}

/** @param {string} text @param {string} type @param {string} name */
function download(text, type, name) {
  const made = link(URL.createObjectURL(new Blob([text], { type })), "");
  made.download = name;
  made.click();
  setTimeout(() => URL.revokeObjectURL(made.href), 1000);
}

const address = () => location.href.split("#")[0];

function dates() {
  return holdings()
    .filter((held) => held.last && !held.over)
    .flatMap(({ id, one, last }) => [
      { id: `expires-${id}`, day: last, title: `${one.short} runs out`, says: `The last day of ${one.short}. Renew it before.`, before: [90, 30] },
      ...data.ways
        .filter((/** @type {any} */ each) => each.of.includes(id) && windowOpens(last, each.number, each.unit) > today())
        .map((/** @type {any} */ each) => ({ id: `opens-${each.id}-${id}`, day: windowOpens(last, each.number, each.unit), title: `${each.name} opens for ${one.short}`, says: `Open until ${day(last)}.`, before: [1] })),
    ]);
}

/** @type {Record<string, () => unknown>} */
const actions = {
  change() {
    shared = false;
    edit();
    at("what-i-hold").focus();
  },
  nothing() {
    store();
    show();
    at("next").scrollIntoView();
    say("This is where everybody begins.");
  },
  save() {
    download(toText(plan), "application/json", "plan.json");
    say("A copy was saved as plan.json.");
  },
  async link() {
    const made = `${address()}#${toLink(plan)}`;
    try {
      await navigator.clipboard.writeText(made);
      say("The link was copied. Whoever opens it sees this plan.");
    } catch {
      history.replaceState(null, "", made);
      say("The link now stands in the address bar.");
    }
  },
  calendar() {
    const entries = dates();
    if (!entries.length) return say("None of these has a last day ahead, so there is nothing for a calendar.");
    download(calendar(entries, location.hostname, today(), address()), "text/calendar", "plan.ics");
    return say("The dates were saved as plan.ics.");
  },
  print: () => print(),
  delete() {
    keep(null);
    plan = emptyPlan();
    leaveLink();
    edit();
    say("Your plan was deleted from this browser.");
    at("what-i-hold").focus();
  },
  take() {
    leaveLink();
    store();
    show();
    say("The plan is kept in this browser now.");
    at("runs-out").focus();
  },
  mine() {
    leaveLink();
    start();
  },
};

function leaveLink() {
  shared = false;
  if (location.hash) history.replaceState(null, "", address());
}

at("plan").addEventListener("click", (/** @type {any} */ event) => actions[event.target.closest("[data-do]")?.dataset.do]?.());
form.addEventListener("submit", (/** @type {Event} */ event) => {
  event.preventDefault();
  store();
  show();
  at("runs-out").focus();
});
form.addEventListener("change", async (/** @type {any} */ { target }) => {
  if (target.type === "file") {
    const [file] = target.files;
    if (file && take(file.size > 1e6 ? fromText(" ".repeat(1e5 + 1), known) : fromText(await file.text(), known), "The copy was loaded.")) store();
    target.value = "";
    return;
  }
  const id = target.type === "checkbox" ? target.value : target.name;
  const box = boxes.find((one) => one.value === id);
  if (!box) return;
  if (box.checked) plan.held.set(id, at(`day-${id}`).value);
  else plan.held.delete(id);
  details(box);
  say("Kept in this browser.");
  store();
});
at("plan-follow").addEventListener("change", () => {
  plan.follow = at("plan-follow").value;
  if (!shared) store();
  next(advice());
});
addEventListener("hashchange", () => location.hash.startsWith("#plan=") && start());

function start() {
  const kept = load(known);
  plan = kept?.plan ?? emptyPlan();
  const sent = fromLink(location.hash, known);
  shared = Boolean(sent && !sent.trouble);
  if (sent && shared) return take(sent, "This plan came by link.");
  if (kept && !kept.trouble) show();
  else edit();
  const wrong = sent?.trouble || kept?.trouble;
  return say(wrong ? `${wrong} Nothing was changed.` : "");
}

start();
