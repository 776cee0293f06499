import { gettext } from "./messages.js";

// Switches the colours, and follows the system until the reader chooses; first-paint.js sets them as a page opens.
const classes = document.documentElement.classList;
const switchButton = /** @type {HTMLButtonElement} */ (document.querySelector(".color-scheme"));

/** Sets the colours. @param {boolean} dark */
function paint(dark) {
  classes.toggle("dark", dark);
  labelSwitch();
}

/** Says on the button what it does. */
function labelSwitch() {
  const label = classes.contains("dark") ? gettext("Switch to light colours") : gettext("Switch to dark colours");
  switchButton.ariaLabel = switchButton.title = label;
}

/** Returns whether the reader has chosen. */
function hasChosen() {
  try {
    return localStorage.getItem("scheme") !== null;
  } catch {
    return false;
  }
}

matchMedia("(prefers-color-scheme: dark)").addEventListener("change", ({ matches }) => {
  if (!hasChosen()) paint(matches);
});
switchButton.addEventListener("click", () => {
  const dark = !classes.contains("dark");
  paint(dark);
  // Where nothing may be kept, the choice holds for this page.
  try {
    localStorage.setItem("scheme", dark ? "dark" : "light");
  } catch {}
});
labelSwitch();
