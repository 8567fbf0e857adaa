/* Music for a rest: slow chords that flow into one another, made here from a few soft waves. */

const A2 = 110;
const CHORDS = [
  [0, 7, 12, 16],
  [5, 12, 17, 21],
  [9, 16, 21, 24],
  [7, 14, 19, 23],
]; /* half tones above A2 */
const LOUD = 0.028;

export function chord({ context, bus }, at, { length, n }) {
  const loudness = context.createGain();
  loudness.gain.setValueAtTime(0, at);
  loudness.gain.linearRampToValueAtTime(LOUD, at + length * 0.45);
  loudness.gain.linearRampToValueAtTime(LOUD * 0.8, at + length * 0.8);
  loudness.gain.linearRampToValueAtTime(0, at + length * 1.35);
  const soft = context.createBiquadFilter();
  [soft.type, soft.frequency.value] = ["lowpass", 900];
  soft.connect(loudness).connect(bus);
  return CHORDS[n % CHORDS.length].flatMap((half) => [-4, 4].map((cents) => wave(context, soft, { at, length, half, cents })));
}

function wave(context, into, { at, length, half, cents }) {
  const swing = context.createOscillator();
  swing.type = "triangle";
  swing.frequency.value = A2 * 2 ** (half / 12);
  swing.detune.value = cents;
  swing.connect(into);
  swing.start(at);
  swing.stop(at + length * 1.35 + 0.1);
  return swing;
}
