/* What outlives a closed tab: where a massage is, and how this device likes to be led. Kept on the device alone. */

const OLDEST_MS = 3 * 24 * 3600 * 1000;
const SITTINGS = "massage-at-";
const CHOICES = "massage-choices";
const USUAL = { voice: true, sound: true, vibration: true, pulse: false };

function attempt(storing, otherwise = null) {
  try {
    return storing() ?? otherwise;
  } catch {
    return otherwise; /* a browser that keeps nothing: the massage plays, only a reload begins anew */
  }
}

const read = (name) => attempt(() => JSON.parse(localStorage.getItem(name)));
const write = (name, value) => attempt(() => localStorage.setItem(name, JSON.stringify(value)));

export const keepSitting = (name, value) => write(SITTINGS + name, { ...value, keptAt: Date.now() });
export const keptSitting = (name) => read(SITTINGS + name);
export const keepChoices = (choices) => write(CHOICES, choices);
export const keptChoices = () => ({ ...USUAL, ...read(CHOICES) });

/** A massage nobody came back to in three days is over. */
export function forgetOld() {
  const names = attempt(() => Object.keys(localStorage), []).filter((name) => name.startsWith(SITTINGS));
  for (const name of names) {
    if (Date.now() - (read(name)?.keptAt ?? 0) > OLDEST_MS) attempt(() => localStorage.removeItem(name));
  }
}
