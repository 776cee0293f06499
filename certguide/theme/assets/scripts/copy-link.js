import { gettext } from "./messages.js";

// Copies the URL of a link when it is pressed, and says so beside it. A step has a URL of its own for sharing, which has
// a preview and leads to the step. A link to the page itself only copies.
for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll("[data-copy-link]"))) {
  const message = document.createElement("span");
  message.className = "copied";
  message.setAttribute("role", "status");
  link.after(message);
  link.addEventListener("click", async (event) => {
    if (!link.hash) event.preventDefault();
    message.textContent = "";
    try {
      await navigator.clipboard.writeText(new URL(link.dataset.copyLink || link.href, link.href).href);
      message.textContent = gettext("Link copied");
    } catch {
      // The URL is in the browser's address bar all the same.
    }
  });
}
