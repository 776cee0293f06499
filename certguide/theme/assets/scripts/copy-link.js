// Copies a URL when the # of a step is pressed, and says so beside it: the one that can be previewed where it is sent,
// if it has one. It leads to the same place. A link to the page itself only copies.
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
      message.textContent = "Address copied";
    } catch {
      // The URL stands in the browser's bar all the same.
    }
  });
}
