// Sets the colours before the first paint: the reader's choice, or else that of the system.
(() => {
  const KEY = "scheme";
  const system = matchMedia("(prefers-color-scheme: dark)");
  const button = /** @type {HTMLButtonElement} */ (document.querySelector(".scheme"));

  function chosen() {
    try { return localStorage.getItem(KEY); } catch { return null; }
  }

  function show() {
    const dark = (chosen() ?? (system.matches ? "dark" : "light")) === "dark";
    document.body.dataset.mdColorScheme = dark ? "slate" : "default";
    button.ariaLabel = button.title = dark ? "Switch to light colours" : "Switch to dark colours";
  }

  document.documentElement.classList.replace("no-js", "js");
  system.addEventListener("change", show);
  button.addEventListener("click", () => {
    const next = document.body.dataset.mdColorScheme === "slate" ? "light" : "dark";
    try { localStorage.setItem(KEY, next); } catch { document.body.dataset.mdColorScheme = next === "dark" ? "slate" : "default"; return; }
    show();
  });
  show();
})();
