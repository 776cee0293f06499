import { gettext } from "./messages.js";

// Warns readers when the site has grown old. What it says depends on the day, so it has to be built again and again; a
// host that stops doing so tells nobody.
const update = /** @type {HTMLElement | null} */ (document.querySelector("[data-old-after]"));
if (update && new Date() > new Date(update.dataset.oldAfter ?? "")) {
  const note = document.createElement("p");
  note.className = "old-site";
  const warning = gettext(
    "That was more than a week ago. Prices, dates and statuses may have changed since, so check the official page before you book.",
  );
  note.textContent = `${update.textContent} ${warning}`;
  document.querySelector("article")?.prepend(note);
}
