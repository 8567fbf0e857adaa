/* What the player shows besides the foot: the step in words, its clock, and what is announced. */

import { clock } from "./schedule.js";

export class Screen {
  constructor(player, words) {
    this.player = player;
    this.words = words;
    this.said = new Map([...player.querySelectorAll("[data-say]")].map((node) => [node.dataset.say, node]));
    this.done = player.querySelector(".ring-done");
  }

  say(key, text) {
    this.said.get(key).textContent = text;
  }

  showStep(step, next) {
    const texts = { phase: step.phaseName, name: step.name, where: step.where, how: step.how, feel: step.feel };
    for (const [key, text] of Object.entries(texts)) this.say(key, text);
    this.say("next", next ? `${this.words.next}: ${next.name}, ${next.where.toLowerCase()}` : this.words.last);
    this.say("announce", `${step.name}, ${step.where}`);
  }

  showTime({ step, into }) {
    this.say("left", clock(step.seconds - into));
    this.done.style.strokeDasharray = `${((100 * into) / step.seconds).toFixed(1)} 100`;
  }

  showPause(playing) {
    const button = this.player.querySelector('[data-do="pause-button"]');
    const name = playing ? button.dataset.pause : button.dataset.play;
    button.querySelector(".word").textContent = name;
    this.say("pauseName", name);
    this.say("announce", playing ? "" : this.words.paused);
  }
}
