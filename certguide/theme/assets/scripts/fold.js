// Text as readers type it, for comparison with text as it is written.
/** @type {Record<string, string>} */
const PLAIN_LETTERS = { ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i" };

/** Returns a text in lower case, without accents and with the apostrophes of keyboards. @param {string} text */
export const foldText = (text) =>
  text
    .toLocaleLowerCase("en")
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replaceAll("’", "'")
    .replace(/[ßæœøłđðþı]/g, (letter) => PLAIN_LETTERS[letter]);
