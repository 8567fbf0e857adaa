/* <fodro-player>: leads through a massage. The schedule says where we are; this shows and speaks it. */

import { Hand } from "./hand.js";
import { Stopwatch, clock, lengthOf, stepAt, timeline } from "./schedule.js";
import { Voice } from "./voice.js";

const BACK_S = 10;
const KEYS = { " ": "pause", ArrowLeft: "back", ArrowRight: "skip" };

class Player extends HTMLElement {
  connectedCallback() {
    const script = JSON.parse(document.getElementById("script").textContent);
    this.words = script.words;
    this.line = timeline(script.steps);
    this.watch = new Stopwatch();
    this.voice = new Voice(script.language);
    this.hand = new Hand(this.querySelector(".stage"));
    this.said = new Map([...this.querySelectorAll("[data-say]")].map((node) => [node.dataset.say, node]));
    this.querySelector('[data-do="start"]').hidden = false;
    this.querySelector(".all-steps").open = false;
    this.addEventListener("click", (event) => this.obey(event.target.closest("[data-do]")?.dataset.do));
    document.addEventListener("keydown", (event) => this.key(event));
    document.addEventListener("visibilitychange", () => this.tick());
  }

  get playing() {
    return this.dataset.state === "playing";
  }

  obey(order) {
    const orders = { start: "start", pause: "pause", "pause-button": "pause", back: "back", skip: "skip", voice: "toggleVoice", end: "finish" };
    if (order) this[orders[order]]();
  }

  key(event) {
    if (!["playing", "paused"].includes(this.dataset.state) || !(event.key in KEYS)) return;
    if (event.key === " " && event.target.closest?.(".controls button")) return;
    event.preventDefault();
    this[KEYS[event.key]]();
  }

  start() {
    this.voice.wake();
    this.querySelector(".now").hidden = false;
    this.dataset.state = "playing";
    this.watch.start();
    this.keepAwake();
    this.timer = setInterval(() => this.tick(), 250);
    this.querySelector(".cover").focus({ preventScroll: true });
    this.tick();
    this.animate();
  }

  pause() {
    if (this.playing) {
      this.watch.stop();
      this.voice.hush();
    } else {
      this.watch.start();
      this.voice.wake();
    }
    this.dataset.state = this.playing ? "paused" : "playing";
    const button = this.querySelector('[data-do="pause-button"]');
    const name = this.playing ? button.dataset.pause : button.dataset.play;
    button.querySelector(".word").textContent = name;
    this.said.get("pauseName").textContent = name;
    this.announce(this.playing ? "" : this.words.paused);
    this.tick();
  }

  back() {
    this.watch.elapsed -= BACK_S;
    this.tick();
  }

  skip() {
    const here = stepAt(this.line, this.watch.elapsed);
    if (here) this.watch.elapsed = here.step.to;
    this.tick();
  }

  toggleVoice() {
    this.voice.on = !this.voice.on;
    this.querySelector('[data-do="voice"]').setAttribute("aria-pressed", String(this.voice.on));
    if (!this.voice.on) this.voice.hush();
  }

  tick() {
    if (!["playing", "paused"].includes(this.dataset.state)) return;
    const here = stepAt(this.line, this.watch.elapsed);
    if (!here) return this.finish();
    if (here.index !== this.index) this.enter(here.index);
    if (!this.cued && here.into > here.step.seconds / 2) this.cue(here.step);
    this.said.get("left").textContent = clock(here.step.seconds - here.into);
    const share = (100 * here.into) / here.step.seconds;
    this.querySelector(".ring-done").style.strokeDasharray = `${share.toFixed(1)} 100`;
    this.hand.draw(here.into);
  }

  animate() {
    if (this.playing) this.hand.draw(stepAt(this.line, this.watch.elapsed)?.into ?? 0);
    if (this.dataset.state !== "done") requestAnimationFrame(() => this.animate());
  }

  enter(index) {
    const [before, step, next] = [this.line[this.index], this.line[index], this.line[index + 1]];
    const otherFoot = before?.side && step.side && before.side !== step.side;
    [this.index, this.cued] = [index, false];
    this.hand.show(step);
    const texts = { phase: step.phaseName, name: step.name, where: step.where, how: step.how, feel: step.feel };
    for (const [key, text] of Object.entries(texts)) this.said.get(key).textContent = text;
    this.said.get("next").textContent = next ? `${this.words.next}: ${next.name}, ${next.where.toLowerCase()}` : this.words.last;
    this.voice.bell(...(otherFoot ? [392, 523, 659] : [523, 392]));
    const words = `${otherFoot ? `${this.words.otherFoot} ` : ""}${step.name}. ${step.where}. ${step.how}`;
    this.voice.say(words);
    this.announce(`${step.name}, ${step.where}`);
  }

  cue(step) {
    this.cued = true;
    if (step.cue) this.voice.say(step.cue);
  }

  finish() {
    this.watch.stop();
    clearInterval(this.timer);
    this.dataset.state = "done";
    this.querySelector(".now").hidden = true;
    this.voice.bell(659, 523, 392);
    this.voice.say(this.words.done);
    this.announce(this.words.done);
    this.wakeLock?.release();
    this.dispatchEvent(new CustomEvent("massage-done", { bubbles: true, detail: { plannedSeconds: lengthOf(this.line) } }));
    this.querySelector("#after").focus();
  }

  announce(text) {
    this.said.get("announce").textContent = text;
  }

  async keepAwake() {
    try {
      this.wakeLock = await navigator.wakeLock?.request("screen");
    } catch {
      this.wakeLock = null; /* the phone said no: time still runs, only the screen may go dark */
    }
  }
}

customElements.define("fodro-player", Player);
