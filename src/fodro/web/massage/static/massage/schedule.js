/* The schedule of a massage: every step has a fixed place on one line of time, counted from the start instant.
   Where we are follows from the clock alone, so a locked screen or a slow phone never stretches a step. */

export function timeline(steps) {
  let from = 0;
  return steps.map((step) => {
    const placed = { ...step, from, to: from + step.seconds };
    from = placed.to;
    return placed;
  });
}

/** The step at `elapsed` seconds, or null once all is done. */
export function stepAt(line, elapsed) {
  const index = line.findIndex((step) => elapsed < step.to);
  return index < 0 ? null : { index, step: line[index], into: Math.max(0, elapsed - line[index].from) };
}

export class Stopwatch {
  #startedAt = null;
  #kept = 0;

  /** `now` gives milliseconds; tests bring their own. */
  constructor(now = () => Date.now()) {
    this.now = now;
  }

  get running() {
    return this.#startedAt !== null;
  }

  get elapsed() {
    return this.#kept + (this.running ? (this.now() - this.#startedAt) / 1000 : 0);
  }

  set elapsed(seconds) {
    this.#kept = Math.max(0, seconds);
    if (this.running) this.#startedAt = this.now();
  }

  start() {
    if (!this.running) this.#startedAt = this.now();
  }

  stop() {
    this.#kept = this.elapsed;
    this.#startedAt = null;
  }
}

export function clock(seconds) {
  const whole = Math.max(0, Math.ceil(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}
