/* The time on the wall of this device: the day as it is lived, and the part of the day. */

const NIGHT_ENDS_H = 4;
const PARTS = [
  [5, "night"],
  [11, "morning"],
  [17, "midday"],
  [23, "evening"],
  [24, "night"],
];

const two = (number) => String(number).padStart(2, "0");

/** The calendar day of a moment, such as "2026-11-22". */
export function calendarDay(moment) {
  return [String(moment.getFullYear()).padStart(4, "0"), two(moment.getMonth() + 1), two(moment.getDate())].join("-");
}

/** The day a moment belongs to: until four in the morning the evening before still goes on. */
export function lived(moment = new Date()) {
  if (moment.getHours() >= NIGHT_ENDS_H) return calendarDay(moment);
  return daysFrom(calendarDay(moment), -1);
}

/** The day `n` days after `day`; negative is before. Counted at noon, so that no clock change is in the way. */
export function daysFrom(day, n) {
  const [year, month, date] = day.split("-").map(Number);
  return calendarDay(new Date(year, month - 1, date + n, 12));
}

/** The wall clock with its offset: "2026-11-22T20:15:00+01:00". */
export function wallTime(moment = new Date()) {
  const offset = -moment.getTimezoneOffset();
  const sign = offset < 0 ? "-" : "+";
  const zone = `${sign}${two(Math.floor(Math.abs(offset) / 60))}:${two(Math.abs(offset) % 60)}`;
  const clock = [moment.getHours(), moment.getMinutes(), moment.getSeconds()].map(two).join(":");
  return `${calendarDay(moment)}T${clock}${zone}`;
}

/** The part of the day the clock on the wall stands in; first steps are never inferred. */
export function partOf(moment = new Date()) {
  return PARTS.find(([until]) => moment.getHours() < until)[1];
}

export const zoneName = () => Intl.DateTimeFormat().resolvedOptions().timeZone || "";
