/* How each kind of motion goes: from the moment within a pass to where the mark is, how large and how bright.

   A motion gets `u` (0–1 through this pass of the lane), `beat` (0–1 within the beat), `lane`, `index`, `seconds` and
   `rest` (share of the step still to come), and says:
   along   0–1 on the lane          light   0–1 brightness          size   of the mark, 1 as drawn
   dx, dy  aside of the lane        turn    degrees                 close  units by which the hand closes
   parts   per shape: dx, dy, turn  trail   false where none        foot   how the foot itself moves
   spread  0–1, toes apart          back    on the way back        from, along2   a stretch that lights up, no comet  */

const TAU = 2 * Math.PI;
const clamp = (t) => Math.min(1, Math.max(0, t));
export const ease = (t) => 0.5 - Math.cos(Math.PI * clamp(t)) / 2;
const wave = (t) => (1 - Math.cos(TAU * t)) / 2;
/** Up within the first share, held, and down again within the last. */
const held = (t, up = 0.15, down = 0.15) => Math.min(ease(t / up), ease((1 - t) / down));
const faded = (u, edge = 0.06) => clamp(Math.min(u, 1 - u) / edge);
const breath = (seconds) => Math.sin((TAU * seconds) / 6);

/** Along, then lifted off the skin and back to the start unseen. */
function lifted(u, share, path) {
  if (u < share) return { ...path(u / share), light: clamp((u / share) * 14) };
  const v = (u - share) / (1 - share);
  return { ...path(v < 0.5 ? 1 : 0), light: v < 0.5 ? 1 - 2 * v : 0, size: 1 + 0.14 * (v < 0.5 ? 2 * v : 2 - 2 * v), trail: false };
}

