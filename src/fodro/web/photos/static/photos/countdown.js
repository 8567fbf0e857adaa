/* Counts down in large numbers and soft tones, for a phone that lies under the foot. */

import { keep, kept } from "../design/kept.js";

const CHOICE = "photo-countdown";
const [STEP_HZ, NOW_HZ, DONE_HZ] = [587, 784, 1047];

export class Countdown {
  constructor(dialog, bells) {
    this.dialog = dialog;
    this.output = dialog.querySelector(".count");
    this.bells = bells;
    this.sounds = true;
    const before = dialog.querySelector(`[name="countdown"][value="${kept(CHOICE)}"]`);
    if (before) before.checked = true;
  }

  get seconds() {
    return Number(this.dialog.querySelector('[name="countdown"]:checked').value);
  }

  get isRunning() {
    return this.timer !== undefined;
  }

  /** Resolves to true when the time is up, to false when it was stopped. */
  run() {
    this.stop();
    keep(CHOICE, this.seconds);
    const ends = performance.now() + this.seconds * 1000;
    return new Promise((resolve) => {
      this.resolve = resolve;
      this.timer = setInterval(() => this.#tick(ends), 100);
      this.#tick(ends);
    });
  }

  stop() {
    this.#end(false);
  }

  #tick(ends) {
    const left = Math.ceil((ends - performance.now()) / 1000);
    if (left <= 0) {
      this.#sound(NOW_HZ, DONE_HZ);
      this.#end(true);
    } else if (this.output.textContent !== String(left)) {
      this.output.textContent = String(left);
      this.#sound(STEP_HZ);
    }
  }

  #end(isUp) {
    clearInterval(this.timer);
    this.timer = undefined;
    this.output.textContent = "";
    this.resolve?.(isUp);
  }

  #sound(...pitches) {
    if (this.sounds) this.bells.ring(...pitches);
  }
}
