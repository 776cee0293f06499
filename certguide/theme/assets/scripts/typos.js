// Words with one typo.

/**
 * Returns a pattern of a word with one letter wrong, missing, too many or swapped with the next; any other sign fits all.
 * @param {string} word
 */
export function typoPattern(word) {
  const letters = [...word].map((letter) => (/[\p{L}\p{N}]/u.test(letter) ? letter : "."));
  const forms = letters.flatMap((letter, place) => {
    const [before, after] = [letters.slice(0, place).join(""), letters.slice(place + 1).join("")];
    const swapped = (letters[place + 1] ?? "") + letter + letters.slice(place + 2).join("");
    return [`${before}.?${after}`, `${before}.${letter}${after}`, before + swapped];
  });
  return new RegExp(forms.join("|"), "u");
}
