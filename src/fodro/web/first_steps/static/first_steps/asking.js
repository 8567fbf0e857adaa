/* What is asked of a morning, and when, by the rules of the server: the first steps, and ten minutes later again. */

import { calendarDay, zoneName } from "../sync/when.js";
import { instant, momentOn, wallTime } from "../shift/clocks.js";
import { isInStep } from "../shift/knowing.js";

const MINUTE_MS = 60_000;
const LATER_AFTER_MS = 10 * MINUTE_MS;
const ASKED_FROM_MS = 8 * MINUTE_MS;
const ASKED_UNTIL_MS = 90 * MINUTE_MS;
const [MORNING_BEGINS_H, MORNING_ENDS_H] = [4, 12];

export const KIND = "first-steps";

/** Getting up begins a day, before four in the morning too. */
export const gettingUpDay = (now = Date.now()) => calendarDay(new Date(now));

export function isMorning(now = Date.now()) {
  const hour = new Date(now).getHours();
  return MORNING_BEGINS_H <= hour && hour < MORNING_ENDS_H;
}

export function asking(body, now = Date.now()) {
  if (!body) return "first";
  if (body.later !== null && body.later !== undefined) return "nothing";
  const passed = now - instant(body.first_at);
  if (passed < ASKED_FROM_MS) return "wait";
  return passed <= ASKED_UNTIL_MS ? "later" : "still";
}

/** When the second question is due, as the clock of that morning shows it. */
export const dueClock = ({ first_at: at, zone }) => wallTime(instant(at) + LATER_AFTER_MS, zone).slice(11, 16);

const minuteOf = (at) => Math.floor(instant(at) / MINUTE_MS);

/** As the two clocks that are shown say it. */
export const minutesBetween = ({ first_at: first, later_at: later }) => minuteOf(later) - minuteOf(first);

/** The body of the first steps taken now. */
export function firstBody(first, side, now = Date.now()) {
  const zone = zoneName();
  return { day: gettingUpDay(now), zone, side, first_at: wallTime(now, zone), first, later_at: null, later: null };
}

/** The same with how the steps are now, and the real time of that. */
export function withLater(body, later, now = Date.now()) {
  const at = Math.max(now, instant(body.first_at));
  return { ...body, later, later_at: wallTime(at, body.zone) };
}

/** One morning on this device; before it was first in step, `shown` is what the server's page brought. */
export async function morningOf(store, day, shown = []) {
  const record = await store.get(KIND, day);
  if (record) return record.gone ? undefined : record.body;
  return (await isInStep(store)) ? undefined : shown.find(({ key }) => key === day)?.body;
}

/** A morning as it was typed over `was`, or which field is wrong and why. */
export function corrected({ day, was, side, first, firstClock, later, laterClock }, now = Date.now()) {
  if (first === "") return wrong("first", "choose");
  if (!firstClock) return wrong("first-clock", "noTime");
  if (later !== "" && !laterClock) return wrong("later-clock", "noTime");
  const zone = was?.zone ?? zoneName();
  const firstAt = unchanged(was?.first_at, firstClock) ?? onDay(day, firstClock, zone);
  if (firstAt > now) return wrong("first-clock", "notYet", { time: firstClock });
  if (later === "") return { body: bodyOf({ day, zone, side, first, firstAt, later: null, laterAt: null }) };
  const laterAt = unchanged(was?.later_at, laterClock) ?? onDay(day, laterClock, zone);
  if (laterAt < firstAt) return wrong("later-clock", "before");
  if (laterAt > now) return wrong("later-clock", "notYet", { time: laterClock });
  return { body: bodyOf({ day, zone, side, first, firstAt, later: Number(later), laterAt }) };
}

const wrong = (field, word, values = {}) => ({ field, problem: [word, values] });

const unchanged = (at, clock) => (at && at.slice(11, 16) === clock ? instant(at) : null);

/** A clock on a calendar day; before four it is the end of the day before, as days are lived. */
function onDay(day, clock, zone) {
  const before = new Date(Date.parse(day) - 24 * 60 * MINUTE_MS).toISOString().slice(0, 10);
  return momentOn(clock < "04:00" ? before : day, clock, zone);
}

const bodyOf = ({ day, zone, side, first, firstAt, later, laterAt }) => ({
  day,
  zone,
  side,
  first_at: wallTime(firstAt, zone),
  first: Number(first),
  later_at: laterAt === null ? null : wallTime(laterAt, zone),
  later,
});
