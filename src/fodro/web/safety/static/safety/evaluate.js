/* What the answers before a massage mean, decided on the device. Pure, and the same as the knowledge layer: a sign is
   there, is not there, or is not known, and what is not known is never taken for clear.

   rules          what `portable()` gives
   answers        { slug: { answer: "yes" | "no" | "unknown", places: [{ region, side }] } }; not in it: not asked
   circumstances  { complaints: [{ region, side, intensity, qualities }], tools: [slug], after_harm } */

import { limitsOf, together } from "./limits.js";

export { allows } from "./limits.js";

const KINDS = ["emergency", "same-day", "see-someone", "not-today", "not-here", "lightly"];
const TRUTHS = { yes: true, no: false, unknown: null };

/** Whether at least n parts are true: true, false, or null where it is not known. */
function truthOf(formula, known) {
  if (typeof formula === "string") return known(formula);
  const parts = formula.of.map((part) => truthOf(part, known));
  if (parts.filter((part) => part === true).length >= formula.n) return true;
  return parts.filter((part) => part !== false).length >= formula.n ? null : false;
}

const slugsIn = (formula) => (typeof formula === "string" ? [formula] : formula.of.flatMap(slugsIn));

function undecided(formula, known) {
  if (truthOf(formula, known) !== null) return [];
  return typeof formula === "string" ? [formula] : formula.of.flatMap((part) => undecided(part, known));
}

/** What is known of each question: from its own answer, and from those it comes after. */
function knowing(rules, answers, circumstances) {
  const asked = new Map(rules.questions.map((question) => [question.slug, question]));
  const { complaints = [], tools = ["hands"], after_harm: afterHarm = false } = circumstances;
  const fits = (one, { region, intensity = 0, qualities = [] }) =>
    (!one.leaves.length || rules.parts[region].some((leaf) => one.leaves.includes(leaf))) &&
    (!one.qualities.length || (qualities.length ? qualities : ["sore"]).some((slug) => one.qualities.includes(slug))) &&
    (!one.pain || intensity > 0);
  const concerns = (one) =>
    (!one.after_harm || afterHarm) &&
    (!one.tools.length || one.tools.some((tool) => tools.includes(tool))) &&
    (!one.fits.length || one.fits.some((fit) => complaints.some((complaint) => fits(fit, complaint))));
  const truth = (slug) => {
    if (slug in answers) return TRUTHS[answers[slug].answer];
    const gates = asked.get(slug).after;
    return gates.length && gates.every((gate) => truth(gate) === false) ? false : null;
  };
  const feared = (slug) => (answers[slug]?.answer === "unknown" ? true : truth(slug));
  const possible = (slug) => feared(slug) ?? canBeAsked(slug);
  const canBeAsked = (slug) => {
    const one = asked.get(slug);
    return (!one.after.length || one.after.some(possible)) && !one.from_map && concerns(one);
  };
  const isNext = (slug) => {
    const gates = asked.get(slug).after;
    return !(slug in answers) && (!gates.length || gates.some((gate) => feared(gate) === true)) && canBeAsked(slug);
  };
  const withGates = (slug) => [slug, ...asked.get(slug).after.flatMap(withGates)];
  /** Where the sign behind a clause was told to be; empty where one of its places was not told. */
  const places = (clause) => {
    const there = slugsIn(clause.when).filter((slug) => feared(slug) === true).map((slug) => asked.get(slug).placed_by);
    const told = there.filter((askers) => askers.length).map(
      (askers) => askers.map((asker) => answers[asker]?.places ?? []).find((some) => some.length) ?? [],
    );
    return told.every((some) => some.length) ? distinct(told.flat()) : [];
  };
  return { truth, feared, possible, isNext, withGates, places };
}

const named = ({ region, side }) => (side ? `${region} ${side}` : region);

function distinct(places) {
  const by = new Map(places.map((place) => [named(place), { region: place.region, side: place.side ?? null }]));
  return [...by.keys()].sort().map((key) => by.get(key));
}

const isOpen = ({ when }, known) => truthOf(when, known.truth) === null && truthOf(when, known.possible) === true;

/** One verdict for each rule, as urgent as its most urgent clause; the most urgent first. */
function verdictsOf(clauses, known) {
  const found = [...new Set(clauses.map(({ rule }) => rule))].map((rule) => {
    const own = clauses.filter((clause) => clause.rule === rule);
    const [{ kind, level }] = [...own].sort((one, other) => KINDS.indexOf(one.kind) - KINDS.indexOf(other.kind));
    return { rule, kind, level, places: distinct(own.flatMap(known.places)) };
  });
  return found.sort((one, other) => KINDS.indexOf(one.kind) - KINDS.indexOf(other.kind));
}

function assessed(rules, known) {
  const holding = rules.clauses.filter(({ when }) => truthOf(when, known.truth) === true);
  const feared = rules.clauses.filter((one) => !holding.includes(one) && truthOf(one.when, known.feared) === true);
  const verdicts = verdictsOf(holding, known);
  const said = (rule) => {
    const one = verdicts.find((verdict) => verdict.rule === rule);
    return one ? KINDS.indexOf(one.kind) : KINDS.length;
  };
  return {
    verdicts,
    precautions: verdictsOf(feared, known).filter(({ rule, kind }) => KINDS.indexOf(kind) < said(rule)),
    open: [...new Set(rules.clauses.filter((one) => isOpen(one, known)).map(({ rule }) => rule))],
    limits: together([...holding, ...feared].map((clause) => limitsOf(rules, clause, known.places(clause)))),
  };
}

/** What the answers mean: verdicts (the most urgent first), precautions, open rules, and limits. */
export const assess = (rules, answers, circumstances = {}) => assessed(rules, knowing(rules, answers, circumstances));

/** The slugs of the questions that can still change something, in the order they are asked. */
export function questions(rules, answers, circumstances = {}) {
  const known = knowing(rules, answers, circumstances);
  const found = assessed(rules, known);
  const worst = found.verdicts.length ? KINDS.indexOf(found.verdicts[0].kind) : KINDS.length;
  const canChange = ({ kind }) =>
    worst > 0 && (found.limits.stop === "nothing" || !found.verdicts.length || KINDS.indexOf(kind) < worst);
  const open = rules.clauses.filter((clause) => isOpen(clause, known) && canChange(clause));
  const wanted = new Set(open.flatMap(({ when }) => undecided(when, known.truth)).flatMap(known.withGates));
  return rules.questions.map(({ slug }) => slug).filter((slug) => wanted.has(slug) && known.isNext(slug));
}

