// The page of the plan: ticks in, advice out.

import { writeCalendar } from "./calendar.js";
import { byId, createButton, createElement, download } from "./dom.js";
import { formatDay } from "./formatting.js";
import { credentialById, knownNames, loadFacts, today } from "./plan-facts.js";
import { calendarEntries, dayPassed, makeAdvice, passProblem } from "./plan-holdings.js";
import { emptyPlan, fromFile, fromLink, loadPlan, savePlan, toLink, toText } from "./plan-store.js";
import { renderNextSteps, showPlan } from "./plan-view.js";

const form = byId("plan-form", HTMLFormElement);
/** @type {NodeListOf<HTMLInputElement>} */
const boxes = form.querySelectorAll("[type=checkbox]");

/** A `shared` plan came by link and is only looked at until the reader keeps it. */
const state = { plan: emptyPlan(), deleted: emptyPlan(), shared: false };

/** Says what happened, on the page and to screen readers. @param {string} text */
function announce(text) {
  byId("plan-said").textContent = text;
}

/** @param {string} id */
const focusOn = (id) => byId(id).focus();

const showState = () => showPlan(state.plan, state.shared);

/** @param {string} id */
const dayField = (id) => byId(`day-${id}`, HTMLInputElement);

/** Shows the form in which the plan is changed. */
function showForm() {
  byId("plan-shown").hidden = true;
  form.hidden = false;
  byId("plan-empty").hidden = state.plan.held.size > 0;
  for (const box of boxes) {
    box.checked = state.plan.held.has(box.value);
    dayField(box.value).value = state.plan.held.get(box.value) ?? "";
    const folded = box.closest("details");
    if (box.checked && folded) folded.open = true;
    renderDayField(box);
  }
}

/**
 * Shows the field for the day while its box is ticked, and what is wrong with the day.
 * @param {HTMLInputElement} box
 */
function renderDayField(box) {
  const field = dayField(box.value);
  const wrapper = /** @type {HTMLElement} */ (field.parentElement);
  const messageId = `says-${box.value}`;
  wrapper.hidden = !box.checked;
  document.getElementById(messageId)?.remove();
  field.removeAttribute("aria-describedby");
  const credential = credentialById(box.value);
  const problem = box.checked ? passProblem(credential, field.value) : "";
  if (!problem) return;
  const message = createElement("span", "field-error", problem);
  message.id = messageId;
  field.setAttribute("aria-describedby", messageId);
  const passed = dayPassed(credential, field.value);
  if (passed) message.append(" ", suggestDay(field, passed));
  wrapper.after(message);
}

/**
 * Offers the day of passing to a reader who has entered the day of expiry.
 * @param {HTMLInputElement} field @param {string} passed
 */
function suggestDay(field, passed) {
  const button = createElement("button", "button", `It’s the expiry date: I passed on ${formatDay(passed)}`);
  button.type = "button";
  button.addEventListener("click", () => {
    field.value = passed;
    noteChange(field);
    field.focus();
  });
  return button;
}

/**
 * Stores the plan. One that came by link is only stored once the reader keeps it.
 * @param {string} [done] what happened before, to announce with it
 */
function storePlan(done = "") {
  if (state.shared) announce(`${done}This plan came by link. Select “Keep it here” to save it in this browser.`);
  else if (!savePlan(state.plan)) announce(`${done}This browser saves nothing. Download your plan before you leave.`);
  else announce(`${done}Saved in this browser.`);
}

/** Takes up what another tab has saved since, so that neither loses a change. */
function refreshPlan() {
  const stored = state.shared ? null : loadPlan(knownNames());
  if (stored && !stored.problem) state.plan = stored.plan;
}

/**
 * Takes and shows a plan that came from outside, unless it is damaged.
 * @param {import("./plan-store.js").CheckedPlan} checked @param {string} done
 * @returns {string} what was announced; "" for a plan that is refused
 */
function acceptPlan({ plan, dropped, problem }, done) {
  if (problem) {
    announce(`${problem} Nothing was changed.`);
    return "";
  }
  state.plan = plan;
  showState();
  const message = done + (dropped ? ` ${dropped} of its entries can't be read and are left out.` : "");
  announce(message);
  return message;
}

const pageAddress = () => location.href.split("#")[0];

