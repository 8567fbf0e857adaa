/* What a sign rules out at the places that were told, what several limits rule out together, and whether a step may be
   done. The same as limits.py and safety/effects.py of the knowledge layer; shared test vectors hold both together. */

export const MAX_PRESSURE = 4;

const SIDES = ["L", "R"];
const STOPS = ["nothing", "touch", "move"];

export const NO_LIMITS = {
  stop: "nothing", off: [], caps: [], max_pressure: MAX_PRESSURE, families: [], tools: [], techniques: [], only: null,
  max_minutes: null,
};

/** Lists in the order in which Python sorts them. */
export const inOrder = (several) => {
  const by = new Map(several.map((one) => [JSON.stringify(one), one]));
  return [...by.keys()].sort().map((key) => by.get(key));
};

const least = (one, other) => (one === null ? other : other === null ? one : Math.min(one, other));

const onlyBoth = (one, other) =>
  one === null ? other : other === null ? one : one.filter((slug) => other.includes(slug));

export const together = (several) =>
  several.reduce((one, other) => ({
    stop: STOPS[Math.max(STOPS.indexOf(one.stop), STOPS.indexOf(other.stop))],
    off: inOrder([...one.off, ...other.off]),
    caps: inOrder([...one.caps, ...other.caps]),
    max_pressure: Math.min(one.max_pressure, other.max_pressure),
    families: inOrder([...one.families, ...other.families]),
    tools: inOrder([...one.tools, ...other.tools]),
    techniques: inOrder([...one.techniques, ...other.techniques]),
    only: onlyBoth(one.only, other.only),
    max_minutes: least(one.max_minutes, other.max_minutes),
  }), NO_LIMITS);

/** The leaves within `scope` of `places`, as [side, leaf]; no place told is anywhere on feet and legs. */
function reach(rules, scope, places) {
  const { covered } = rules;
  const all = [...covered.foot, ...covered["lower-leg"]];
  if (!places.length) return SIDES.flatMap((side) => all.map((leaf) => [side, leaf]));
  const around = {
    near: (leaves) => [...leaves, ...leaves.flatMap((leaf) => rules.near[leaf] ?? [])],
    foot: (leaves) => [...leaves, ...covered.foot],
    leg: (leaves) => [...leaves, ...all],
  };
  return places.flatMap(({ region, side }) => {
    const leaves = (around[scope] ?? ((same) => same))(covered[region]);
    return (side ? [side] : SIDES).flatMap((one) => leaves.map((leaf) => [one, leaf]));
  });
}

/** What techniques that name the rule under `avoid` must rest; about a place, those that touch or move it. */
function resting(rules, { effect, avoiding }, places) {
  if (!effect.placed) return avoiding.map(({ slug }) => slug);
  const here = new Set(reach(rules, effect.off || "place", places).map(([, leaf]) => leaf));
  const meant = avoiding.filter(({ touches, leaves }) => !(effect.off && touches) && leaves.some((leaf) => here.has(leaf)));
  return meant.map(({ slug }) => slug);
}

export function limitsOf(rules, clause, places) {
  const { effect } = clause;
  const { stop, off, cap, cap_at: at, placed: _placed, ...plain } = effect;
  const capped = cap === MAX_PRESSURE ? [] : reach(rules, "place", at === "place" ? places : [{ region: at, side: null }]);
  return together([{
    ...plain,
    stop,
    off: off ? reach(rules, off, places) : [],
    caps: capped.map(([side, leaf]) => [side, leaf, cap]),
    techniques: [...plain.techniques, ...resting(rules, clause, places)],
  }]);
}

/** Whether a step of a routine may be done; `step` is what `step_facts` of the knowledge layer says of it. */
export function allows(limits, step) {
  const out = { techniques: step.technique, tools: step.tool, families: step.family };
  if (Object.entries(out).some(([list, slug]) => limits[list].includes(slug))) return false;
  if (limits.stop === "move" && step.moves) return false;
  if (!step.touches) return true;
  if (limits.stop !== "nothing" || (limits.only !== null && !limits.only.includes(step.technique))) return false;
  const sides = step.side ? [step.side] : SIDES;
  const others = step.side ? SIDES.filter((side) => side !== step.side) : SIDES;
  const touched = (side, leaf) => sides.includes(side) && step.regions.includes(leaf);
  const off = ([side, leaf]) => touched(side, leaf) || (others.includes(side) && step.beside.includes(leaf));
  const caps = limits.caps.filter(([side, leaf]) => touched(side, leaf)).map(([, , most]) => most);
  return !limits.off.some(off) && step.pressure <= Math.min(limits.max_pressure, ...caps);
}
