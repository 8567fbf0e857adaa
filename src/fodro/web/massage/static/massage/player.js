/* <fodro-player>: leads through a massage. The schedule says where we are; this shows and speaks it. */

import { Awake } from "./awake.js";
import { Guide } from "./guide.js";
import { Hand } from "./hand.js";
import { Screen } from "./screen.js";
import { clock, stepAt, timeline } from "./schedule.js";
import { Sitting } from "./sitting.js";
import { Voice } from "./voice.js";

const BACK_S = 10;
const KEYS = { " ": "pause", ArrowLeft: "back", ArrowRight: "skip" };
const ORDERS = { start: "start", pause: "pause", "pause-button": "pause", back: "back", skip: "skip", voice: "toggleVoice", end: "finish" };

class Player extends HTMLElement {
  connectedCallback() {
    const script = JSON.parse(document.getElementById("script").textContent);
    this.words = script.words;
    this.line = timeline(script.steps);
    this.sitting = new Sitting(this.querySelector(".after form").getAttribute("action"), this.line.at(-1)?.to ?? 0);
    [this.voice, this.awake] = [new Voice(script.language), new Awake()];
    this.hand = new Hand(this.querySelector(".stage"));
    this.screen = new Screen(this, script.words);
    this.guide = new Guide(this.voice, script.words);
    this.offerStart();
    this.addEventListener("click", (event) => this[ORDERS[event.target.closest("[data-do]")?.dataset.do]]?.());
    document.addEventListener("keydown", (event) => this.key(event));
    document.addEventListener("visibilitychange", () => this.seen());
    addEventListener("pagehide", () => this.playing && this.pause());
  }

  get playing() {
    return this.dataset.state === "playing";
  }

  get here() {
    return stepAt(this.line, this.sitting.at);
  }

  get begun() {
    return ["playing", "paused"].includes(this.dataset.state);
  }

  offerStart() {
    const button = this.querySelector('[data-do="start"]');
    const before = this.sitting.before;
    button.hidden = false;
    if (before?.finished) this.querySelector('[name="played"]').value = before.played;
    if (before?.at) button.querySelector(".word").textContent = `${button.dataset.goOn} ${clock(before.at)}`;
  }

  key(event) {
    if (!this.begun || !(event.key in KEYS) || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === " " && event.target.closest?.(".controls button")) return;
    event.preventDefault();
    if (!event.repeat) this[KEYS[event.key]]();
  }

  start() {
    this.querySelector(".now").hidden = false;
    this.timer = setInterval(() => this.tick(), 250);
    this.keeper = setInterval(() => this.sitting.keep(), 3000);
    this.run();
    this.querySelector(".cover").focus({ preventScroll: true });
    this.tick();
    this.animate();
  }

  run() {
    this.dataset.state = "playing";
    this.voice.wake();
    this.sitting.run();
    this.awake.hold();
  }

  rest() {
    this.dataset.state = "paused";
    this.voice.hush();
    this.sitting.rest();
    this.awake.release();
  }

  pause() {
    if (this.playing) this.rest();
    else this.run();
    this.screen.showPause(this.playing);
    this.tick();
  }

  back() {
    this.sitting.moveTo(this.sitting.at - BACK_S);
    this.tick();
  }

  skip() {
    this.sitting.moveTo(this.here?.step.to ?? 0);
    this.tick();
  }

  toggleVoice() {
    this.voice.on = !this.voice.on;
    this.querySelector('[data-do="voice"]').setAttribute("aria-pressed", String(this.voice.on));
    if (!this.voice.on) this.voice.hush();
  }

  seen() {
    if (this.playing && document.visibilityState === "visible") this.awake.hold();
    this.tick();
  }

  tick() {
    if (!this.begun) return;
    const { here } = this;
    if (!here) return this.finish();
    if (here.index !== this.index) this.enter(here.index);
    if (this.playing) this.guide.lead(here);
    this.screen.showTime(here);
    this.hand.draw(here.into);
  }

  animate() {
    if (this.playing) this.hand.draw(this.here?.into ?? 0);
    if (this.dataset.state !== "done") requestAnimationFrame(() => this.animate());
  }

  enter(index) {
    this.index = index;
    this.hand.show(this.line[index]);
    this.screen.showStep(this.line[index], this.line[index + 1]);
    scrollTo(0, 0); /* with large text the words scroll: every step begins with its foot */
  }

  finish() {
    const wasPlaying = this.playing;
    this.rest();
    clearInterval(this.timer);
    clearInterval(this.keeper);
    this.dataset.state = "done";
    this.querySelector(".now").hidden = true;
    this.querySelector('[name="played"]').value = this.sitting.finish();
    if (wasPlaying) this.voice.bell(659, 523, 392);
    if (wasPlaying) this.voice.say(this.words.done);
    this.screen.say("announce", this.words.done);
    this.querySelector("#after").focus();
  }
}

customElements.define("fodro-player", Player);
