// Values as readers see them, written as the pages write them.

const MONTHS = "January February March April May June July August September October November December".split(" ");

/** Writes an amount: "1,150.50 USD", or "Free". @param {number} cents @param {string} currency */
export function formatAmount(cents, currency) {
  if (!cents) return "Free";
  const part = cents % 100 ? `.${String(cents % 100).padStart(2, "0")}` : "";
  return `${Math.floor(cents / 100).toLocaleString("en")}${part}\u00a0${currency}`;
}

/** Writes a day such as 2026-11-23 as "23 November 2026". @param {string} iso */
export function formatDay(iso) {
  const [year, month, day] = iso.split("-").map(Number);
  return `${day}\u00a0${MONTHS[month - 1]}\u00a0${year}`;
}

/** Joins words: "a, b and c". @param {string[]} words @param {string} last */
export const joinWords = (words, last = "and") =>
  words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} ${last} ${words.at(-1)}`;
