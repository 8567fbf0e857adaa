/* One sitting: the shape of its massage, where on the line of time it is, and how long it really played.
   All of it is kept on the device, so that a closed tab goes on at the same second. */

import { forgetOld, keepSitting, keptSitting } from "./keeping.js";
import { shapeOf, timeline } from "./schedule.js";

export class Sitting {
  #ahead = 0;

  /** `name` is the same while it plays and when the rating after it is asked for again. */
  constructor(name, steps, clock) {
    [this.name, this.steps, this.clock] = [name, steps, clock];
    forgetOld();
    const before = keptSitting(name);
    this.shaped(isShape(before?.shape, steps) ? before.shape : shapeOf(steps));
    if (before) this.#goOn(before);
  }

  #goOn({ at, played, finished }) {
    this.clock.elapsed = played || 0;
    this.moveTo(at || 0);
    this.before = { at: this.at, played: Math.floor(played || 0), finished: Boolean(finished) };
  }

  shaped(shape) {
    this.shape = shape;
    this.line = timeline(this.steps, shape);
    this.planned = this.line.at(-1)?.to ?? 0;
  }

  get at() {
    return this.clock.elapsed + this.#ahead;
  }

  moveTo(seconds) {
    this.#ahead = Math.min(this.planned, Math.max(0, seconds)) - this.clock.elapsed;
  }

  run() {
    this.clock.start();
  }

  rest() {
    this.clock.stop();
    this.keep();
  }

  keep(more = {}) {
    keepSitting(this.name, { at: this.at, played: this.clock.elapsed, shape: this.shape, ...more });
  }

  /** The whole seconds that really played, at most what was planned; the sitting is over. */
  finish() {
    this.clock.stop();
    this.keep({ finished: true });
    return Math.floor(Math.min(this.clock.elapsed, this.planned));
  }
}

const isShape = (shape, steps) =>
  Array.isArray(shape) && shape.length > 0 && shape.every(([source, seconds]) => source in steps && seconds > 0);
