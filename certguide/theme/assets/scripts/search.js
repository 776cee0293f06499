// Material's scripts and the search index are large; they are fetched when somebody turns to the search.
const toggle = /** @type {HTMLInputElement} */ (document.getElementById("__search"));
const input = /** @type {HTMLInputElement} */ (document.querySelector(".md-search__input"));
const held = /** @type {HTMLTemplateElement} */ (document.querySelector("[data-for-search]"));
const hits = /** @type {HTMLElement} */ (document.querySelector(".md-search-result__list"));
// Once appended, nothing is held any more.
const fetchSearch = () => document.body.append(held.content);
/** @param {boolean} open */
const turn = (open) => toggle.checked === open || toggle.click();
input.addEventListener("focus", () => {
  turn(true);
  fetchSearch();
});
// It shuts when the focus goes elsewhere; by Tab before it does, or the list that vanishes would take it.
document.addEventListener(
  "focusin",
  ({ target }) => /** @type {Element} */ (target).closest(".md-search") || turn(false),
);
input.addEventListener("keydown", ({ key }) => key === "Tab" && turn(false));
// The theme takes the words under a hit for a navigation of their own.
new MutationObserver(() => hits.querySelectorAll("nav").forEach((tags) => (tags.role = "none"))).observe(hits, {
  childList: true,
  subtree: true,
});
toggle.addEventListener("change", () => toggle.checked && input.focus());
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || /** @type {Element} */ (event.target).closest("input, select, textarea")) return;
  event.preventDefault();
  input.focus();
});
if (new URLSearchParams(location.search).has("q")) fetchSearch();
