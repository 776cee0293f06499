// Sets the colours before the first paint: the reader's choice, or else that of the system.
(() => {
  const KEY = "scheme";
  const root = document.documentElement;
  const system = matchMedia("(prefers-color-scheme: dark)");
  const button = /** @type {HTMLButtonElement} */ (document.querySelector(".color-scheme"));

  /** Returns the reader's choice, "dark" or "light", or null. */
  function storedChoice() {
    try {
      return localStorage.getItem(KEY);
    } catch {
      return null;
    }
  }

  /** Sets the colours, and what the button says it does. @param {boolean} dark */
  function paint(dark) {
    root.classList.toggle("dark", dark);
    document.body.dataset.mdColorScheme = dark ? "slate" : "default";
    button.ariaLabel = button.title = (dark ? button.dataset.toLight : button.dataset.toDark) ?? "";
  }

  const applyChoice = () => paint((storedChoice() ?? (system.matches ? "dark" : "")) === "dark");

  root.classList.replace("no-js", "js");
  system.addEventListener("change", applyChoice);
  button.addEventListener("click", () => {
    const dark = !root.classList.contains("dark");
    paint(dark);
    // Where nothing may be kept, the choice holds for this page.
    try {
      localStorage.setItem(KEY, dark ? "dark" : "light");
    } catch {}
  });
  applyChoice();
})();