const MOTIONS = {
  stroke: ({ u }) => (u < 0.66 ? { along: ease(u / 0.66), light: 1 } : { along: 1 - ease((u - 0.66) / 0.34), light: 0.3, size: 1.05, trail: false }),
  slide: ({ u }) => lifted(u, 0.76, (v) => ({ along: v < 0.5 ? 2 * v * v * 0.6 + v * 0.4 : 1 - (2 * (1 - v) * (1 - v) * 0.6 + (1 - v) * 0.4) })),
  roll: ({ u, lane }) => ({ along: wave(u), back: u > 0.5, light: 1, roll: (wave(u) * lane.length * 180) / (Math.PI * 25) }),
  cross: ({ u }) => ({ along: wave(u), light: 1, trail: false }),
  buzz: ({ u, seconds }) => ({ along: wave(u), back: u > 0.5, light: 0.75 + 0.25 * Math.sin(TAU * seconds * 7), dx: 0.9 * Math.sin(TAU * seconds * 11), ripple: (seconds * 1.6) % 1 }),
  circles: ({ u }) => ({ along: u, light: faded(u, 0.04) }),
  orbit: ({ u }) => ({ along: u, light: 1 }),
  twist: ({ u, beat }) => ({ along: u, light: faded(u), turn: 15 * Math.sin(TAU * beat) }),
  inch: ({ u, lane, beat }) => {
    const step = Math.floor(u * lane.turns);
    return { along: (step + ease((beat - 0.45) / 0.4)) / lane.turns, light: faded(u), close: 5 * wave(beat), dy: -3 * wave(beat) };
  },
  wring: ({ u, beat, parts }) => ({ along: wave(u), light: 1, trail: false, parts: parts.map((part) => ({ dx: 15 * part.opens * Math.sin(TAU * beat) })) }),
  twirl: ({ u, lane }) => {
    if (u < 0.6) return { along: 0, dx: 5 * Math.sin(TAU * 2.5 * u), dy: 5 * (Math.cos(TAU * 2.5 * u) - 1), light: clamp(u * 16), turn: 10 * Math.sin(TAU * 2.5 * u) };
    return { along: ease((u - 0.6) / 0.3), light: clamp((1 - u) * 12), close: 1.5, lane };
  },
  squeeze: ({ u }) => ({ along: 0, close: 11 * held(u, 0.4, 0.35), light: 0.45 + 0.55 * held(u, 0.4, 0.35), size: 1 }),
  press: ({ u }) => ({ along: 0, size: 1.14 - 0.14 * held(u, 0.3, 0.25), light: 0.3 + 0.7 * held(u, 0.3, 0.25) }),
  hold: ({ u, seconds }) => {
    const firm = held(u, 0.14, 0.14);
    return { along: 0, size: 1.18 - 0.18 * firm + 0.035 * firm * breath(seconds), light: 0.15 + 0.75 * firm + 0.1 * firm * breath(seconds) };
  },
  shift: ({ beat, parts }) => ({ along: 0, light: 1, trail: false, parts: parts.map((part) => ({ dy: 9 * part.opens * Math.sin(TAU * beat) })) }),
  lace: ({ beat, seconds, rest }) => {
    const inside = Math.min(ease(seconds / 3), ease(rest * 12));
    return { along: 0, light: 0.6 + 0.3 * inside, dx: 5 * inside * Math.sin(TAU * beat), dy: -30 * (1 - inside) + 4 * inside * (1 - Math.cos(TAU * beat)), foot: { turn: 1.5 * inside * Math.sin(TAU * beat) } };
  },
  rock: ({ beat }) => ({ along: 0, light: 0.7, trail: false, foot: { turn: 5 * Math.sin(TAU * beat) } }),
  pump: ({ beat, rest }) => {
    const circling = rest < 0.3 ? 1 : 0;
    return { along: 0, light: 0.45 + 0.55 * wave(beat), foot: { down: 1 - 0.2 * wave(beat), turn: circling * 6 * Math.sin(TAU * beat) } };
  },
  raise: ({ u }) => ({ along: 0, light: 0.3 + 0.7 * held(u, 0.36, 0.36), foot: { dy: -20 * held(u, 0.36, 0.36) } }),
  spread: ({ u }) => ({ along: 0, spread: held(u, 0.2, 0.2), light: 0.3 + 0.5 * held(u, 0.2, 0.2) }),
  stretch: ({ u }) => {
    const long = held(u, 0.2, 0.12);
    return { along: 0, from: 1 - long, along2: long, light: 0.25 + 0.75 * long, dy: -5 * long, foot: { down: 1 + 0.012 * long } };
  },
  gather: ({ u }) => ({ along: 0.5, size: 0.7 + 0.6 * held(u, 0.3, 0.2), light: 0.2 + 0.8 * held(u, 0.3, 0.2), from: 0, along2: 1, foot: { down: 1 - 0.018 * held(u, 0.3, 0.2) } }),
  sway: ({ u }) => ({ along: held(u, 0.35, 0.35), light: 0.5 + 0.5 * Math.abs(2 * held(u, 0.35, 0.35) - 1), trail: false }),
  walk: ({ u }) => ({ along: ease(u / 0.5), light: u < 0.5 ? 0.25 + 0.75 * held(u / 0.5, 0.2, 0.2) : 0.08, trail: false }),
  rest: ({ beat }) => ({ along: 0, size: 0.82 + 0.34 * wave(beat), light: 0.3 + 0.6 * wave(beat) }),
  flow: ({ u }) => ({ along: u, light: Math.sin(Math.PI * u), size: 0.9 }),
  spin: ({ beat, seconds, parts }) => ({ along: 0, light: 0.5 + 0.4 * wave(beat), parts: parts.map((part) => ({ turn: (part.flip ? -90 : 90) * seconds })) }),
  bathe: ({ beat, seconds }) => ({ along: 0, light: 0.25 + 0.4 * wave(beat), dx: 10 * Math.sin((TAU * seconds) / 7), dy: 3 * Math.sin((TAU * seconds) / 4) }),
};

/** The pose at a moment; a kind this page does not know is a stroke. */
export const posed = (kind, moment) => (MOTIONS[kind] ?? MOTIONS.stroke)(moment);

export const KINDS = Object.keys(MOTIONS);
