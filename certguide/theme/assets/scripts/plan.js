// The page of the plan: ticks in, advice out.
import { calendar } from "./calendar.js";
import { at, download, el } from "./dom.js";
import { fact, known, today } from "./plan-facts.js";
import { advice, dates, trouble } from "./plan-holdings.js";
import { next, show } from "./plan-view.js";
import { emptyPlan, fromLink, fromText, keep, load, toLink, toText } from "./plan-store.js";

const form = at("plan-form");
/** @type {HTMLInputElement[]} */
const boxes = [...form.querySelectorAll("[type=checkbox]")];

let plan = emptyPlan();
/** A plan from a link is only looked at until the reader keeps it. */
let shared = false;

/** @param {string} text */
function say(text) {
  at("plan-said").textContent = text;
}

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
  const wrong = box.checked ? trouble(fact(box.value), field.value) : "";
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
  show(plan, shared);
  say(done + lost);
  return true;
}

const address = () => location.href.split("#")[0];

/** @type {Record<string, () => unknown>} */
const actions = {
  change() {
    shared = false;
    edit();
    at("what-i-hold").focus();
  },
  nothing() {
    store();
    show(plan, shared);
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
    const entries = dates(plan.held);
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
    show(plan, shared);
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

at("plan").addEventListener("click", (/** @type {any} */ event) =>
  actions[event.target.closest("[data-do]")?.dataset.do]?.(),
);
form.addEventListener("submit", (/** @type {Event} */ event) => {
  event.preventDefault();
  store();
  show(plan, shared);
  at("runs-out").focus();
});
form.addEventListener("change", async (/** @type {any} */ { target }) => {
  if (target.type === "file") {
    const [file] = target.files;
    if (
      file &&
      take(
        file.size > 1e6 ? fromText(" ".repeat(1e5 + 1), known) : fromText(await file.text(), known),
        "The copy was loaded.",
      )
    )
      store();
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
  next(advice(plan.held), plan.follow);
});
addEventListener("hashchange", () => location.hash.startsWith("#plan=") && start());

function start() {
  const kept = load(known);
  plan = kept?.plan ?? emptyPlan();
  const sent = fromLink(location.hash, known);
  shared = Boolean(sent && !sent.trouble);
  if (sent && shared) return take(sent, "This plan came by link.");
  if (kept && !kept.trouble) show(plan, shared);
  else edit();
  const wrong = sent?.trouble || kept?.trouble;
  return say(wrong ? `${wrong} Nothing was changed.` : "");
}

start();
at("plan").dataset.ready = "";
