// Lets the theme's search find words as readers type them. The build puts this in front of the theme's worker, whose
// lunr compares words in lower case, as the separator of the index splits them.
import { foldText } from "./fold.js";

/** The types of messages to and from the theme's worker. */
const Message = { SETUP: 0, QUERY: 2, RESULT: 3 };

const search = { separator: /\s+/, query: "" };
const post = self.postMessage.bind(self);

// Accents don't matter, and the index holds "&" as HTML does.
String.prototype.toLowerCase = function () {
  return foldText(String(this)).replaceAll("&amp;", "&");
};

/** Returns the words of a text, without what separates them. @param {string} text */
const splitWords = (text) => text.split(search.separator).filter(Boolean);

/**
 * Asks for every character of a script without spaces, each of which is a word of the index.
 * @param {string} query
 */
function requireCharacters(query) {
  const words = query.split(" ").map((word) => {
    const characters = splitWords(word);
    const isRun = characters.length > 1 && /^[\p{L}\p{M}\p{N}]+$/u.test(word);
    return isRun ? characters.map((character) => `+${character}*`).join(" ") : word;
  });
  return words.join(" ");
}

/** Returns a query for the same words with one typo each, or nothing where all are short. @param {string} query */
function allowTypos(query) {
  const words = splitWords(query).filter((word) => /^[\p{L}\p{M}\p{N}]+$/u.test(word));
  return words.some(({ length }) => length > 3)
    ? words.map((word) => (word.length > 3 ? `${word}~1` : word)).join(" ")
    : "";
}

addEventListener("message", ({ data: message }) => {
  if (message.type === Message.SETUP) search.separator = new RegExp(message.data.config.separator);
  if (message.type !== Message.QUERY) return;
  search.query = message.isRetry ? "" : message.data;
  message.data = requireCharacters(message.data);
});

/** Tries once more where nothing was found. @param {any} message */
self.postMessage = (message) => {
  const query = message.type === Message.RESULT && !message.data.items.length ? allowTypos(search.query) : "";
  if (query) dispatchEvent(new MessageEvent("message", { data: { type: Message.QUERY, data: query, isRetry: true } }));
  else post(message);
};
