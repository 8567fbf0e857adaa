/* The lock screen and the headset: what is playing, and its buttons. */

const ORDERS = { play: "goOn", pause: "hold", previoustrack: "back", nexttrack: "skip", seekbackward: "back", seekforward: "skip", stop: "hold" };

export class Media {
  constructor(player) {
    this.session = navigator.mediaSession;
    if (!this.session) return;
    for (const [action, order] of Object.entries(ORDERS)) this.attempt(() => this.session.setActionHandler(action, () => player[order]()));
  }

  show(step, { playing, at, planned }) {
    if (!this.session) return;
    this.session.playbackState = playing ? "playing" : "paused";
    this.attempt(() => this.session.setPositionState({ duration: planned, position: Math.min(at, planned), playbackRate: 1 }));
    if (step && this.step !== step) this.attempt(() => (this.session.metadata = new MediaMetadata({ title: step.name, artist: step.where, album: "Fodro" })));
    this.step = step;
  }

  end() {
    if (this.session) [this.session.playbackState, this.session.metadata] = ["none", null];
  }

  /** Not every browser knows every button. */
  attempt(told) {
    try {
      told();
    } catch {
      /* then the screen and the keys do it */
    }
  }
}
