// What the reader holds, as it stands today, and what follows from it.
import { cheapestCover, expires, nextStep, windowOpens } from "./plan-rules.js";
import { data, day, fact, today } from "./plan-facts.js";

/**
 * `last` is the last day where it can be reckoned; `counts` whether it is good today.
 * @typedef {{id: string, one: import("./plan-facts.js").Fact, passed: string, wrong: string, last: string, over: boolean, counts: boolean}} Held
 * @typedef {ReturnType<typeof advice>} Advice
 */

/** Why nothing can be reckoned from a day; nothing when all is well. @param {import("./plan-facts.js").Fact} one @param {string} passed */
export function trouble(one, passed) {
  if (!passed) return "";
  if (passed > today()) return "This day lies ahead. It counts from then on.";
  if (one.first && passed < one.first) return `There was no such exam before ${day(one.first)}.`;
  if (one.last && passed > one.last) return `It could not be taken any more after ${day(one.last)}.`;
  return "";
}

/** @param {Map<string, string>} held days by id @returns {Held[]} */
export function holdings(held) {
  return [...held].map(([id, passed]) => {
    const one = fact(id);
    const wrong = trouble(one, passed);
    const last = passed && !wrong && one.months ? expires(passed, one.months) : "";
    const over = Boolean(last) && last < today();
    return { id, one, passed, wrong, last, over, counts: !over && !(passed > today()) };
  });
}

/** What comes next for what is held, and what renews it. @param {Map<string, string>} days */
export function advice(days) {
  const mine = holdings(days).sort((a, b) => (a.last || "9").localeCompare(b.last || "9"));
  const valid = mine.filter((held) => held.counts);
  const held = new Set(valid.flatMap(({ id, one }) => (one.now ? [id, one.now] : [id])));
  const cover = cheapestCover(
    valid.filter(({ one }) => one.months).map(({ id }) => id),
    data.offers,
  );
  return { mine, valid, held, cover, step: nextStep(data.steps, held) };
}

/** Ways besides an exam, each with the day from which it is open. @param {string} id @param {string} last */
export const ways = (id, last) =>
  data.ways
    .filter((way) => way.of.includes(id))
    .map((way) => ({ way, opens: windowOpens(last, way.number, way.unit) }));

/** The days ahead, for a calendar. @param {Map<string, string>} held @returns {import("./calendar.js").Entry[]} */
export const dates = (held) =>
  holdings(held)
    .filter(({ last, over }) => last && !over)
    .flatMap(({ id, one, last }) => [
      {
        id: `expires-${id}`,
        day: last,
        title: `${one.short} runs out`,
        says: `The last day of ${one.short}. Renew it before.`,
        before: [90, 30],
      },
      ...ways(id, last)
        .filter(({ opens }) => opens > today())
        .map(({ way, opens }) => ({
          id: `opens-${way.id}-${id}`,
          day: opens,
          title: `${way.name} opens for ${one.short}`,
          says: `Open until ${day(last)}.`,
          before: [1],
        })),
    ]);
