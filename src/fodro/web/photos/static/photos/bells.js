/* The soft bells of the countdown. Without sound the picture is taken all the same. */

import { bell } from "../massage/tones.js";

const SOON_S = 0.05;

export class Bells {
  /** To be called inside a tap: phones allow sound only from there on. */
  wake() {
    try {
      this.context ??= new AudioContext();
      this.context.resume().catch(() => {});
    } catch {
      this.context = null;
    }
  }

  ring(...pitches) {
    if (this.context?.state !== "running") return;
    const { context } = this;
    bell(pitches)({ context, bus: context.destination }, context.currentTime + SOON_S);
  }
}
