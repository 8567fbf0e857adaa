/* How many seconds of a massage have passed: the clock of the sound leads, and what it missed is added (decision 0015).

   Three clocks are read. The sound's stands still with the sound. The page's (performance.now) goes on in a slept tab
   and cannot be set by hand. The date's can be set, so it is asked only where the page was out of sight without sound:
   then the whole device may have slept, and no other clock knows. */

const BEHIND_S = 0.12; /* the sound's clock moves in blocks of some hundredths: less than this is no lag */
const SLEPT_S = 2;

export class MassageClock {
  #from = null;
  #last = null;
  #before = 0;
  #missing = 0;
  #passed = 0;

  /** `sound` gives seconds, or null where no sound runs; `wall` and `date` milliseconds. Tests bring their own.
      `onshift` is called where the sound turns out late: what was put on its clock is late too. */
  constructor({ sound, wall, date, hidden, onshift } = {}) {
    this.sound = sound ?? (() => null);
    this.wall = wall ?? (() => performance.now());
    this.date = date ?? (() => Date.now());
    this.hidden = hidden ?? (() => document.visibilityState === "hidden");
    this.onshift = onshift ?? (() => {});
  }

  get running() {
    return this.#from !== null;
  }

  get elapsed() {
    if (this.running) this.#look();
    return this.#passed;
  }

  set elapsed(seconds) {
    this.#passed = Math.max(0, seconds);
    if (this.running) this.#anchor(this.#read());
  }

  start() {
    if (!this.running) this.#anchor(this.#read());
  }

  stop() {
    if (this.running) this.#look();
    this.#from = null;
  }

  #read() {
    return { sound: this.sound(), wall: this.wall() / 1000, date: this.date() / 1000, hidden: this.hidden() };
  }

  #anchor(now) {
    [this.#from, this.#last, this.#before, this.#missing] = [now, now, this.#passed, 0];
  }

  #look() {
    const [now, last] = [this.#read(), this.#last];
    this.#last = now;
    if ((now.sound === null) !== (last.sound === null)) return this.#change(now, last);
    const lived = now.wall - this.#from.wall;
    if (now.sound === null) {
      this.#before += slept(now, last);
      this.#moveTo(this.#before + lived);
    } else {
      const heard = now.sound - this.#from.sound;
      this.#lag(lived - heard);
      this.#moveTo(this.#before + heard + this.#missing);
    }
  }

  /** The sound came or went: what lies between two looks is the page's own time. */
  #change(now, last) {
    this.#moveTo(this.#passed + Math.max(0, now.wall - last.wall));
    this.#anchor(now);
  }

  /** The sound's clock is `seconds` short. It may have stood still; it may also only have been read late. */
  #lag(seconds) {
    const missing = Math.max(0, seconds);
    if (Math.abs(missing - this.#missing) <= BEHIND_S) return;
    this.#missing = missing;
    this.onshift();
  }

  #moveTo(seconds) {
    this.#passed = Math.max(this.#passed, seconds);
  }
}

function slept(now, last) {
  const ahead = now.date - last.date - (now.wall - last.wall);
  return last.hidden && ahead > SLEPT_S ? ahead : 0;
}
