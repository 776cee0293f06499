// Names the page in the bar once its heading is gone, and marks the section being read.
const bar = document.querySelector(".md-header__title");
const heading = document.querySelector("article h1");
const offset = /** @type {HTMLElement | null} */ (document.querySelector(".md-header"))?.offsetHeight ?? 0;
if (bar && heading) {
  new IntersectionObserver(
    ([seen]) =>
      bar.classList.toggle("md-header__title--active", !seen.isIntersecting && seen.boundingClientRect.top < offset),
    { rootMargin: `-${offset}px 0px 0px` },
  ).observe(heading);
}

const links = [
  .../** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll(".md-nav--secondary a[href^='#']")),
];
const sections = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))));

function mark() {
  const line = offset + 40;
  const here = sections.findLastIndex((section) => section && section.getBoundingClientRect().top <= line);
  links.forEach((link, position) => {
    link.classList.toggle("is-past", position < here);
    if (position === here) link.setAttribute("aria-current", "location");
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
        mark();
      });
    },
    { passive: true },
  );
  mark();
}
