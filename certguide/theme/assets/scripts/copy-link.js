// A press on the # of a step also copies an address of it and says so beside it: the one that can be previewed where
// it is sent, if it has one. It leads to the same place. A link to the page itself only copies.
for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll("[data-copy-link]"))) {
  const said = document.createElement("span");
  said.className = "copied";
  said.setAttribute("role", "status");
  link.after(said);
  link.addEventListener("click", async (event) => {
    if (!link.hash) event.preventDefault();
    said.textContent = "";
    try {
      await navigator.clipboard.writeText(new URL(link.dataset.copyLink || link.href, link.href).href);
      said.textContent = "Address copied";
    } catch {
      // The address stands in the browser's bar all the same.
    }
  });
}
