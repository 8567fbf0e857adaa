/* The day the page is about, where no server named it. */

import { daysFrom, lived } from "../sync/when.js";

const ISO_DAY = /^\d{4}-\d{2}-\d{2}$/;
const YEARS_BACK = 10;

/** The day in the address, if it is today or one of the last ten years; otherwise today. */
export function askedDay() {
  const today = lived();
  const asked = new URLSearchParams(location.search).get("day") ?? "";
  const first = `${Number(today.slice(0, 4)) - YEARS_BACK}-01-01`;
  return ISO_DAY.test(asked) && asked <= today && asked >= first ? asked : today;
}

/** Such as "Sunday 22 November". */
export function inWords(day) {
  const [year, month, date] = day.split("-").map(Number);
  const shape = { weekday: "long", day: "numeric", month: "long" };
  const parts = new Intl.DateTimeFormat(document.documentElement.lang, shape).formatToParts(new Date(year, month - 1, date, 12));
  const part = (type) => parts.find((each) => each.type === type).value;
  const dot = document.documentElement.lang === "da" ? "." : "";
  return `${part("weekday")} ${part("day")}${dot} ${part("month")}`;
}

/** Name the day at the head of the page, with a way to the days beside it. */
export function nameDay(day) {
  const name = inWords(day);
  const time = document.querySelector(".which-day time");
  [time.dateTime, time.textContent] = [day, name.charAt(0).toUpperCase() + name.slice(1)];
  for (const link of document.querySelectorAll("[data-turn]")) {
    const other = daysFrom(day, Number(link.dataset.turn));
    link.href = `?day=${other}`;
    link.hidden = other > lived();
  }
}
