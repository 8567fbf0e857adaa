/* From the form to the record, on this device; and what one tap notes: as last time, a bad day, nothing. */

import { saved } from "../sync/saved.js";
import { parts } from "./feet-painter.js";
import { keysOf, painOf, qualitiesOf } from "./checkin-card.js";

const KIND = "checkin";
const SIDES = ["L", "R"];
const LEVELS = { nothing: 0, "bad-day": 8 };

export const isQuick = (name) => name in LEVELS || name === "again";

function spotOf(key, intensity, qualities) {
  const { side, view, slug } = parts(key);
  return { region: slug, side, view, intensity, qualities };
}

export const keyOf = ({ side, view, region }) => `${side}.${view}.${region}`;

/** Places that share a card share its rating. */
export const spotsOf = (cards) =>
  cards.flatMap((card) => keysOf(card).map((key) => spotOf(key, painOf(card), qualitiesOf(card))));

const wholeFeet = (level) => SIDES.map((side) => spotOf(`${side}..foot`, level, []));

/** What one tap notes: places, and what else is said with them. */
export function quickly(name, last, more) {
  if (name === "again") return { ...more, spots: last.body.spots, moves: Boolean(last.body.moves) };
  return { ...more, spots: wholeFeet(LEVELS[name]) };
}

/** The sentence for what was just saved. */
export function told({ name, isChange, moment, words }) {
  if (isChange) return words.changed;
  if (name === "bad-day") return words.badDay.replace("{level}", LEVELS[name]);
  return moment.isNow ? words.noted.replace("{time}", moment.at.slice(11, 16)) : words.notedThen.replace("{when}", moment.label);
}

/** Keep a check-in on this device and go on; false when nothing could be kept. */
export function keepCheckin(store, { key, body, say, to }) {
  return saved(store, [{ kind: KIND, key, body }], { say, to });
}

export function takeAwayCheckin(store, { key, say, to }) {
  return saved(store, [{ kind: KIND, key, gone: true }], { say, to });
}

/** The check-in before this one, where something hurt. */
export async function lastTime(store) {
  const [last] = await store.latest(KIND);
  const hurts = last?.body.spots?.some(({ intensity, qualities }) => intensity > 0 || qualities?.length);
  return hurts ? last : null;
}

/** How much was in the way on `day` as it was last noted, or null. */
export async function interferenceOn(store, day, but) {
  const noted = (await store.ofDay(day)).filter(({ kind, key, body }) => kind === KIND && key !== but && (body.interference ?? null) !== null);
  noted.sort((one, other) => (one.body.at < other.body.at ? 1 : -1));
  return noted[0]?.body.interference ?? null;
}
