/* What shift mode counted of a day stands beside the two factors it can stand for, and is taken over by a tap. */

import { daysFrom } from "../sync/when.js";
import { onFeet, stretchOf } from "../shift/standing.js";
import { fill, minutesText, write } from "./numbers.js";

/** Count from the stretches on this device; nothing is said while nobody knows when one ended. */
export async function showShift(day, store, date) {
  const near = await store.between(daysFrom(date, -1), daysFrom(date, 1));
  const stretches = near.filter(({ kind }) => kind === "stretch").map(stretchOf);
  const { minutes, longestMin } = onFeet(stretches, date, Date.now());
  const part = day.querySelector(".counted");
  part.hidden = !minutes;
  if (!minutes) return;
  const [total, longest] = [minutes, longestMin].map(Math.round);
  const said = { total: minutesText(total, day.dataset), longest: minutesText(longest, day.dataset) };
  part.querySelector("p").textContent = fill(part.dataset.sentence, said);
  Object.assign(part.querySelector("button").dataset, {
    standinghours: write(Math.round(total / 6) / 10),
    longeststandmin: write(longest),
  });
}

export function takeShift(day, { dataset }) {
  for (const row of day.rows) {
    const typed = dataset[row.slug.replaceAll("_", "")];
    if (!typed) continue;
    row.change(typed);
    row.closest(".group")?.setAttribute("open", "");
  }
}
