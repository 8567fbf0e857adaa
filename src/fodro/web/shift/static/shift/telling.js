/* Stretches in words, and as lines of the list. */

import { clockOf, livedDay } from "./clocks.js";
import { mayBeForgotten } from "./standing.js";

const MINUTE_MS = 60_000;
const LONG = { weekday: "long", day: "numeric", month: "long" };

/** Put values into a text such as "since %(time)s". */
export const fill = (text, values) => text.replace(/%\((\w+)\)s/g, (_, name) => values[name]);

/** Whole hours and minutes: a minute counts once it is over. */
export const hoursAndMinutes = (minutes) => [Math.floor(minutes / 60), Math.floor(minutes) % 60];

export function length(words, minutes) {
  const [h, min] = hoursAndMinutes(Math.round(minutes));
  return fill(h ? words.length : words.short, { h, min });
}

const noon = (day) => new Date(`${day}T12:00`);

/** Such as "Sunday 22 November", in the manner of the page's language. */
export function dayName(words, day, manner = LONG) {
  const named = new Intl.DateTimeFormat(words.locale === "en" ? "en-GB" : words.locale, manner).format(noon(day));
  return named.replace(",", "").replace(" den ", " ");
}

export function since(words, start, zone, today) {
  const [day, time] = [livedDay(start, zone), clockOf(start, zone)];
  if (day === today) return fill(words.since, { time });
  const daysAgo = Math.round((noon(today) - noon(day)) / 86_400_000);
  if (daysAgo === 1) return fill(words.sinceYesterday, { time });
  return fill(words.sinceDay, { time, day: dayName(words, day) });
}

export const upper = (text) => text.charAt(0).toUpperCase() + text.slice(1);

/** What the day comes to: a length, at least one, or not known; a day without a note is no zero. */
export function total(words, { minutes, knownMin }, noted) {
  if (!noted) return words.notNoted;
  if (minutes !== null) return length(words, minutes);
  return knownMin ? fill(words.atLeast, { length: length(words, knownMin) }) : words.unknown;
}

export function longest(words, { longestMin }, noted) {
  if (!noted) return words.notNoted;
  return longestMin === null ? words.unknown : length(words, longestMin);
}

/** Rounded once it is over; while it runs, a minute counts once it has passed. */
function minutesOf({ start, end }, now) {
  return end === null ? Math.floor((now - start) / MINUTE_MS) : (end - start) / MINUTE_MS;
}

/** The line of one stretch, made of the template the page brings. */
export function line(template, words, stretch, { pairs, now }) {
  const row = template.content.firstElementChild.cloneNode(true);
  const { key, start, end, zone, floor, shoes } = stretch;
  const began = clockOf(start, zone);
  const said = { start: began, end: end === null ? words.now : clockOf(end, zone) };
  for (const [name, text] of Object.entries(said)) row.querySelector(`.${name}`).textContent = text;
  const underfoot = [words.floors[floor], pairs.get(shoes)].filter(Boolean).join(" · ");
  row.querySelector(".underfoot-said").textContent = underfoot;
  const known = !mayBeForgotten(stretch, now);
  if (known) row.querySelector(".length").textContent = length(words, minutesOf(stretch, now));
  row.dataset.key = key;
  const edit = row.querySelector(".edit");
  edit.href = `${edit.getAttribute("href")}${key}/`;
  edit.querySelector(".unseen").textContent = ` ${began}`;
  return row;
}
