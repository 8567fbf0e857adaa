/* A day and a clock time as the person tells them, and the moment on this device: a time may not exist when the
   clocks are put forward, and come twice when they are put back. */

import { calendarDay, daysFrom, lived } from "../sync/when.js";

const NIGHT_ENDS_H = 4;
const CLOCKS_APART_MS = 5 * 60_000;
const SHIFTS_MS = [30, 60, 120].map((minutes) => minutes * 60_000);

/** The moment of `clock` on a lived `day`, whose small hours come at its end: {moment} or {problem, clock}. */
export function told(day, clock, { now = new Date(), fold = "" } = {}) {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || day > lived(now)) return { problem: "whichDay" };
  if (!/^\d{2}:\d{2}/.test(clock)) return { problem: "whatTime" };
  const [hour, minute] = clock.split(":").map(Number);
  const after = on(daysFrom(day, 1), hour, minute);
  const moment = hour < NIGHT_ENDS_H && after <= now ? after : on(day, hour, minute);
  if (moment.getHours() !== hour || moment.getMinutes() !== minute) return { problem: "neverCame", clock };
  if (moment - now > CLOCKS_APART_MS) return { problem: "notYet" };
  return whichOf(moment, { now, fold, clock });
}

function on(day, hour, minute) {
  const [year, month, date] = day.split("-").map(Number);
  return new Date(year, month - 1, date, hour, minute);
}

function whichOf(first, { now, fold, clock }) {
  const second = SHIFTS_MS.map((ms) => new Date(Number(first) + ms)).find((later) => sameWall(first, later));
  if (!second || second > now || fold === "0") return { moment: first };
  return fold === "1" ? { moment: second } : { problem: "cameTwice", clock };
}

const sameWall = (one, other) =>
  calendarDay(one) === calendarDay(other) &&
  one.getHours() === other.getHours() &&
  one.getMinutes() === other.getMinutes();
