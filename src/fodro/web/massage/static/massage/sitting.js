/* One sitting: where on the line of time it is, how long it really played, and both kept with this tab. */

import { keep, kept } from "../design/kept.js";
import { Stopwatch } from "./schedule.js";

export class Sitting {
  /** `name` is the same while it plays and when the rating after it is asked for again. */
  constructor(name, plannedSeconds) {
    this.name = name;
    this.planned = plannedSeconds;
    [this.watch, this.played] = [new Stopwatch(), new Stopwatch()];
    this.before = kept(name);
    if (this.before?.at) [this.watch.elapsed, this.played.elapsed] = [this.before.at, this.before.played];
  }

  get at() {
    return this.watch.elapsed;
  }

  moveTo(seconds) {
    this.watch.elapsed = seconds;
  }

  run() {
    this.watch.start();
    this.played.start();
  }

  rest() {
    this.watch.stop();
    this.played.stop();
    this.keep();
  }

  keep() {
    keep(this.name, { at: this.at, played: this.played.elapsed });
  }

  /** The whole seconds that really played, at most what was planned; the sitting is over. */
  finish() {
    const played = Math.floor(Math.min(this.played.elapsed, this.planned));
    keep(this.name, { played, finished: true });
    return played;
  }
}
