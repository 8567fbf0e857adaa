/* Check-ins as the Today page lists them: filled into the templates the page brings. */

const clone = (root, name) => root.querySelector(`template[data-of="${name}"]`).content.firstElementChild.cloneNode(true);

const upper = (text) => text.charAt(0).toUpperCase() + text.slice(1);

export function placeName(words, { region, side, view }) {
  return words.places[`${side}.${view}.${region}`] ?? words.places[`${side}..${region}`] ?? region;
}

export function momentCard(root, words, { key, body }) {
  const card = clone(root, "moment");
  const [time, part] = [card.querySelector("time"), card.querySelector(".part")];
  time.textContent = body.at.slice(11, 16);
  time.dateTime = body.at;
  part.textContent = (words.parts[body.part] ?? "").toLowerCase();
  card.querySelector("a").href += `?edit=${key}`;
  card.querySelector(".note-said").textContent = body.note ?? "";
  if (!body.moves) card.querySelector(".moves").remove();
  const places = [...body.spots].sort((a, b) => b.intensity - a.intensity);
  const hurts = places.some((spot) => spot.intensity > 0);
  card.querySelector(hurts ? ".nothing" : "ul").remove();
  if (hurts) card.querySelector("ul").append(...places.map((spot) => placeRow(root, words, spot)));
  return card;
}

function placeRow(root, words, spot) {
  const row = clone(root, "place");
  const badge = row.querySelector(".badge");
  badge.dataset.pain = Math.round(spot.intensity);
  badge.textContent = spot.intensity.toLocaleString(document.documentElement.lang);
  row.querySelector(".place-name").textContent = upper(placeName(words, spot));
  const felt = (spot.qualities ?? []).map((slug) => words.qualities[slug] ?? slug.replace(/[-_]/g, " "));
  row.querySelector(".felt").textContent = felt.join(", ");
  return row;
}

/** One column of the week: a day, its worst place, or a gap. */
export function weekDay(root, day, worst) {
  const column = clone(root, "week-day");
  const [year, month, date] = day.split("-").map(Number);
  const manner = { weekday: "short" };
  const named = new Intl.DateTimeFormat(document.documentElement.lang, manner).format(new Date(year, month - 1, date));
  column.querySelector(".day-short").textContent = named.slice(0, 2);
  const badge = column.querySelector(".badge");
  if (worst === null) return column;
  badge.dataset.pain = Math.round(worst);
  badge.textContent = worst.toLocaleString(document.documentElement.lang);
  return column;
}
