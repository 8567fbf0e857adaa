/* The sound and its clock. A browser may refuse it, suspend it or give it to a phone call: nothing here ever throws. */

import { Carrier } from "./carrier.js";

const REFUSED_MS = 2500;

export class Sound {
  #woken = 0;

  /** `onchange` when it comes or goes, `ontaken` when something else on the device takes it. */
  constructor({ onchange, ontaken }) {
    [this.onchange, this.ontaken] = [onchange, ontaken];
    this.carrier = new Carrier(ontaken);
    this.audible = true;
  }

  /** To be called inside a tap: phones allow sound only from there on. */
  wake() {
    this.#woken = performance.now();
    this.wanted = true;
    try {
      this.context ??= this.#made();
      if (this.context.state !== "running") this.context.resume()?.catch?.(() => {});
    } catch {
      this.context = null;
    }
    if (this.audible) this.carrier.play();
  }

  #made() {
    if (navigator.audioSession) navigator.audioSession.type = "playback"; /* an iPhone set to silent plays too */
    const context = new AudioContext();
    this.out = context.createGain();
    this.out.gain.value = this.audible ? 1 : 0;
    this.out.connect(context.destination);
    context.onstatechange = () => this.#changed();
    return context;
  }

  #changed() {
    if (this.context?.state === "interrupted" && this.wanted) this.ontaken();
    else this.onchange();
  }

  rest() {
    this.wanted = false;
    this.carrier.rest();
    this.context?.suspend?.()?.catch?.(() => {});
  }

  /** Seconds of the sound's clock, or null where no sound runs. */
  get now() {
    return this.context?.state === "running" ? this.context.currentTime : null;
  }

  /** Whether the browser had its time and still gives no sound. */
  get refused() {
    return this.wanted && this.now === null && performance.now() - this.#woken > REFUSED_MS;
  }

  set on(audible) {
    this.audible = audible;
    if (this.context) this.out.gain.setTargetAtTime(audible ? 1 : 0, this.context.currentTime, 0.02);
    if (this.wanted && audible) this.carrier.play();
    else this.carrier.rest();
  }
}
