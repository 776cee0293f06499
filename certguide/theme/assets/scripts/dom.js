// Small pieces of a page. Whatever comes from data or from the reader is set as text, never as markup.

/** @param {string} id @returns {any} */
export const at = (id) => document.getElementById(id);

/** @param {string} tag @param {string} style @param {...(Node | string)} inside @returns {any} */
export function el(tag, style, ...inside) {
  const made = document.createElement(tag);
  if (style) made.className = style;
  made.append(...inside);
  return made;
}

/** @param {string} icon @param {string} text */
export function sign(icon, text) {
  const mark = el("i", "sign");
  mark.ariaHidden = "true";
  return el("span", `status s-${icon}`, mark, text);
}

/** @param {string} href @param {string} text */
export function link(href, text) {
  const made = el("a", "", text);
  made.href = href;
  return made;
}

/** @param {string} text @param {string} does */
export function button(text, does) {
  const made = el("button", "button", text);
  made.type = "button";
  made.dataset.do = does;
  return made;
}

/** Saves a text as a file. @param {string} text @param {string} type @param {string} name */
export function download(text, type, name) {
  const made = link(URL.createObjectURL(new Blob([text], { type })), "");
  made.download = name;
  made.click();
  setTimeout(() => URL.revokeObjectURL(made.href), 1000);
}

/** @param {number} cents @param {string} currency */
export function amount(cents, currency) {
  if (!cents) return "Free";
  const part = cents % 100 ? `.${String(cents % 100).padStart(2, "0")}` : "";
  return `${Math.floor(cents / 100).toLocaleString("en")}${part}\u00a0${currency}`;
}

/** @param {string[]} words */
export const listed = (words) =>
  words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
