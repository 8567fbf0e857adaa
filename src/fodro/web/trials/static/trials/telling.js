/* An experiment in words, filled into the texts the page brings. */

import { dayName, fill, upper } from "../shift/telling.js";
import { isSplit } from "./standing.js";

const WITHOUT = "without";
const REST = "massage-or-rest";
const WHEN = { evening: "whenEvening", "next-morning": "whenMorning" };

const known = (words, { subject }, slug) => words.names[subject]?.[slug];

function named(words, body, slug) {
  if (slug === WITHOUT) return words.without;
  return known(words, body, slug) ?? (slug || "–");
}

/** As it stands inside a sentence; a person's own words stay as they were typed. */
function inside(words, body, slug) {
  const name = known(words, body, slug);
  return name ? name.charAt(0).toLowerCase() + name.slice(1) : named(words, body, slug);
}

export function title(words, body) {
  if (body.design === REST) return words.massageOrRest;
  const what = upper(named(words, body, body.a));
  if (isSplit(body)) return fill(words.splitTitle, { what });
  return body.b === WITHOUT ? fill(words.withTitle, { what }) : fill(words.eitherTitle, { a: what, b: inside(words, body, body.b) });
}

export function drawnText(words, body, arm) {
  if (isSplit(body)) return arm === "A" ? words.leftToday : words.rightToday;
  if (body.design === REST) return arm === "A" ? words.massageToday : words.restToday;
  if (arm === "B" && body.b === WITHOUT) return fill(words.withoutToday, { what: inside(words, body, body.a) });
  return fill(words.thisToday, { what: inside(words, body, arm === "A" ? body.a : body.b) });
}

export function howText(words, body, arm) {
  if (body.design === REST) return arm === "A" ? words.howMassage : words.howRest;
  if (!isSplit(body)) return "";
  return fill(arm === "A" ? words.treatLeft : words.treatRight, { what: upper(named(words, body, body.a)) });
}

/** What may have been done, in words, by what a record says. */
export function choices(words, body) {
  if (isSplit(body)) return { A: words.left, B: words.right, both: words.bothFeet, neither: words.neitherFoot };
  if (body.design === REST) return { A: upper(words.massage), B: upper(words.rest), both: words.both, neither: words.neither };
  const a = upper(named(words, body, body.a));
  if (body.b === WITHOUT) return { A: a, B: fill(words.withoutWhat, { what: inside(words, body, body.a) }) };
  return { A: a, B: upper(named(words, body, body.b)), both: words.both, neither: words.neither };
}

export function progress(words, body, { stage, number, of }) {
  if (stage === "ahead") return fill(words.begins, { day: dayName(words, body.drawn[0].day) });
  return stage === "last" ? words.lastMorning : fill(words.dayOf, { n: number, of });
}

export function doneText(words, body, { drawn, noted }) {
  if (!noted?.done) return "";
  return noted.done === drawn.arm ? words.done : fill(words.doneOther, { what: choices(words, body)[noted.done] ?? noted.done });
}

export function ratedText(words, rated) {
  if (rated?.left === undefined || rated.left === null || rated.right === null) return "";
  const written = (number) => number.toLocaleString(words.locale);
  return fill(words.rated, { left: written(rated.left), right: written(rated.right) });
}

/** Everything the card says, by where it stands. */
export function told(words, body, at) {
  const isMorning = body.compared === "next-morning";
  return {
    progress: progress(words, body, at),
    heading: at.drawn ? drawnText(words, body, at.drawn.arm) : title(words, body),
    how: at.drawn ? howText(words, body, at.drawn.arm) : "",
    done: doneText(words, body, at),
    rated: ratedText(words, at.rated),
    asks: isMorning ? words.ratesMorning : words.ratesEvening,
    later: isMorning ? words.rateMorning : words.rateEvening,
    when: words[WHEN[body.compared] ?? "whenDay"],
  };
}

export function span(words, body) {
  const [first, last, n] = [body.drawn[0].day, body.drawn.at(-1).day, body.drawn.length];
  const days = fill(n === 1 ? words.oneDay : words.nDays, { n });
  return fill(words.span, { first: dayName(words, first), last: dayName(words, last), days });
}
