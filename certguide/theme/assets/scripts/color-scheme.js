// Sets the colours before the first paint: the reader's choice, or else that of the system.
(() => {
  const KEY = "scheme";
  const root = document.documentElement;
  const system = matchMedia("(prefers-color-scheme: dark)");
  const button = /** @type {HTMLButtonElement} */ (document.querySelector(".scheme"));

  function chosen() {
    try {
      return localStorage.getItem(KEY);
    } catch {
      return null;
    }
  }

  /** @param {boolean} dark */
  function paint(dark) {
    root.classList.toggle("dark", dark);
    document.body.dataset.mdColorScheme = dark ? "slate" : "default";
    button.ariaLabel = button.title = dark ? "Switch to light colours" : "Switch to dark colours";
  }

  const show = () => paint((chosen() ?? (system.matches ? "dark" : "")) === "dark");

  root.classList.replace("no-js", "js");
  system.addEventListener("change", show);
  button.addEventListener("click", () => {
    const dark = !root.classList.contains("dark");
    paint(dark);
    // Where nothing may be kept it holds for this page.
    try {
      localStorage.setItem(KEY, dark ? "dark" : "light");
    } catch {}
  });
  show();
})();
