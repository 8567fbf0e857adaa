/* How each cue sounds: soft, low, and gone before it is in the way. Everything is made here; no file is played. */

import { chord } from "./music.js";

const [LOW_C, G, A, C, F, E] = [261.6, 392, 440, 523.3, 349.2, 659.3];

/** One soft bell for each of `pitches` (Hz), `apart` seconds from each other. */
export function bell(pitches, { loud = 0.16, apart = 0.33, ring = 1.4 } = {}) {
  return (out, at) => pitches.flatMap((pitch, n) => tone(out, { pitch, at: at + n * apart, loud, ring }));
}

function tone({ context, bus }, { pitch, at, loud, ring }) {
  const [swing, loudness] = [context.createOscillator(), context.createGain()];
  swing.frequency.value = pitch;
  loudness.gain.setValueAtTime(0, at);
  loudness.gain.linearRampToValueAtTime(loud, at + 0.03);
  loudness.gain.exponentialRampToValueAtTime(0.0001, at + ring);
  swing.connect(loudness).connect(bus);
  swing.start(at);
  swing.stop(at + ring + 0.1);
  return [swing];
}

/** A stroke's beat: a drop of water, not a click. */
const beat = bell([LOW_C], { loud: 0.075, ring: 0.4 });

/** Air in and out: soft noise that opens and closes, as long as one breath. */
function breath({ context, bus }, at, { length }) {
  const [air, mouth, loudness] = [context.createBufferSource(), context.createBiquadFilter(), context.createGain()];
  air.buffer = noise(context);
  air.loop = true;
  mouth.type = "bandpass";
  mouth.Q.value = 0.6;
  swell(mouth.frequency, at, { length, least: 220, most: 560 });
  swell(loudness.gain, at, { length, least: 0.0001, most: 0.05 });
  air.connect(mouth).connect(loudness).connect(bus);
  air.start(at);
  air.stop(at + length);
  return [air];
}

function swell(value, at, { length, least, most }) {
  value.setValueAtTime(least, at);
  value.linearRampToValueAtTime(most, at + length * 0.45);
  value.linearRampToValueAtTime(least, at + length * 0.95);
}

const noises = new WeakMap();

function noise(context) {
  if (!noises.has(context)) {
    const buffer = context.createBuffer(1, 2 * context.sampleRate, context.sampleRate);
    const samples = buffer.getChannelData(0);
    for (let n = 0; n < samples.length; n += 1) samples[n] = Math.random() * 2 - 1;
    noises.set(context, buffer);
  }
  return noises.get(context);
}

const SOUNDS = {
  step: bell([C, G]),
  otherFoot: bell([G, C, E]),
  softer: bell([A, F], { loud: 0.09, apart: 0.45, ring: 1.8 }),
  half: bell([C], { loud: 0.07 }),
  ten: bell([G, G], { loud: 0.06, apart: 0.22, ring: 0.35 }),
  end: bell([E, C, G], { apart: 0.5, ring: 2.6 }),
  beat,
  breath,
  chord: (out, at, cue) => chord(out, at, cue),
};

/** Put the sound of `cue` at the instant `at` of the sound's clock; gives what can be stopped. */
export function sounding(out, at, cue) {
  return SOUNDS[cue.sound ?? cue.kind]?.(out, at, cue) ?? [];
}
