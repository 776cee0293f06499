// Material's scripts and the search index are large; they are fetched when somebody turns to the search.
const toggle = /** @type {HTMLInputElement} */ (document.getElementById("__search"));
const input = /** @type {HTMLInputElement} */ (document.querySelector(".md-search__input"));
/** @type {HTMLTemplateElement | null} */
const held = document.querySelector("template[data-for-search]");
const hits = /** @type {HTMLElement} */ (document.querySelector(".md-search-result__list"));
let fetched = false;

function fetchSearch() {
  if (fetched || !held) return;
  fetched = true;
  document.body.append(held.content);
}

input.addEventListener("focus", () => {
  if (!toggle.checked) toggle.click();
  fetchSearch();
});
// It shuts when Tab or anything else takes the focus elsewhere, also before the theme's script is there. Tab does so
// before the focus moves, or the list that vanishes would take it.
input.addEventListener("keydown", ({ key }) => key === "Tab" && toggle.checked && toggle.click());
document.addEventListener("focusin", ({ target }) => toggle.checked && !(/** @type {Element} */ (target)).closest(".md-search") && toggle.click());
// The theme takes the words under a hit for a navigation of their own.
new MutationObserver(() => hits.querySelectorAll("nav").forEach((tags) => (tags.role = "none"))).observe(hits, { childList: true, subtree: true });
toggle.addEventListener("change", () => toggle.checked && input.focus());
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || fetched || /** @type {Element} */ (event.target).closest("input, select, textarea")) return;
  event.preventDefault();
  input.focus();
});
if (new URLSearchParams(location.search).has("q")) fetchSearch();
