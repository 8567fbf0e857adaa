/* What stretches come to on one day, by the rules of the server (fodro.domain.standing): instants, not ticks; joined
   where the pause is under a minute; what overlaps once; what may be forgotten is unknown. */

import { instant, livedBounds } from "./clocks.js";

export const FORGOTTEN_AFTER_MS = 6 * 3_600_000;
export const SILENT_AFTER_MS = 24 * 3_600_000;
export const UNBROKEN_GAP_MS = 60_000;

const MINUTE_MS = 60_000;

/** A record as two instants; `end` is null while it runs. */
export function stretchOf({ key, body }) {
  const { start, end, zone, floor, shoes } = body;
  return { key, start: instant(start), end: end ? instant(end) : null, zone: zone ?? "", floor: floor ?? "", shoes: shoes ?? "" };
}

export const mayBeForgotten = ({ start, end }, now) => end === null && now - start > FORGOTTEN_AFTER_MS;

/** Minutes and the longest time without a break of `day`; null where a stretch may be forgotten. */
export function onFeet(stretches, day, now) {
  const runs = joined(stretches.filter(({ start, end }) => end !== null || start <= now).map((stretch) => span(stretch, now)));
  const here = runs.map((run) => run.map((part) => cut(part, day)).filter(Boolean));
  const asked = runs.filter((_, n) => here[n].some(({ known }) => !known));
  const running = runs.filter((_, n) => here[n].some(({ known, runs: goesOn }) => known && goesOn));
  const known = here.map((parts) => parts.filter((part) => part.known));
  const knownMin = covered(known.flat());
  return {
    minutes: asked.length ? null : knownMin,
    longestMin: asked.length ? null : Math.max(0, ...known.map(covered)),
    knownMin,
    runningSince: running[0]?.[0].start ?? null,
    unansweredSince: asked[0]?.[0].start ?? null,
  };
}

function span({ start, end, zone }, now) {
  if (end !== null) return { start, end, zone, known: true, runs: false };
  const known = now - start <= FORGOTTEN_AFTER_MS;
  return { start, end: Math.min(now, start + SILENT_AFTER_MS), zone, known, runs: true };
}

/** Times without a break, in order. */
function joined(spans) {
  const runs = [];
  let until = -Infinity;
  for (const each of spans.sort((a, b) => a.start - b.start || a.end - b.end)) {
    if (each.start - until >= UNBROKEN_GAP_MS) runs.push([]);
    until = runs.at(-1).length ? Math.max(until, each.end) : each.end;
    runs.at(-1).push(each);
  }
  return runs;
}

function cut(part, day) {
  const [begins, ends] = livedBounds(day, part.zone);
  if (part.start >= ends || part.end < begins) return null;
  return { ...part, start: Math.max(part.start, begins), end: Math.min(part.end, ends) };
}

/** Minutes covered by any of the parts, each moment once. */
function covered(parts) {
  let [sum, until] = [0, -Infinity];
  for (const { start, end } of [...parts].sort((a, b) => a.start - b.start)) {
    sum += Math.max(0, end - Math.max(start, until));
    until = Math.max(until, end);
  }
  return sum / MINUTE_MS;
}
