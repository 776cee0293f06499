// Opens the closed section that a link leads to, so that its target is in view.
function openTarget() {
  const target = document.querySelector(":target");
  const fold = target?.closest("details");
  if (!target || !fold || fold.open) return;
  fold.open = true;
  target.scrollIntoView();
}

// Only after the page is loaded does the browser know what its URL names.
addEventListener("load", openTarget);
addEventListener("hashchange", openTarget);
