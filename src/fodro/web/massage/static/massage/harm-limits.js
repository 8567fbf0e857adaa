/* What was said to be new on this device, and the server has not heard yet, as limits; as knowledge/harm.py has it. */

import { MAX_PRESSURE, NO_LIMITS, together } from "../safety/limits.js";
import { isOpen } from "./new-things.js";

const SIDES = ["L", "R"];
const [NUMB_CAP, BRUISE_CAP, SOFTER_CAP] = [1, 2, MAX_PRESSURE - 1];
const DEEP = ["press", "tool"];
const WORSE_BY = 2;

/** The limits of all massages that still wait to be sent. `rules` are those the device carries. */
export async function newHarmLimits(store, rules) {
  const waiting = await store.waiting();
  const massages = waiting.filter(({ kind, gone }) => kind === "session" && !gone);
  return together(massages.flatMap(({ body }) => limitsAfter(body, rules)));
}

function limitsAfter({ harm, before, next_morning: morning }, rules) {
  const found = [];
  if (isOpen(harm) && harm.numb) found.push(capped(harm.places, NUMB_CAP, rules));
  if (isOpen(harm) && harm.bruise) found.push(capped(harm.places, BRUISE_CAP, rules));
  if ((isOpen(harm) && harm.worse) || isWorse(before, morning)) found.push(softer());
  return found;
}

const softer = () => ({ ...NO_LIMITS, max_pressure: SOFTER_CAP, families: ["press"] });

const isNumber = (value) => typeof value === "number";

const isWorse = (before, morning) => isNumber(before) && isNumber(morning) && morning - before >= WORSE_BY;

/** Not more than `cap` at the places, and until the server has looked at it nothing deep anywhere. */
function capped(places, cap, rules) {
  if (!places?.length) return { ...NO_LIMITS, max_pressure: cap, families: DEEP };
  const caps = places.flatMap(({ region, side }) =>
    (side ? [side] : SIDES).flatMap((one) => (rules.covered[region] ?? [region]).map((leaf) => [one, leaf, cap])),
  );
  return { ...NO_LIMITS, caps, families: DEEP };
}
