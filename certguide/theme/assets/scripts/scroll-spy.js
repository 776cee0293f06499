// Names the page in the bar once its heading is gone, and marks the section being read.
const bar = document.querySelector(".md-header__title");
const heading = document.querySelector("article h1");
const offset = /** @type {HTMLElement | null} */ (document.querySelector(".md-header"))?.offsetHeight ?? 0;
if (bar && heading) {
  new IntersectionObserver(
    ([{ isIntersecting, boundingClientRect }]) =>
      bar.classList.toggle("md-header__title--active", !isIntersecting && boundingClientRect.top < offset),
    { rootMargin: `-${offset}px 0px 0px` },
  ).observe(heading);
}

/** @type {NodeListOf<HTMLAnchorElement>} */
const contents = document.querySelectorAll(".contents a[href^='#']");
const links = [...contents];
const sections = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))));

/** Marks the link to the section at the top of the window, and those before it. */
function markSection() {
  const line = offset + 40;
  const current = sections.findLastIndex((section) => section && section.getBoundingClientRect().top <= line);
  links.forEach((link, place) => {
    link.classList.toggle("is-past", place < current);
    if (place === current) link.setAttribute("aria-current", "location");
    else link.removeAttribute("aria-current");
  });
}

if (links.length) {
  let waiting = false;
  addEventListener(
    "scroll",
    () => {
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(() => {
        waiting = false;
        markSection();
      });
    },
    { passive: true },
  );
  markSection();
}
