/* Keeps time, sound and words together: what was reached is told once and in order, what comes is put ahead. */

import { Ahead } from "./ahead.js";
import { cuesFrom, cuesOf } from "./cues.js";
import { Guide } from "./guide.js";
import { MassageClock } from "./massage-clock.js";
import { changed, stepAt } from "./schedule.js";
import { Sitting } from "./sitting.js";
import { Sound } from "./sound.js";

const EARLY_S = 0.03;

export class Conductor {
  #told = -1;
  #shifted = false;

  /** `ontaken`: something else took the sound; `onreach`: a cue is due; `log` takes what was reached, and when. */
  constructor({ script, name, voice, buzz, log, ontaken, onreach }) {
    [this.voice, this.log] = [voice, log];
    this.sound = new Sound({ onchange: () => this.reload(), ontaken });
    this.clock = new MassageClock({ sound: () => this.sound.now, onshift: () => (this.#shifted = true) });
    this.sitting = new Sitting(name, script.steps, this.clock);
    this.guide = new Guide({ voice, buzz, words: script.words });
    this.ahead = new Ahead(this.sound, onreach);
    [this.cues, this.queue] = [cuesOf(this.sitting.line), []];
  }

  get running() {
    return this.clock.running;
  }

  get here() {
    return stepAt(this.sitting.line, this.sitting.at);
  }

  /** Inside a tap: only there a phone allows sound and speech. */
  run() {
    this.voice.wake();
    this.sound.wake();
    this.sitting.run();
    this.note("run");
    this.#load();
  }

  rest() {
    this.sitting.rest();
    this.voice.hush();
    this.sound.rest();
    this.note("rest");
    this.#load();
  }

  moveTo(seconds) {
    this.sitting.moveTo(seconds);
    this.#load();
  }

  /** Make this step longer or shorter; says which other step changed with it, or "none" where nothing could. */
  change(by) {
    const { here, sitting } = this;
    const made = here && changed(sitting.steps, sitting.shape, { index: here.index, into: here.into, by });
    if (!made) return "none";
    sitting.shaped(made.shape);
    sitting.keep();
    this.cues = cuesOf(sitting.line);
    this.#load();
    return made.also;
  }

  /** Tell what is due; gives the step we are in, or null once all is done. */
  tick() {
    const at = this.sitting.at;
    if (this.#shifted) this.reload({ stood: true });
    while (this.running && this.queue[0]?.at <= at + EARLY_S) this.#reach(this.queue.shift(), at);
    if (this.running) this.ahead.fill(at);
    return stepAt(this.sitting.line, at);
  }

  #reach(cue, at) {
    if (cue.kind === "step") this.#told = cue.index;
    this.note(cue.kind, { index: cue.index, planned: cue.at });
    const [step, next] = this.sitting.line.slice(cue.index, cue.index + 2);
    this.guide.reach(cue, { step, next, late: at - cue.at });
  }

  #load() {
    const { at, line } = this.sitting;
    this.queue = this.running ? cuesFrom(this.cues, at, { here: stepAt(line, at), told: this.#told }) : [];
    this.ahead.load(this.queue, at);
  }

  /** The same cues at their new instants: the sound came, or it had stood still. */
  reload(how = {}) {
    this.#shifted = false;
    this.ahead.load(this.queue, this.sitting.at, how);
  }

  note(kind, more = {}) {
    this.log.push({ kind, at: this.sitting.at, wall: performance.now() / 1000, ...more });
  }

  /** The sitting is over; its last bell may ring out. Gives the seconds that really played. */
  finish() {
    if (this.here) this.ahead.clear();
    this.queue = [];
    setTimeout(() => this.running || this.sound.rest(), 4000);
    return this.sitting.finish();
  }
}
