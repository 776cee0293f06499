// Opens and shuts the search. Material's scripts and the search index are large, so they are fetched only then.
const toggle = /** @type {HTMLInputElement} */ (document.getElementById("__search"));
const input = /** @type {HTMLInputElement} */ (document.querySelector(".md-search__input"));
/** @type {HTMLElement | null} */
const openButton = document.querySelector(".open-search");
const template = /** @type {HTMLTemplateElement} */ (document.querySelector("[data-for-search]"));
const results = /** @type {HTMLElement} */ (document.querySelector(".md-search-result__list"));

/** Fetches the theme's scripts, once: the template is empty afterwards. */
const fetchSearch = () => document.body.append(template.content);

/** Opens or shuts the search. @param {boolean} open */
function setOpen(open) {
  if (toggle.checked !== open) toggle.click();
}

input.addEventListener("focus", () => {
  setOpen(true);
  fetchSearch();
});
openButton?.addEventListener("click", () => input.focus());
document.querySelector(".close-search")?.addEventListener("click", () => {
  setOpen(false);
  openButton?.focus();
});
document.querySelector(".md-search__overlay")?.addEventListener("click", () => setOpen(false));
// It shuts when the focus goes elsewhere; by Tab before it does, or the list that vanishes would take it.
document.addEventListener("focusin", ({ target }) => {
  if (!(/** @type {Element} */ (target).closest(".md-search"))) setOpen(false);
});
input.addEventListener("keydown", ({ key }) => key === "Tab" && setOpen(false));
// The theme takes the words under a result for a navigation of their own.
new MutationObserver(() => {
  for (const tags of results.querySelectorAll("nav")) tags.role = "none";
}).observe(results, { childList: true, subtree: true });
toggle.addEventListener("change", () => toggle.checked && input.focus());
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || /** @type {Element} */ (event.target).closest("input, select, textarea")) return;
  event.preventDefault();
  input.focus();
});
if (new URLSearchParams(location.search).has("q")) fetchSearch();
