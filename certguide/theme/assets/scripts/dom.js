// Small pieces of a page. Whatever comes from data or from the reader is set as text, never as markup.

/**
 * Returns the element with an id; throws where it is missing or of another type, for then the template is wrong.
 * @template {Element} [E=HTMLElement]
 * @param {string} id @param {new () => E} [type] @returns {E}
 */
export function byId(id, type = /** @type {any} */ (HTMLElement)) {
  const element = document.getElementById(id);
  if (element instanceof type) return element;
  throw new TypeError(id);
}

/**
 * Makes an element with classes and children.
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag @param {string} className @param {...(Node | string)} children @returns {HTMLElementTagNameMap[T]}
 */
export function createElement(tag, className, ...children) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...children);
  return element;
}

/** Makes the badge of a status: an icon for the eye, and its text. @param {string} icon @param {string} text */
export const statusBadge = (icon, text) => createElement("span", `status status--${icon}`, text);

/** Stands in a message for a node. */
export const NODE = "\0";

/** Returns the parts of a message, with nodes in the places of NODE. @param {string} text @param {...Node} nodes */
export const placeNodes = (text, ...nodes) =>
  text.split(NODE).flatMap((part, place) => (place ? [nodes[place - 1], part] : [part]));

/** Makes a link. @param {string} href @param {string} text */
export function createLink(href, text) {
  const link = createElement("a", "", text);
  link.href = href;
  return link;
}

/** Makes a button. Its action names what the page does when it is pressed. @param {string} text @param {string} action */
export function createButton(text, action) {
  const button = createElement("button", "button", text);
  button.type = "button";
  button.dataset.do = action;
  return button;
}

/** Saves a text as a file. @param {string} text @param {string} type @param {string} name */
export function download(text, type, name) {
  const link = createLink(URL.createObjectURL(new Blob([text], { type })), "");
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
