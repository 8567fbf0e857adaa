/* What the player shows besides the foot: the step in words, its clock, and what is announced. */

import { clock, leftOf } from "./schedule.js";

const SOFTER_S = 14;
const NOTE_MS = 7000;

export class Screen {
  constructor(player, words) {
    this.player = player;
    this.words = words;
    this.said = new Map([...player.querySelectorAll("[data-say]")].map((node) => [node.dataset.say, node]));
    this.done = player.querySelector(".ring-done");
  }

  offerStart(sitting) {
    const button = this.player.querySelector('[data-do="start"]');
    const { before, at, planned } = sitting;
    button.hidden = false;
    if (before?.finished) this.player.querySelector('[name="played"]').value = before.played;
    if (at >= planned) sitting.moveTo(0);
    else if (at >= 1) button.querySelector(".word").textContent = `${button.dataset.goOn} ${clock(Math.floor(at))}`;
  }

  begin(silent) {
    this.showVoice(silent);
    this.player.querySelector(".now").hidden = false;
  }

  /** On the whole screen: there the space key pauses. */
  focus() {
    this.player.querySelector(".cover").focus({ preventScroll: true });
  }

  /** What was ended too early can go on at the same second. */
  offerAgain(here, at) {
    const again = this.player.querySelector(".again");
    this.player.querySelector(".now").hidden = true;
    again.hidden = !here;
    if (here) again.querySelector(".word").textContent = `${this.words.goOnAt} ${clock(Math.floor(at))}`;
  }

  /** Written only where it changes: nothing that reads the page aloud hears the same twice. */
  say(key, text) {
    const node = this.said.get(key);
    if (node.textContent !== text) node.textContent = text;
  }

  showStep(step, next) {
    const texts = { phase: step.phaseName, name: step.name, where: step.where, count: step.counted, how: step.how, feel: step.feel };
    for (const [key, text] of Object.entries(texts)) this.say(key, text);
    this.say("cue", step.say.cue);
    this.say("next", next ? `${this.words.next}: ${next.name}, ${next.where.toLowerCase()}` : this.words.last);
    this.say("announce", `${step.name}, ${step.where}${step.softer ? `. ${this.words.softer}` : ""}`);
    this.player.toggleAttribute("data-rest", Boolean(step.music));
  }

  showTime({ step, into }, line, at) {
    const { foot, all } = leftOf(line, at);
    this.say("left", clock(step.seconds - into));
    this.say("footLeft", `${step.side ? step.where : this.words.together} ${clock(foot)}`);
    this.say("allLeft", `${this.words.inAll} ${clock(all)}`);
    this.done.style.strokeDasharray = `${((100 * into) / step.seconds).toFixed(1)} 100`;
    this.player.toggleAttribute("data-softer", Boolean(step.softer) && into < SOFTER_S);
    this.player.toggleAttribute("data-half", into > step.seconds / 2);
  }

  showPause(playing, why = "") {
    const button = this.player.querySelector('[data-do="pause-button"]');
    const name = playing ? button.dataset.pause : button.dataset.play;
    button.querySelector(".word").textContent = name;
    this.say("pauseName", name);
    this.say("why", playing ? "" : why);
    this.say("announce", playing ? "" : `${this.words.paused}. ${why}`);
  }

  /** Something worth a line, until it is over or was read. */
  note(text, { stays = false } = {}) {
    clearTimeout(this.noteEnds);
    this.say("note", text);
    if (text && !stays) this.noteEnds = setTimeout(() => this.say("note", ""), NOTE_MS);
  }

  showVoice(silent) {
    const button = this.player.querySelector('button[data-choice="voice"]');
    button.querySelector(".word").textContent = silent ? button.dataset.none : button.dataset.some;
    button.toggleAttribute("data-silent", silent);
  }

  showSound(refused) {
    if (refused === this.refused) return;
    this.refused = refused;
    this.note(refused ? this.words.soundOff : "", { stays: true });
  }
}
