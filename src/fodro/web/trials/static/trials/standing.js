/* Where an experiment stands on this device, by the rules of the server, and what it asks. */

import { daysFrom, lived, partOf } from "../sync/when.js";
import { opened } from "./drawing.js";

export const TRIAL = "trial";
export const TRIAL_DAY = "trial-day";
const LATE = new Set(["evening", "night"]);
const SPLIT = "split-foot";

export const keyOf = (trial, day) => `${trial}.${day}`;
export const isSplit = ({ design }) => design === SPLIT;

export function stageOn({ drawn, ended, compared }, today) {
  if (ended || !drawn.length) return "over";
  const [first, last] = [drawn[0].day, drawn.at(-1).day];
  if (today < first) return "ahead";
  if (today <= last) return "on";
  return compared === "next-morning" && today === daysFrom(last, 1) ? "last" : "over";
}

/** The experiment that is planned or running: {key, body}; of two the earlier. */
export async function runningTrial(store, today = lived()) {
  const going = (await store.ofKind(TRIAL)).filter(({ body }) => stageOn(body, today) !== "over");
  going.sort((a, b) => (a.body.start === b.body.start ? (a.key < b.key ? -1 : 1) : a.body.start < b.body.start ? -1 : 1));
  return going[0] ?? null;
}

/** What was noted of one day; nothing is null. */
export async function notedOn(store, trial, day) {
  const record = day ? await store.get(TRIAL_DAY, keyOf(trial, day)) : null;
  return record && !record.gone ? record.body : null;
}

/** Whether anything is noted: what was taken back is nothing. */
export function isNoted(body) {
  return body !== null && (Boolean(body.done) || [body.value, body.left, body.right].some((rated) => typeof rated === "number"));
}

export async function daysOf(store, trial) {
  const bodies = (await store.ofKind(TRIAL_DAY)).map(({ body }) => body).filter((body) => body.trial === trial && isNoted(body));
  return new Map(bodies.map((body) => [body.day, body]));
}

/** Where `trial` stands: its stage, the draw of today and of no other day, and the day whose feet can be rated. */
export async function standing(store, { key, body }, now = new Date()) {
  const today = lived(now);
  const stage = stageOn(body, today);
  const number = body.drawn.filter(({ day }) => day <= today).length;
  const isOn = stage === "on" || stage === "last";
  const drawn = isOn ? await opened(body, today) : null;
  const noted = await notedOn(store, key, drawn?.day);
  const rates = isOn && isSplit(body) ? asked(body, noted, { today, part: partOf(now) }) : null;
  return { stage, number, of: body.drawn.length, drawn, noted, rates, rated: await notedOn(store, key, rates) };
}

function asked({ compared, drawn }, noted, { today, part }) {
  const [day, now] =
    compared === "next-morning" ? [daysFrom(today, -1), !LATE.has(part)] : [today, LATE.has(part) && Boolean(noted?.done)];
  return now && drawn.some((one) => one.day === day) ? day : null;
}

/** One day with something changed; what was noted of it before stays. */
export async function changedDay(store, trial, day, changes) {
  const was = (await notedOn(store, trial, day)) ?? { trial, day, done: "", value: null, left: null, right: null };
  return { kind: TRIAL_DAY, key: keyOf(trial, day), body: { ...was, ...changes } };
}
