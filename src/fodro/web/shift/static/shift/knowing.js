/* What this device knows of the time on the feet, read fresh for every tap: another tab may have been faster. */

import { daysFrom } from "../sync/when.js";
import { stretchOf } from "./standing.js";

const NEWEST = 12;

const isStretch = ({ kind }) => kind === "stretch";
const inOrder = (a, b) => a.start - b.start || (a.key < b.key ? -1 : 1);

/** The stretches near `day` and everything still open, in order. `shown` is what the server's page brought. */
export async function stretchesNear(store, day, shown) {
  const near = (await store.between(daysFrom(day, -1), daysFrom(day, 1))).filter(isStretch);
  const newest = (await store.latest("stretch", NEWEST)).filter(({ body }) => !body.end);
  const records = new Map([...(await notYetHere(store, shown)), ...near, ...newest].map((each) => [each.key, each]));
  return [...records.values()].map(stretchOf).sort(inOrder);
}

/** Before this device first was in step with the server, the page knows more. */
async function notYetHere(store, shown) {
  if (await isInStep(store)) return [];
  const here = await Promise.all(shown.map(({ key }) => store.get("stretch", key)));
  return shown.filter((_, n) => !here[n]);
}

export const isInStep = async (store) => (await store.mark("cursor")) !== undefined;

const isInUse = ({ body }) => body.what === "shoes" && !body.retired_on;

/** Pairs of shoes in use by key, and the one that is usual on such a day. */
export async function pairsOn(store, day) {
  const shoes = (await store.ofKind("footwear")).filter(isInUse);
  const weekday = (new Date(`${day}T12:00`).getDay() + 6) % 7;
  const chosen = shoes.filter(({ body }) => body.default_since && body.default_since <= day);
  chosen.sort((a, b) => (a.body.default_since < b.body.default_since ? -1 : 1));
  const forWeekday = chosen.filter(({ body }) => body.weekdays?.includes(weekday));
  const forShift = chosen.filter(({ body }) => body.on_shift);
  const usual = [...forWeekday, ...forShift].at(-1)?.key ?? "";
  return { pairs: new Map(shoes.map(({ key, body }) => [key, body.name])), usual };
}

/** What is underfoot, or probably will be: as last time today, else as last time in the usual pair. */
export async function usualUnderfoot(store, stretches, today, usual) {
  const last = stretches.at(-1) ?? (await store.latest("stretch"))[0]?.body;
  const sameDay = stretches.some(({ end }) => end === null) || (await store.latest("stretch"))[0]?.body.day === today;
  const { floor = "", shoes = "" } = last ?? {};
  return { floor, shoes: sameDay ? shoes : usual || shoes };
}
