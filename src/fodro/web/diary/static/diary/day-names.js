/* How a day is named: today and yesterday, and any other as a date in the language of the page. */

import { daysFrom, lived } from "../sync/when.js";

const NIGHT_ENDS_H = 4;
const upper = (text) => text.charAt(0).toUpperCase() + text.slice(1);

/** Whether the evening before still goes on. */
export const isSmallHours = (moment) => moment.getHours() < NIGHT_ENDS_H;

/** The names of today and yesterday by day; after midnight those words say two things, so weekdays stand instead. */
export function nearDays(now, { today, yesterday }) {
  const days = [lived(now), daysFrom(lived(now), -1)];
  const names = isSmallHours(now) ? days.map((day) => upper(written(day, { weekday: "long" }))) : [today, yesterday];
  return Object.fromEntries(days.map((day, n) => [day, names[n]]));
}

export const dayName = (day, now, words) => nearDays(now, words)[day] ?? written(day, { day: "numeric", month: "short" });

/** English is written as in Europe. */
function written(day, manner) {
  const language = document.documentElement.lang.replace(/^en$/, "en-GB");
  return new Intl.DateTimeFormat(language, manner).format(new Date(`${day}T12:00`));
}
