/* What is new after a massage, as the form says it and the record holds it; the rules of the server (told.py). */

import { instant, wallTime } from "../shift/clocks.js";

const KINDS = ["numb", "bruise", "worse"];
const WHOLE = ["foot", "lower-leg"];

/** What was said to be new, or null. */
export function newThings(said, at) {
  const found = Object.fromEntries(KINDS.map((kind) => [kind, said.get(kind) === "yes"]));
  if (!KINDS.some((kind) => found[kind])) return null;
  return { at, ...found, places: places(said.getAll("side"), said.getAll("part")), gone_at: null };
}

/** A side without a part is all of it, a part without a side is on both. */
function places(sides, parts) {
  if (!sides.length && !parts.length) return [];
  const regions = parts.length ? parts : WHOLE;
  return (sides.length ? sides : [""]).flatMap((side) => regions.map((region) => ({ region, side })));
}

/** The body with what is new joined to what is still there; what was gone begins anew. */
export function withNewThings(body, found) {
  const there = body.harm;
  if (!found) return body;
  if (!isOpen(there)) return { ...body, harm: found };
  const kinds = Object.fromEntries(KINDS.map((kind) => [kind, Boolean(there[kind]) || found[kind]]));
  return { ...body, harm: { ...there, ...kinds, places: joined(there.places ?? [], found.places) } };
}

export const isOpen = (harm) => Boolean(harm) && !harm.gone_at && KINDS.some((kind) => harm[kind]);

/** Both places; not knowing one of them is not knowing where. */
function joined(there, found) {
  if (!there.length || !found.length) return [];
  const named = [...there, ...found].map((place) => [`${place.side}.${place.region}`, place]);
  return [...new Map(named).values()];
}

/** A moment as this massage writes it, never before its beginning: a clock may have been set back. */
export function momentOf(body, now = Date.now()) {
  return wallTime(Math.max(now, instant(body.at)), body.zone);
}
