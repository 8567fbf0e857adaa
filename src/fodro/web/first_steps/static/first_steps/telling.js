/* Mornings in words and numbers, filled into the templates the page brings. */

import { dayName, fill, upper } from "../shift/telling.js";
import { minutesBetween } from "./asking.js";

const SHORT = { weekday: "short", day: "numeric", month: "short" };

const clone = (root, name) => root.querySelector(`template[data-of="${name}"]`).content.firstElementChild.cloneNode(true);

const written = (words, number) => number.toLocaleString(words.locale);

function rate(badge, words, number) {
  badge.dataset.pain = Math.round(number);
  badge.textContent = written(words, number);
  badge.classList.remove("blank");
}

const isNoted = (number) => number !== null && number !== undefined;

/** Such as "12 min later". */
function after(words, body) {
  const minutes = minutesBetween(body);
  const [h, min] = [Math.floor(minutes / 60), minutes % 60];
  return fill(h ? words.afterHours : words.after, { h, min });
}

export function pair(root, words, body) {
  const told = clone(root, "pair");
  rate(told.querySelector(".first"), words, body.first);
  told.querySelector(".first-clock").textContent = body.first_at.slice(11, 16);
  if (!isNoted(body.later)) return told;
  rate(told.querySelector(".later"), words, body.later);
  told.querySelector(".after").textContent = after(words, body);
  told.querySelector(".later-clock").textContent = body.later_at.slice(11, 16);
  return told;
}

export function row(root, words, { key, body }) {
  const told = clone(root, "row");
  told.dataset.key = key;
  told.querySelector(".day-said").textContent = upper(dayName(words, key, SHORT));
  told.querySelector(".side-said").textContent = words.sides[body.side] ?? "";
  rate(told.querySelector(".first"), words, body.first);
  if (isNoted(body.later)) rate(told.querySelector(".later"), words, body.later);
  const edit = told.querySelector(".edit");
  edit.search = `?day=${key}`;
  edit.querySelector(".unseen").textContent = ` ${dayName(words, key)}`;
  return told;
}

export const said = (words, name, number) => fill(words[name], { number: written(words, number) });
