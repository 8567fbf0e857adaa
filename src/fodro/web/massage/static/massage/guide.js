/* What is spoken and felt at each cue. A cue that comes late is not spoken: the moment it spoke of is over. */

const LATE_S = 2.5;

export class Guide {
  #side = "";

  constructor({ voice, buzz, words }) {
    [this.voice, this.buzz, this.words] = [voice, buzz, words];
  }

  /** Lead through `cue` of `step`, which came `late` seconds after its instant; `next` is the step after it. */
  reach(cue, { step, next, late }) {
    const felt = cue.kind === "step" ? this.begin(step) : cue.kind;
    if (late < LATE_S) this.buzz.feel(felt);
    if (cue.kind === "end") this.voice.say(this.words.done);
    else if (late < LATE_S && !this.voice.speaking) this.voice.say(this.saidAt(cue.kind, step, next));
  }

  begin(step) {
    const otherFoot = Boolean(this.#side && step.side && this.#side !== step.side);
    this.#side = step.side || this.#side;
    const first = [otherFoot && this.words.otherFoot, step.softer && this.words.softer];
    this.voice.say([...first, step.say.step].filter(Boolean).join(" "));
    return otherFoot ? "otherFoot" : "step";
  }

  saidAt(kind, step, next) {
    return { half: step.say.cue, ten: this.words.ten, next: next?.say.next }[kind];
  }
}
