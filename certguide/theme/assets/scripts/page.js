// What every page does, in one file.
import "./color-scheme.js";
import "./search.js";
import "./scroll-spy.js";
import "./copy-link.js";
import "./site-age.js";
import "./open-folds.js";
