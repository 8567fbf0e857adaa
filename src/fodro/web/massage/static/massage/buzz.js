/* Vibration, where the device has it: felt through a table or in a pocket when nothing can be seen or heard. */

const PATTERNS = {
  step: [70],
  otherFoot: [70, 90, 70, 90, 200],
  softer: [30, 70, 30],
  end: [250, 120, 250],
  beat: [18],
  breath: [18],
};
const PACE = ["beat", "breath"];

export class Buzz {
  constructor() {
    [this.on, this.pulse] = [true, false];
  }

  static get exists() {
    return "vibrate" in navigator && matchMedia("(pointer: coarse)").matches;
  }

  feel(kind) {
    if (!this.on || !PATTERNS[kind] || (PACE.includes(kind) && !this.pulse)) return;
    try {
      navigator.vibrate?.(PATTERNS[kind]);
    } catch {
      /* the browser said no: what is seen and heard carries everything */
    }
  }
}
