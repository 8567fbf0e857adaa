/* What this device knows before a massage: the answers that still count, the questions that are open, and which of
   the carried routines may be played. The rules are those of the server; they are carried with the routines. */

import { allows, assess, questions } from "../safety/evaluate.js";
import { together } from "../safety/limits.js";
import { lived, wallTime, zoneName } from "../sync/when.js";
import { newHarmLimits } from "./harm-limits.js";

const DAY_MS = 86_400_000;
const FRESH_MS = 12 * 3_600_000;
const GROUPS = ["follow-up", "now", "about-you"];

export class Knowing {
  constructor(store, carried) {
    [this.store, this.carried, this.rules] = [store, carried, carried.rules];
  }

  /** Read the answers anew: those kept on this device, and what the check-in says by itself. */
  async read(now = new Date()) {
    const kept = await this.store.ofKind("answer");
    const counting = kept.filter((record) => this.counts(record, now));
    const said = Object.fromEntries(counting.map(({ key, body }) => [key, { answer: body.answer, places: body.places ?? [] }]));
    const mapped = Object.entries(this.carried.mapped).filter(([slug]) => said[slug]?.answer !== "yes");
    this.answers = { ...said, ...Object.fromEntries(mapped) };
    this.found = assess(this.rules, this.answers, this.carried.circumstances);
    this.limits = together([this.found.limits, this.carried.harmLimits, await newHarmLimits(this.store, this.rules)]);
    return this;
  }

  /** A lasting answer counts for its days; any other for twelve hours of the day it was given on. */
  counts({ key, body }, now) {
    const question = this.rules.questions.find(({ slug }) => slug === key);
    if (!question) return false;
    const age = now - Date.parse(body.at);
    if (question.again_days !== null) return age <= question.again_days * DAY_MS;
    return age <= FRESH_MS && body.day === lived(now);
  }

  /** The questions of the next screen; none when everything that can matter was asked. */
  get next() {
    const open = new Set(questions(this.rules, this.answers, this.carried.circumstances));
    const asked = this.rules.questions.filter(({ slug }) => open.has(slug));
    const group = GROUPS.find((one) => asked.some((question) => question.group === one));
    return { group, asked: asked.filter((question) => question.group === group) };
  }

  async answer(said, now = new Date()) {
    const when = { at: wallTime(now), zone: zoneName(), day: lived(now) };
    await this.store.keepAll(
      Object.entries(said).map(([key, answer]) => ({ kind: "answer", key, body: { answer, ...when, places: [] } })),
    );
    return this.read(now);
  }

  get isEmergency() {
    return this.found.verdicts[0]?.kind === "emergency";
  }

  /** What is to be read first, the most urgent first, in words. */
  get toRead() {
    const holding = [...this.found.verdicts, ...this.found.precautions];
    return holding.map(({ rule, kind }) => ({ kind, ...this.carried.advice[rule] }));
  }

  /** The name of the carried routine of so many minutes that may be played: the usual one or a quieter one. */
  whichOf(minutes) {
    const names = [String(minutes), ...this.carried.quieter[minutes].map((_routine, n) => `${minutes}.${n}`)];
    return names.find((name) => this.mayPlay(carriedRoutine(this.carried, name)));
  }

  mayPlay(routine) {
    return routine.steps.every((step) => allows(this.limits, step));
  }
}

/** A carried routine by its name: "10", its quieter ones "10.0" and "10.1", an own one "own:<id>". */
export function carriedRoutine(carried, name) {
  if (name?.startsWith("own:")) return carried.own.find(({ id }) => id === name.slice(4));
  const [minutes, quieter] = (name ?? "").split(".");
  return quieter === undefined ? carried.routines[minutes] : carried.quieter[minutes]?.[Number(quieter)];
}
