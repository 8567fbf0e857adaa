/* Cues put on the sound's clock ahead of time, so that a page out of sight with its timers held back loses none.
   Each carries a silent marker: its end wakes this page at the instant of the cue, which no timer would. */

import { sounding } from "./tones.js";

const AHEAD_S = 90;
const LATE_S = 1.5;
const MOVES_S = 0.15;

export class Ahead {
  #waiting = [];
  #nodes = new Set();
  #stoodAt = null;

  constructor(sound, onreach) {
    this.sound = sound;
    this.onreach = onreach;
  }

  /** Begin anew with `cues`. Where the sound's clock `stood` still nothing is put on it until it moves again. */
  load(cues, elapsed, { stood = false } = {}) {
    this.clear();
    this.#waiting = [...cues];
    this.#stoodAt = stood ? this.sound.now : null;
    this.fill(elapsed);
  }

  /** Put what comes in the next minute and a half where it belongs. */
  fill(elapsed) {
    const now = this.sound.now;
    if (now === null || (this.#stoodAt !== null && Math.abs(now - this.#stoodAt) < MOVES_S)) return;
    this.#stoodAt = null;
    while (this.#waiting.length && this.#waiting[0].at < elapsed + AHEAD_S) {
      const cue = this.#waiting.shift();
      const wait = cue.at - elapsed;
      if (wait > -LATE_S) this.#put(cue, now + Math.max(0.02, wait));
    }
  }

  #put(cue, at) {
    const { context, out } = this.sound;
    this.bus ??= this.#route(context, out);
    const marker = this.#marker(context, at);
    for (const node of [...sounding({ context, bus: this.bus }, at, cue), marker]) {
      this.#nodes.add(node);
      node.addEventListener("ended", () => this.#nodes.delete(node));
    }
  }

  #marker(context, at) {
    const marker = context.createConstantSource();
    marker.offset.value = 0;
    marker.connect(this.bus);
    marker.start(context.currentTime);
    marker.stop(at);
    marker.addEventListener("ended", this.onreach);
    return marker;
  }

  #route(context, out) {
    const bus = context.createGain();
    bus.connect(out);
    return bus;
  }

  clear() {
    this.#waiting = [];
    for (const node of this.#nodes) {
      node.removeEventListener("ended", this.onreach);
      node.stop();
      node.disconnect();
    }
    this.#nodes.clear();
    this.bus?.disconnect();
    this.bus = null;
  }
}
