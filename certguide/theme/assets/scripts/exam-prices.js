// The prices of the exams that credentials need. Each rule has its twin in certguide/advice/exam_cost.py; a test holds
// both against each other.

/**
 * Exams of which some are needed; one that counts for several credentials has the same name in each. `passes` are those
 * that all who hold a credential have passed. A credential without groups is one exam.
 * @typedef {{choose: number, exams: {exam: string, cents?: number | null}[]}} ExamGroup
 * @typedef {{id: string, cents?: number | null, groups?: ExamGroup[], passes?: string[]}} Priced
 */

/**
 * Returns the price of each exam that credentials need, in their order, and each once; null where it isn't known. What
 * holders have passed is left out. Of a choice, an exam that another credential needs comes first, then the cheapest.
 * @param {Priced[]} credentials @param {Priced[]} held @returns {(number | null)[]}
 */
export function examPrices(credentials, held = []) {
  const groups = credentials.flatMap(
    ({ id, cents, groups }) => groups ?? [{ choose: 1, exams: [{ exam: id, cents: cents ?? null }] }],
  );
  const passed = held.flatMap(({ passes }) => passes ?? []);
  const fixed = groups.filter(({ choose, exams }) => exams.length <= choose);
  const wanted = new Set([...passed, ...fixed.flatMap(({ exams }) => exams.map(({ exam }) => exam))]);
  /** @type {Map<string, number | null>} */
  const prices = new Map();
  for (const { choose, exams } of groups) {
    const ranked = [...exams].sort(
      (a, b) =>
        Number(wanted.has(b.exam)) - Number(wanted.has(a.exam)) || (a.cents ?? Infinity) - (b.cents ?? Infinity) || 0,
    );
    const picked = ranked.slice(0, choose);
    for (const item of exams.filter((item) => picked.includes(item))) {
      if (!prices.has(item.exam)) prices.set(item.exam, item.cents ?? null);
      wanted.add(item.exam);
    }
  }
  return [...prices].flatMap(([exam, cents]) => (passed.includes(exam) ? [] : [cents]));
}

/**
 * Returns the prices of offers: of the exams, each once and in their order, and of all else together.
 * @param {import("./cost-rules.js").Offer[]} offers @returns {{exams: number[], others: number}}
 */
export function offerPrices(offers) {
  const exams = examPrices(offers.filter(({ exam = true }) => exam)).map((cents) => cents ?? 0);
  const others = offers.filter(({ exam = true }) => !exam).reduce((sum, { cents }) => sum + cents, 0);
  return { exams, others };
}

/** Adds up prices; null if one of them isn't known. @param {(number | null)[]} prices */
export const addUp = (prices) =>
  prices.reduce((sum, price) => (sum === null || price === null ? null : sum + price), 0);