/** Forgets that a plan came by link. */
function leaveLink() {
  state.shared = false;
  if (location.hash) history.replaceState(null, "", pageAddress());
}

/** @type {Record<string, () => unknown>} */
const actions = {
  change() {
    showForm();
    focusOn("what-i-hold");
  },
  nothing() {
    storePlan();
    showState();
    byId("next").scrollIntoView();
  },
  save() {
    download(toText(state.plan), "application/json", "plan.json");
    announce("Downloaded as plan.json.");
  },
  async link() {
    const link = `${pageAddress()}#${toLink(state.plan)}`;
    try {
      await navigator.clipboard.writeText(link);
      announce("Link copied. It shows this plan.");
    } catch {
      history.replaceState(null, "", link);
      announce("The link is in the address bar.");
    }
  },
  calendar() {
    const entries = calendarEntries(state.plan.held);
    if (!entries.length) return announce("None of these expires on a known day, so the calendar is empty.");
    download(writeCalendar(entries, location.hostname, today(), pageAddress()), "text/calendar", "plan.ics");
    return announce("Downloaded as plan.ics.");
  },
  print: () => print(),
  delete() {
    if (state.shared) return actions.own();
    state.deleted = state.plan;
    savePlan(null);
    state.plan = emptyPlan();
    showForm();
    announce("Your plan is deleted. ");
    byId("plan-said").append(createButton("Undo", "restore"));
    return focusOn("what-i-hold");
  },
  restore() {
    state.plan = state.deleted;
    storePlan();
    showState();
  },
  keep() {
    leaveLink();
    storePlan();
    showState();
    focusOn("expiry-dates");
  },
  own() {
    leaveLink();
    openPlan();
  },
};

/** Loads a copy from the field for files. @param {HTMLInputElement} field */
async function loadCopy(field) {
  const file = field.files?.[0];
  const done = file && acceptPlan(await fromFile(file, knownNames()), "Imported.");
  if (done) storePlan(`${done} `);
  field.value = "";
}

/** Notes a tick or a day. @param {HTMLInputElement} field */
function noteChange(field) {
  const id = field.type === "checkbox" ? field.value : field.name;
  const box = [...boxes].find(({ value }) => value === id);
  if (!box) return;
  refreshPlan();
  if (box.checked) state.plan.held.set(id, dayField(id).value);
  else state.plan.held.delete(id);
  renderDayField(box);
  storePlan();
}

/** Opens the plan in the link, or else the one that this browser saved. */
function openPlan() {
  const names = knownNames();
  const kept = loadPlan(names);
  const linked = fromLink(location.hash, names);
  state.plan = kept?.plan ?? emptyPlan();
  state.shared = Boolean(linked && !linked.problem);
  if (linked && state.shared) return acceptPlan(linked, "You are looking at a plan from a link.");
  if (kept && !kept.problem) showState();
  else showForm();
  const problem = linked?.problem || kept?.problem;
  return announce(problem ? `${problem} Nothing was changed.` : "");
}

function listen() {
  byId("plan").addEventListener("click", ({ target }) => {
    const button = /** @type {Element} */ (target).closest("[data-do]");
    if (button instanceof HTMLElement) actions[button.dataset.do ?? ""]();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    storePlan();
    showState();
    focusOn("expiry-dates");
  });
  form.addEventListener("change", ({ target }) => {
    const field = /** @type {HTMLInputElement} */ (target);
    if (field.type === "file") loadCopy(field);
    else noteChange(field);
  });
  const follow = byId("plan-follow", HTMLSelectElement);
  follow.addEventListener("change", () => {
    refreshPlan();
    state.plan.follow = follow.value;
    if (!state.shared) storePlan();
    renderNextSteps(makeAdvice(state.plan.held), follow.value);
  });
  addEventListener("storage", () => {
    refreshPlan();
    if (!state.shared) (form.hidden ? showState : showForm)();
  });
  addEventListener("hashchange", () => location.hash.startsWith("#plan=") && openPlan());
}

// Without the facts nothing is worked out: the page says so, and shows no half of a plan.
if (await loadFacts(byId("plan-facts", HTMLLinkElement).href)) {
  listen();
  openPlan();
  byId("plan").dataset.ready = "";
} else {
  byId("plan-failed").hidden = false;
  form.hidden = true;
}
