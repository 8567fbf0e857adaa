/* A day as this device knows it: what is recorded, what an earlier day offers, what is usual, and own factors. */

import { daysFrom } from "../sync/when.js";
import { fill, write } from "./numbers.js";
import { addOwn } from "./own_rows.js";
import { arrange, habitOf, hideOthers, usual } from "./usual.js";

const HABIT_DAYS = 30;
const CARRIED_DAYS = 14;
const WORN = new Set(["shoe", "socks_moisture"]);
const KIND = "day-value";

export const keyOf = (day, factor) => `${day}.${factor}`;

const typedOf = (row, value) => {
  if (typeof value === "string") return value;
  return row.dataset.control === "slider" ? String(value) : write(value);
};

/** Show what this device knows of `date` on a page that came without a person. */
export async function showDay(day, store, date) {
  const known = await store.between(daysFrom(date, -HABIT_DAYS), date);
  const values = known.filter(({ kind, body }) => kind === KIND && body.factor !== undefined);
  const before = values.filter((record) => record.day < date);
  const here = values.filter((record) => record.day === date);
  await addOwn(day, store, new Set(here.map(({ body }) => body.factor)));
  const offered = lastOf(before, daysFrom(date, -CARRIED_DAYS));
  const noted = new Set([...before, ...here].map(({ body }) => body.factor));
  hideOthers(day.rows, noted);
  await showShelf(day, store, new Set(here.map(({ body }) => body.factor)));
  recordAll(day.rows, here);
  offerAll(day, offered);
  for (const row of day.rows) if (noted.has(row.slug)) day.choose(row.slug);
  arrange(day, day.rows, usual(day.rows, habitOf(before)));
  return offered[0]?.day ?? "";
}

/** Bring rows that nobody has touched up to what this device knows; what was touched stays as it is. */
export async function refresh(day, store, date) {
  for (const row of day.rows.filter((each) => !each.isChanged)) {
    const record = await store.get(KIND, keyOf(date, row.slug));
    if (record && !row.isChanged) show(day, row, record);
  }
}

/** What this device kept may be newer than what the server showed: it may not have reached it yet. */
export async function showNewer(day, store, date) {
  const records = await Promise.all(day.rows.map((row) => store.get(KIND, keyOf(date, row.slug))));
  for (const [n, row] of day.rows.entries()) {
    const isNewer = records[n] && records[n].clock > (row.dataset.clock ?? "");
    if (isNewer && !row.isChanged) show(day, row, records[n]);
  }
}

/** Who has shoes on the shelf chooses among them; their name is no longer written by hand. */
async function showShelf(day, store, valued) {
  const shelf = await store.ofKind("footwear");
  day.querySelector(".worn-today").hidden = !shelf.length;
  day.querySelector("fodro-worn").dataset.day = day.day;
  for (const row of day.rows) if (shelf.length && WORN.has(row.slug) && !valued.has(row.slug)) row.hidden = true;
}

/** Show what is recorded of one factor, wherever it is folded away. */
function show(day, row, { gone, body }) {
  row.record(gone ? "" : typedOf(row, body.value));
  if (gone) return;
  day.choose(row.slug);
  row.closest(".group")?.setAttribute("open", "");
}

function lastOf(records, first) {
  const last = records.reduce((latest, { day }) => (day >= first && day > latest ? day : latest), "");
  return records.filter(({ day }) => day === last);
}

function recordAll(rows, records) {
  const values = new Map(records.map(({ body }) => [body.factor, body.value]));
  for (const row of rows) row.record(values.has(row.slug) ? typedOf(row, values.get(row.slug)) : "");
}

function offerAll(day, records) {
  const values = new Map(records.map(({ body }) => [body.factor, body.value]));
  for (const row of day.rows) {
    const offered = values.has(row.slug) && !("measured" in row.dataset);
    const typed = offered ? typedOf(row, values.get(row.slug)) : "";
    row.offer(typed, offered ? fill(day.dataset.same, { name: row.label, value: row.readable(typed) }) : "");
  }
}
