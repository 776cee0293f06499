// Leads on from an old address at once, with whatever stood behind it; without scripts the page leads on by itself.
const { to = "" } = /** @type {HTMLScriptElement} */ (document.currentScript).dataset;
location.replace(to.includes("#") ? to : to + location.search + location.hash);
