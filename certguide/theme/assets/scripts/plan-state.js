// The plan that is shown, and how it is stored without losing one's own or another tab's.

import { gettext } from "./messages.js";
import { knownNames } from "./plan-facts.js";
import { emptyPlan, loadPlan, readStored, toText, writeStored } from "./plan-store.js";

/** A `shared` plan came by link and is only looked at; `stored` is false once this browser refused to save. */
export const state = { plan: emptyPlan(), shared: false, stored: true };

/** Takes back what was done last, and returns what the reader must know. */
let undo = () => "";

/**
 * Stores the plan, unless it came by link or would replace one that can't be read. Returns what the reader must know.
 */
export function storePlan() {
  if (state.shared) return gettext("This plan came by link. Select “Keep this plan” to save it in this browser.");
  const problem = loadPlan(knownNames())?.problem;
  if (problem)
    return gettext("We didn’t save this, to keep your earlier plan: {problem} To delete it, select “Start over”.", {
      problem,
    });
  state.stored = writeStored(toText(state.plan));
  return state.stored ? "" : gettext("This browser saves nothing. Download your plan before you leave.");
}

/** Takes up what another tab has saved or deleted since, so that neither loses a change. */
export function refreshPlan() {
  if (state.shared || !state.stored) return;
  const kept = loadPlan(knownNames());
  if (!kept) state.plan = emptyPlan();
  else if (!kept.problem) state.plan = kept.plan;
}

/**
 * Changes the plan as it is stored now. Returns what the reader must know.
 * @param {(held: Map<string, string>) => void} change
 */
export function editHeld(change) {
  refreshPlan();
  const held = new Map(state.plan.held);
  change(held);
  state.plan = { ...state.plan, held };
  return storePlan();
}

/** Does what removes or replaces something, so that it can be undone. @param {() => string} change */
export function changeWithUndo(change) {
  const earlier = { ...state };
  const before = readStored();
  const done = change();
  const after = readStored();
  undo = () => {
    // What another tab has saved since is newer than what would come back.
    if (readStored() !== after) return gettext("Your plan has changed in another tab, so this can’t be undone.");
    Object.assign(state, earlier);
    if (after !== before) writeStored(before);
    refreshPlan();
    return gettext("Undone.");
  };
  return done;
}

export const undoLast = () => undo();
