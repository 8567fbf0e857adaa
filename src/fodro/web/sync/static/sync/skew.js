/* How far the clock of this device is from the server's. */

const USUAL_MS = 2 * 60_000;
const UNITS = [
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
];

export const isWrong = (skew) => Math.abs(skew) > USUAL_MS;

/** Such as "1 day" or "3 hours", in the language of the page. */
export function inWords(skew) {
  const away = Math.abs(skew);
  const [unit, ms] = UNITS.find(([, size]) => away >= size) ?? UNITS.at(-1);
  const manner = { style: "unit", unit, unitDisplay: "long" };
  return new Intl.NumberFormat(document.documentElement.lang, manner).format(Math.round(away / ms));
}
