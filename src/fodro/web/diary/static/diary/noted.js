/* What check-ins of a day say together: how each place was last noted. The same rules as on the server. */

const placeOf = ({ region, side }) => `${side}.${region}`;

const nothingHurts = (spots) => spots.every(({ intensity, qualities }) => intensity === 0 && !qualities?.length);

/** Check-ins of a day in the order of the clock on the wall. */
export const inOrder = (checkins) => [...checkins].sort((a, b) => (a.body.at.slice(0, 19) < b.body.at.slice(0, 19) ? -1 : 1));

/** How each place was last noted, worst first: one noted earlier still counts, unless nothing hurt since. */
export function currentSpots(checkins) {
  const places = new Map();
  for (const { body } of inOrder(checkins)) {
    if (nothingHurts(body.spots)) places.clear();
    for (const spot of body.spots) places.set(placeOf(spot), spot);
  }
  return [...places.values()].sort((a, b) => b.intensity - a.intensity);
}

export const worstOf = (checkins) => {
  const noted = checkins.flatMap(({ body }) => body.spots.map((spot) => spot.intensity));
  return noted.length ? Math.max(...noted) : null;
};

/** How much hurts on one view, by "side.region": a place noted without a view is painted where it shows. */
export function paintedOn(view, spots, parts) {
  const painted = new Map();
  const own = new Set(spots.map(placeOf));
  for (const spot of spots) {
    if (spot.view && spot.view !== view) continue;
    for (const region of parts[spot.region] ?? [spot.region]) {
      const place = placeOf({ region, side: spot.side });
      if (region !== spot.region && own.has(place)) continue;
      painted.set(place, Math.max(spot.intensity, painted.get(place) ?? 0));
    }
  }
  return painted;
}
