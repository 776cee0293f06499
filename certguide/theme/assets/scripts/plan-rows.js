// The rows of the form: a certification, the day it was passed, and a button to remove it.

import { byId, createButton, createElement, createLink } from "./dom.js";
import { formatDay } from "./formatting.js";
import { gettext } from "./messages.js";
import { credentialById, pageUrl } from "./plan-facts.js";
import { dayPassed, passProblem } from "./plan-holdings.js";

/** @param {string} id */
export const dayField = (id) => byId(`day-${id}`, HTMLInputElement);

/** Shows a row for each credential, and leaves alone the rows and the focus that are there. @param {Map<string, string>} held */
export function renderRows(held) {
  const list = byId("plan-rows");
  for (const row of [...list.children]) if (!held.has(/** @type {HTMLElement} */ (row).dataset.id ?? "")) row.remove();
  for (const [id, passed] of held) {
    if (!document.getElementById(`day-${id}`)) list.append(makeRow(id));
    const field = dayField(id);
    if (field !== document.activeElement) field.value = passed;
    renderProblem(id, passed);
  }
  for (const option of byId("plan-add", HTMLSelectElement).options) option.disabled = held.has(option.value);
}

/** @param {string} id */
function makeRow(id) {
  const { short, level, ...credential } = credentialById(id);
  const drawing = createElement("i", `icon icon-${level.icon}`);
  drawing.ariaHidden = "true";
  const name = createElement("span", `level level--${level.colour}`, drawing, createLink(pageUrl(credential), short));
  const field = createElement("input", "");
  const ariaLabel = gettext("Passed on: {name}", { name: short });
  Object.assign(field, { type: "date", id: `day-${id}`, name: id, autocomplete: "off", ariaLabel });
  const label = createElement("label", "", gettext("Passed on"));
  label.htmlFor = field.id;
  const remove = createButton("×", "remove");
  remove.value = id;
  remove.ariaLabel = gettext("Remove {name}", { name: short });
  const row = createElement("li", "holding", name, createElement("span", "pass-date", label, field), remove);
  row.dataset.id = id;
  return row;
}

/** Shows what is wrong with a day, below its row. @param {string} id @param {string} passed */
function renderProblem(id, passed) {
  const messageId = `problem-${id}`;
  const field = dayField(id);
  const problem = passProblem(credentialById(id), passed);
  document.getElementById(messageId)?.remove();
  field.removeAttribute("aria-describedby");
  field.ariaInvalid = problem ? "true" : null;
  if (!problem) return;
  const message = createElement("span", "field-error", problem);
  message.id = messageId;
  field.setAttribute("aria-describedby", messageId);
  const day = dayPassed(credentialById(id), passed);
  if (day) {
    const text = gettext("Use it as the expiry date (passed on {day})", { day: formatDay(day) });
    const suggestion = createButton(text, "passed");
    Object.assign(suggestion, { name: id, value: day });
    message.append(" ", suggestion);
  }
  field.closest("li")?.append(message);
}
