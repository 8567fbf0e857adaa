/* What was worn on a day, as src/fodro/domain/wearing.py tells it: noted, of the shift, or the usual pair, assumed. */

/** Monday is 0. */
export function weekdayOf(day) {
  const [year, month, date] = day.split("-").map(Number);
  return (new Date(Date.UTC(year, month - 1, date)).getUTCDay() + 6) % 7;
}

export const inUse = ({ body }, day) => !body.retired_on || day <= body.retired_on;

/** The key of the pair that is usual on `day`, or "". A pair for shifts comes before one for the weekday. */
export function usualOn(shoes, day, shift) {
  const set = shoes
    .filter((pair) => inUse(pair, day) && pair.body.default_since && pair.body.default_since <= day)
    .sort((a, b) => (order(a) < order(b) ? -1 : 1));
  const onShift = shift ? set.filter(({ body }) => body.on_shift) : [];
  const onWeekday = set.filter(({ body }) => (body.weekdays ?? []).includes(weekdayOf(day)));
  return (onShift.at(-1) ?? onWeekday.at(-1))?.key ?? "";
}

const order = ({ body, clock }) => `${body.default_since} ${clock}`;

/** Each combination worn that day: {key, body, basis}. A key is empty where nothing was kept yet. */
export function wornOn({ wears, shoes, stretches, day, assumed }) {
  const noted = wears.map(({ key, body }) => ({ key, body, basis: "noted" }));
  if (noted.some(({ body }) => body.shoes)) return noted;
  const ofShift = pairsOfShift(stretches);
  const usual = assumed || usualOn(shoes, day, stretches.length > 0);
  const pairs = ofShift.length ? ofShift : [usual].filter(Boolean);
  if (!pairs.length) return noted;
  const basis = ofShift.length ? "shift" : "usual";
  const first = noted[0] ?? { key: "", body: {} };
  return [
    { key: first.key, body: { ...first.body, shoes: pairs[0] }, basis },
    ...noted.slice(1),
    ...pairs.slice(1).map((pair) => ({ key: "", body: { shoes: pair }, basis })),
  ];
}

function pairsOfShift(stretches) {
  const lasted = new Map();
  for (const { body } of stretches) {
    if (!body.shoes) continue;
    const ms = body.end ? Date.parse(body.end) - Date.parse(body.start) : 0;
    lasted.set(body.shoes, (lasted.get(body.shoes) ?? 0) + ms);
  }
  return [...lasted.keys()].sort((a, b) => lasted.get(b) - lasted.get(a));
}
