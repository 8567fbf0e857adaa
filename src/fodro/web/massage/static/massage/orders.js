/* What a finger, a key or a screen reader asks of the player. The whole screen pauses; so does the space key. */

const BOUNCE_MS = 350;
const KEYS = { " ": "pause", ArrowLeft: "back", ArrowRight: "skip" };
const ORDERS = { start: "start", again: "start", pause: "pause", "pause-button": "pause", back: "back", skip: "skip", longer: "longer", shorter: "shorter", end: "finish" };
const TURNS = ["voice", "sound"];

export class Orders {
  #tappedAt = -BOUNCE_MS;

  constructor(player) {
    this.player = player;
    player.addEventListener("click", (event) => this.tap(event));
    player.addEventListener("contextmenu", (event) => player.begun && event.preventDefault());
    document.addEventListener("keydown", (event) => this.key(event));
  }

  tap(event) {
    const asked = event.target.closest("[data-do], button[data-choice]");
    if (!asked) return;
    const order = ORDERS[asked.dataset.do];
    if (TURNS.includes(asked.dataset.choice)) this.player.choices.turn(asked.dataset.choice);
    else if (order && !(order === "pause" && this.bounced(event))) this.player[order]();
    if (event.detail > 0 && this.player.begun) this.player.screen.focus();
  }

  /** An oily finger often taps twice at once: the second time is none. By keyboard `detail` is 0. */
  bounced({ detail, timeStamp }) {
    const since = timeStamp - this.#tappedAt;
    this.#tappedAt = timeStamp;
    return detail > 0 && since < BOUNCE_MS;
  }

  key(event) {
    if (!this.player.begun || !(event.key in KEYS) || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === " " && event.target.closest?.(".controls button")) return;
    event.preventDefault();
    if (!event.repeat) this.player[KEYS[event.key]]();
  }
}
