/* What is asked about a massage once it is over, and when; the rules of the server (asking.py). */

import { instant, livedDay, wallTime } from "../shift/clocks.js";
import { daysFrom, zoneName } from "../sync/when.js";

const MINUTE_MS = 60_000;
const [LATER_FROM_MS, LATER_UNTIL_MS] = [60 * MINUTE_MS, 120 * MINUTE_MS];
const SLEPT_MS = 240 * MINUTE_MS;
const [MORNING_BEGINS, MORNING_ENDS] = ["04", "12"];
const NEWEST = 12;

const isRated = (nrs) => nrs !== null && nrs !== undefined;

/** "later", "next-morning" or "" for one massage. */
export function asked(body, now = Date.now()) {
  if (!body?.finished_at) return "";
  const ended = instant(body.finished_at);
  const passed = now - ended;
  const isOpen = (ask, nrs) => !isRated(nrs) && !(body.declined ?? []).includes(ask);
  if (LATER_FROM_MS <= passed && passed <= LATER_UNTIL_MS && isOpen("later", body.later)) return "later";
  const isMorning = passed >= SLEPT_MS && isNextMorning(ended, now);
  return isMorning && isOpen("next-morning", body.next_morning) ? "next-morning" : "";
}

function isNextMorning(ended, now) {
  const zone = zoneName();
  const hour = wallTime(now, zone).slice(11, 13);
  if (hour < MORNING_BEGINS || hour >= MORNING_ENDS) return false;
  return livedDay(now, zone) === daysFrom(livedDay(ended, zone), 1);
}

/** The latest massage that was ended, as {key, body}. `shown` is what the server's page brought. */
export async function latestEnded(store, shown = []) {
  const here = await store.latest("session", NEWEST);
  const known = new Map([...shown, ...here].map((record) => [record.key, record]));
  const ended = [...known.values()].filter(({ body }) => body.finished_at);
  return ended.sort((a, b) => instant(a.body.finished_at) - instant(b.body.finished_at)).at(-1);
}
