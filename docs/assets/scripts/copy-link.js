// A press on the # of a step also copies its address and says so beside it.
for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll("[data-copy-link]"))) {
  const said = document.createElement("span");
  said.className = "copied";
  said.setAttribute("role", "status");
  link.after(said);
  link.addEventListener("click", async () => {
    said.textContent = "";
    try {
      await navigator.clipboard.writeText(link.href);
      said.textContent = "Address copied";
    } catch {
      // The address stands in the browser's bar all the same.
    }
  });
}
