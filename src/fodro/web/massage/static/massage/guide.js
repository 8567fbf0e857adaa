/* What is spoken, and when: each step once as it begins, its cue half way, unless the voice still speaks. */

const [STEP, OTHER_FOOT] = [[523, 392], [392, 523, 659]];

export class Guide {
  constructor(voice, words) {
    this.voice = voice;
    this.words = words;
  }

  lead({ index, step, into }) {
    if (index !== this.index) this.begin(index, step);
    else if (!this.cued && into > step.seconds / 2 && !this.voice.speaking) this.cue(step);
  }

  begin(index, step) {
    const otherFoot = Boolean(this.side && step.side && this.side !== step.side);
    [this.index, this.side, this.cued] = [index, step.side, false];
    this.voice.bell(...(otherFoot ? OTHER_FOOT : STEP));
    this.voice.say(`${otherFoot ? `${this.words.otherFoot} ` : ""}${step.name}. ${step.where}. ${step.how}`);
  }

  cue(step) {
    this.cued = true;
    if (step.cue) this.voice.say(step.cue);
  }
}
