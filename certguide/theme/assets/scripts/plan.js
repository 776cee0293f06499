// The page of the plan: certifications in, advice out.

import { writeCalendar } from "./calendar.js";
import { byId, createButton, download } from "./dom.js";
import { joinSentences } from "./formatting.js";
import { gettext } from "./messages.js";
import { credentialById, knownNames, loadFacts, today } from "./plan-facts.js";
import { calendarEntries } from "./plan-holdings.js";
import { dayField, renderRows } from "./plan-rows.js";
import { changeWithUndo, editHeld, refreshPlan, state, storePlan, undoLast } from "./plan-state.js";
import { emptyPlan, fromFile, fromLink, loadPlan, toLink, toText, writeStored } from "./plan-store.js";
import { showPlan } from "./plan-view.js";
import { copyLink, describeDropped } from "./shared-link.js";

const form = byId("plan-form", HTMLFormElement);

/** Says what happened, on the page and to screen readers. @param {...(string | Node)} parts */
const announce = (...parts) => byId("plan-said").replaceChildren(...parts);

function show() {
  renderRows(state.plan.held);
  showPlan(state.plan);
  byId("plan-shared").hidden = !state.shared;
  byId("plan-stored").hidden = state.shared;
}

/** Adds a certification or changes its day. @param {string} id @param {string} [passed] */
function noteHeld(id, passed) {
  announce(editHeld((held) => held.set(id, passed ?? held.get(id) ?? "")));
  show();
}

/** Does what removes or replaces something, and offers to undo it. @param {() => string} change returns what was done */
function offerUndo(change) {
  const done = changeWithUndo(change);
  show();
  announce(`${done} `, createButton(gettext("Undo"), "undo"));
}

const planUrl = () => location.href.split("#")[0];

/** Forgets that a plan came by link. */
function leaveLink() {
  state.shared = false;
  if (location.hash) history.replaceState(null, "", planUrl());
}

/** @type {Record<string, (button: HTMLButtonElement) => unknown>} */
const actions = {
  passed({ name, value }) {
    noteHeld(name, value);
    dayField(name).value = value;
    dayField(name).focus();
  },
  remove({ value }) {
    offerUndo(() => {
      const problem = editHeld((held) => held.delete(value));
      return joinSentences(gettext("{name} is removed.", { name: credentialById(value).short }), problem);
    });
    byId("plan-add").focus();
  },
  save() {
    download(toText(state.plan), "application/json", "plan.json");
    announce(gettext("Downloaded as {file}.", { file: "plan.json" }));
  },
  link() {
    const messages = { copied: gettext("Link copied. It shows this plan."), label: gettext("Link to this plan") };
    return copyLink(`${planUrl()}#${toLink(state.plan)}`, messages, announce);
  },
  calendar() {
    const entries = calendarEntries(state.plan.held);
    if (!entries.length) return announce(gettext("None of these expires on a known day, so the calendar is empty."));
    download(writeCalendar(entries, location.hostname, today(), planUrl()), "text/calendar", "plan.ics");
    return announce(gettext("Downloaded as {file}.", { file: "plan.ics" }));
  },
  print: () => print(),
  delete(button) {
    if (state.shared) return actions.own(button);
    offerUndo(() => {
      writeStored(null);
      state.plan = emptyPlan();
      return gettext("Your plan is deleted.");
    });
    return byId("what-i-hold").focus();
  },
  keep() {
    offerUndo(() => {
      leaveLink();
      return storePlan() || gettext("This plan is saved in this browser.");
    });
    byId("what-i-hold").focus();
  },
  own() {
    leaveLink();
    openPlan();
    byId("what-i-hold").focus();
  },
  undo() {
    const done = undoLast();
    show();
    announce(done);
  },
};

/** Imports a copy from the field for files. @param {HTMLInputElement} field */
async function importPlan(field) {
  const file = field.files?.[0];
  if (!file) return;
  const { plan, dropped, problem } = await fromFile(file, knownNames());
  field.value = "";
  if (problem) return announce(joinSentences(problem, gettext("Nothing was changed.")));
  offerUndo(() => {
    state.plan = plan;
    return joinSentences(gettext("Imported."), describeDropped(dropped), storePlan());
  });
}

/** Opens the plan in the link, or else the one that this browser saved. */
function openPlan() {
  const names = knownNames();
  const [kept, linked] = [loadPlan(names), fromLink(location.hash, names)];
  const { plan, dropped, problem } =
    linked && !linked.problem ? linked : (kept ?? linked ?? { plan: emptyPlan(), dropped: [], problem: "" });
  Object.assign(state, { plan, shared: Boolean(linked && !linked.problem) });
  const reason = linked?.problem || problem;
  announce(reason ? joinSentences(reason, gettext("Nothing was changed.")) : describeDropped(dropped));
  show();
}

function listen() {
  byId("plan").addEventListener("click", ({ target }) => {
    const button = /** @type {Element} */ (target).closest("[data-do]");
    if (button instanceof HTMLButtonElement) actions[button.dataset.do ?? ""](button);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const choice = byId("plan-add", HTMLSelectElement);
    const id = choice.value;
    if (!id) return choice.focus();
    noteHeld(id);
    choice.value = "";
    return dayField(id).focus();
  });
  form.addEventListener("change", ({ target }) => {
    if (!(target instanceof HTMLInputElement)) return;
    if (target.type === "file") importPlan(target);
    else noteHeld(target.name, target.value);
  });
  const follow = byId("plan-follow", HTMLSelectElement);
  follow.addEventListener("change", () => {
    refreshPlan();
    state.plan = { ...state.plan, follow: follow.value };
    announce(storePlan());
    show();
  });
  addEventListener("storage", () => {
    refreshPlan();
    show();
  });
  addEventListener("hashchange", () => location.hash.startsWith("#plan") && openPlan());
}

// The picture is closed on phones only.
const picture = document.querySelector(".renewal-picture")?.closest("details");
if (picture && matchMedia("(min-width: 60em)").matches) picture.open = true;

// Without the facts nothing is worked out: the page says so, and shows no half of a plan.
if (await loadFacts(byId("plan-facts", HTMLLinkElement).href)) {
  listen();
  openPlan();
  byId("plan").dataset.ready = "";
} else {
  byId("plan-failed").hidden = false;
  form.hidden = true;
}
