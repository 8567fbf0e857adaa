/* What a tap does to the records, by the rules of the server: begin, end, change, go on, correct. */

import { newId } from "../design/ids.js";
import { zoneName } from "../sync/when.js";
import { clockOf, livedDay, momentAfter, momentOn, wallTime } from "./clocks.js";
import { SILENT_AFTER_MS, UNBROKEN_GAP_MS } from "./standing.js";

const LONGEST_TYPED_MS = 16 * 3_600_000;
const HOUR_MS = 3_600_000;

const bodyOf = (start, end, zone, { floor, shoes }) => ({
  start: wallTime(start, zone),
  end: end === null ? null : wallTime(end, zone),
  zone,
  day: livedDay(start, zone),
  floor,
  shoes,
});

const kept = (key, body) => ({ kind: "stretch", key, body });
const gone = ({ key }) => ({ kind: "stretch", key, gone: true });

const begun = (underfoot, at) => kept(newId(), bodyOf(at, null, zoneName(), underfoot));

/** End what is open and began before `at`; of two, the earlier ends where the later begins. */
export function ended(open, at) {
  const there = open.filter(({ start }) => start <= at);
  return there.map((stretch, n) => {
    const end = there[n + 1]?.start ?? at;
    return end === stretch.start ? gone(stretch) : kept(stretch.key, bodyOf(stretch.start, end, stretch.zone, stretch));
  });
}

/** On my feet: begin, or change what is underfoot; nothing where nothing changes. What is set right within the first
    minute was so from the beginning. */
export function gotUp(open, underfoot, at) {
  const last = open.at(-1);
  if (!last) return { became: "begun", ops: [begun(underfoot, at)] };
  if (last.floor === underfoot.floor && last.shoes === underfoot.shoes) return { became: "goes-on", ops: [] };
  const justBegun = at - last.start < UNBROKEN_GAP_MS;
  const set = kept(last.key, bodyOf(last.start, null, last.zone, underfoot));
  return { became: "changed", ops: justBegun ? [set] : [...ended(open, at), begun(underfoot, at)] };
}

/** Still on my feet: what was in question is known, and goes on from here. */
export const wentOn = (open, at) => [...ended(open, at), begun(open.at(-1), at)];

export const mayGoOn = (open, at) => at - open[0].start <= SILENT_AFTER_MS;

export const leftUnknown = (open) => open.map(gone);

export const takenAway = gone;

/** When the person sat down, from the clock they typed; or what is wrong. */
export function satDown(open, typed, now) {
  const [{ start, zone }] = open;
  if (!typed) return { problem: ["noTime", {}] };
  const at = momentAfter(start, typed, zone);
  return at > now ? { problem: ["notBetween", { time: typed, start: clockOf(start, zone) }] } : { ops: ended(open, at) };
}

/** A stretch as it was typed over `was` (or anew on `day`): its change, or which field is wrong and why. */
export function corrected({ was, day, start, end, underfoot }, others, now) {
  const zone = was?.zone ?? zoneName();
  const runs = was?.end === null && !end;
  if (!start) return wrong("start", "noTime");
  if (!end && !runs) return wrong("end", "noTime");
  const from = was && start === clockOf(was.start, zone) ? was.start : momentOn(was ? livedDay(was.start, zone) : day, start, zone);
  const until = runs ? null : endOf({ was, end, zone, from });
  return (
    impossible({ from, until, start, end, now }) ??
    overlapping(others.filter(({ key }) => key !== was?.key), from, until ?? now, now) ?? {
      ops: [kept(was?.key ?? newId(), bodyOf(from, until, zone, underfoot))],
    }
  );
}

const wrong = (field, word, values = {}) => ({ field, problem: [word, values] });

function endOf({ was, end, zone, from }) {
  return was?.end && end === clockOf(was.end, zone) && was.end >= from ? was.end : momentAfter(from, end, zone);
}

function impossible({ from, until, start, end, now }) {
  if (from > now) return wrong("start", "notYet", { time: start });
  if (until === null) return null;
  if (until === from) return wrong("end", "noLength");
  if (until - from > LONGEST_TYPED_MS) return wrong("end", "tooLong", { hours: Math.round((until - from) / HOUR_MS) });
  return until > now ? wrong("end", "notYet", { time: end }) : null;
}

function overlapping(others, from, until, now) {
  const over = others.find((other) => Math.min(until, other.end ?? now) - Math.max(from, other.start) >= UNBROKEN_GAP_MS);
  if (!over) return null;
  return wrong("start", "overlaps", { start: clockOf(over.start, over.zone), end: clockOf(over.end ?? now, over.zone) });
}
