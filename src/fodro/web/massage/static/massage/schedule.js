/* The schedule of a massage: every step has a fixed place on one line of time, counted from the start instant.
   Where we are follows from the clock alone, so a locked screen or a slow phone never stretches a step.

   The shape of a massage is a list of [index of the step in the script, seconds, again]: longer and shorter change it. */

export const LEAST_S = 10;
export const MOST_S = 300;

export const shapeOf = (steps) => steps.map((step, index) => [index, step.seconds]);

export function timeline(steps, shape = shapeOf(steps)) {
  let from = 0;
  return shape.map(([source, seconds]) => {
    const placed = { ...steps[source], seconds, from, to: from + seconds };
    from = placed.to;
    return placed;
  });
}

/** The step at `elapsed` seconds, or null once all is done. */
export function stepAt(line, elapsed) {
  const index = line.findIndex((step) => elapsed < step.to);
  return index < 0 ? null : { index, step: line[index], into: Math.max(0, elapsed - line[index].from) };
}

/** Seconds left of the stretch on one foot that `elapsed` is in, and of all. */
export function leftOf(line, elapsed) {
  const here = stepAt(line, elapsed);
  if (!here) return { foot: 0, all: 0 };
  const other = line.findIndex((step, index) => index > here.index && step.side !== here.step.side);
  const end = line[(other < 0 ? line.length : other) - 1].to;
  return { foot: end - elapsed, all: line.at(-1).to - elapsed };
}

/** The shape with step `index` longer or shorter by `by` seconds, `into` seconds after it began; null where it cannot
    be. Left and right stay equal: the same step of the other foot changes too; where it is over, the next step of the
    other foot; where there is none, that step comes once more. `also` says which. */
export function changed(steps, shape, { index, into, by }) {
  const next = shape.map((entry) => [...entry]);
  const here = steps[shape[index][0]];
  if (!fits(next[index], by, into)) return null;
  next[index][1] += by;
  const also = here.side && steps.some(isOther(here)) ? balance(steps, next, { index, by }) : "alone";
  return also && { shape: next.filter(([, seconds]) => seconds > 0), also };
}

const isOther = (here) => (step) => Boolean(step.side) && step.side !== here.side;

function fits([, seconds, again], by, into = 0) {
  const length = seconds + by;
  if (again && into === 0 && length === 0) return true; /* what came once more may go again */
  return length <= MOST_S && length >= Math.max(LEAST_S, into + 3);
}

function balance(steps, shape, { index, by }) {
  const here = steps[shape[index][0]];
  const pair = pairOf(steps, shape, index);
  const isAhead = (entry, at) => at > index && isOther(here)(steps[entry[0]]) && fits(entry, by);
  const ahead = pair > index && fits(shape[pair], by) ? pair : shape.findIndex(isAhead);
  if (ahead > 0) shape[ahead][1] += by;
  else if (by > 0) shape.splice(endOfFeet(steps, shape, index), 0, [shape[pair]?.[0] ?? lastOther(steps, here), by, true]);
  else return null;
  return ahead < 0 ? "again" : ahead === pair ? "same" : "later";
}

/** Where the same step of the other foot stands: the first one there for the first one here, and so on. */
function pairOf(steps, shape, index) {
  const here = steps[shape[index][0]];
  const same = ([source, , again]) => !again && steps[source].technique === here.technique && steps[source].phase === here.phase;
  const rank = shape.slice(0, index).filter((entry) => same(entry) && steps[entry[0]].side === here.side).length;
  const others = shape.map((entry, at) => (same(entry) && isOther(here)(steps[entry[0]]) ? at : -1)).filter((at) => at >= 0);
  return others[rank] ?? -1;
}

const lastOther = (steps, here) => steps.findLastIndex(isOther(here));

/** Before both feet come together again, so that the massage ends as calmly as it was made. */
function endOfFeet(steps, shape, index) {
  const together = shape.findIndex(([source], at) => at > index && !steps[source].side);
  return together < 0 ? shape.length : together;
}

export function clock(seconds) {
  const whole = Math.max(0, Math.ceil(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}
