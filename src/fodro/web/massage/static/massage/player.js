/* <fodro-player>: leads through a massage. The conductor says where we are; this shows it and takes what is tapped. */

import { Awake } from "./awake.js";
import { Buzz } from "./buzz.js";
import { Choices } from "./choices.js";
import { Conductor } from "./conductor.js";
import { Hand } from "./hand.js";
import { Media } from "./media.js";
import { Orders } from "./orders.js";
import { Screen } from "./screen.js";
import { Voice } from "./voice.js";

const [BACK_S, CHANGE_S] = [10, 15];

class Player extends HTMLElement {
  connectedCallback() {
    const script = JSON.parse(document.getElementById("script").textContent);
    [this.words, this.log] = [script.words, []];
    [this.awake, this.hand, this.screen] = [new Awake(), new Hand(this.querySelector(".stage")), new Screen(this, script.words)];
    const voice = new Voice(script.language, () => this.screen.showVoice(voice.silent));
    const [name, buzz, log] = [this.querySelector(".after form").getAttribute("action"), new Buzz(), this.log];
    const heard = { ontaken: () => this.hold(this.words.taken), onreach: () => this.tick() };
    this.conductor = new Conductor({ script, name, voice, buzz, log, ...heard });
    this.choices = new Choices(this, { voice, sound: this.conductor.sound, buzz });
    this.screen.offerStart(this.conductor.sitting);
    this.listen();
  }

  listen() {
    this.orders = new Orders(this);
    this.addEventListener("pointerdown", () => this.playing && this.screen.refused && this.conductor.sound.wake());
    document.addEventListener("visibilitychange", () => this.seen());
    document.addEventListener("freeze", () => this.begun && this.conductor.sitting.keep());
    addEventListener("pagehide", () => this.hold());
  }

  get playing() {
    return this.dataset.state === "playing";
  }

  get begun() {
    return ["playing", "paused"].includes(this.dataset.state);
  }

  start() {
    this.screen.begin(this.conductor.voice.silent);
    this.media ??= new Media(this);
    this.timer = setInterval(() => this.tick(), 250);
    this.keeper = setInterval(() => this.playing && this.conductor.sitting.keep(), 1000);
    this.goOn();
    this.screen.focus();
    this.animate();
  }

  goOn() {
    this.dataset.state = "playing";
    this.conductor.run();
    this.awake.hold();
    this.screen.showPause(true);
    this.tick();
  }

  /** Pause at this very second; where it was not the person who did, say `why`. */
  hold(why) {
    if (this.playing) this.tick();
    if (!this.playing) return;
    this.dataset.state = "paused";
    this.conductor.rest();
    this.awake.release();
    this.screen.showPause(false, why);
    this.tick();
  }

  pause() {
    if (this.playing) this.hold();
    else this.goOn();
  }

  back() {
    this.moveTo(this.conductor.sitting.at - BACK_S);
  }

  skip() {
    this.moveTo(this.conductor.here?.step.to ?? 0);
  }

  moveTo(seconds) {
    this.conductor.moveTo(seconds);
    this.tick();
  }

  longer(by = CHANGE_S) {
    this.screen.note(this.words.changed[by > 0 ? "longer" : "shorter"][this.conductor.change(by)]);
    this.index = null; /* what comes next may be another now */
    this.tick();
  }

  shorter() {
    this.longer(-CHANGE_S);
  }

  seen() {
    if (!this.begun) return;
    this.conductor.sitting.keep();
    if (this.playing && document.visibilityState === "visible") this.awake.hold();
    this.tick();
  }

  tick() {
    if (!this.begun) return;
    const [here, { sitting, sound }] = [this.conductor.tick(), this.conductor];
    if (!here) return this.finish();
    if (here.index !== this.index) this.enter(here.index);
    this.screen.showTime(here, sitting.line, sitting.at);
    this.screen.showSound(this.playing && (sound.refused || (this.screen.refused && sound.now === null)));
    this.hand.draw(here.into);
    this.media.show(here.step, { playing: this.playing, at: sitting.at, planned: sitting.planned });
  }

  animate() {
    if (this.playing) this.hand.draw(this.conductor.here?.into ?? 0);
    if (this.dataset.state !== "done") requestAnimationFrame(() => this.animate());
  }

  enter(index) {
    const { line } = this.conductor.sitting;
    this.index = index;
    if (!line[index].music) this.hand.show(line[index]); /* at rest no hand moves */
    this.screen.showStep(line[index], line[index + 1]);
    scrollTo(0, 0); /* with large text the words scroll: every step begins with its foot */
  }

  /** All is done, or it was ended here; then it can go on at the same second. */
  finish() {
    const { here, voice } = this.conductor;
    const wasPlaying = this.playing;
    this.dataset.state = "done";
    clearInterval(this.timer);
    clearInterval(this.keeper);
    if (here) voice.hush();
    this.querySelector('[name="played"]').value = this.conductor.finish();
    this.awake.release();
    this.media.end();
    this.screen.offerAgain(here, this.conductor.sitting.at);
    if (wasPlaying) this.screen.say("announce", this.words.done);
    scrollTo(0, 0);
    this.querySelector("#after").focus({ preventScroll: true });
  }
}

customElements.define("fodro-player", Player);
