/* How this device likes to be led: voice, sound, vibration, a pulse at the pace. Remembered on it alone. */

import { Buzz } from "./buzz.js";
import { keepChoices, keptChoices } from "./keeping.js";

export class Choices {
  constructor(player, { voice, sound, buzz }) {
    [this.player, this.voice, this.sound, this.buzz] = [player, voice, sound, buzz];
    this.kept = keptChoices();
    if (!Buzz.exists) for (const part of player.querySelectorAll("[data-needs-vibration]")) part.hidden = true;
    for (const box of this.#all("input")) box.addEventListener("change", () => this.set(box.dataset.choice, box.checked));
    this.#apply();
  }

  #all(tag) {
    return this.player.querySelectorAll(`${tag}[data-choice]`);
  }

  turn(name) {
    this.set(name, !this.kept[name]);
  }

  set(name, on) {
    this.kept[name] = on;
    keepChoices(this.kept);
    this.#apply();
  }

  #apply() {
    const { voice, sound, vibration, pulse } = this.kept;
    [this.voice.on, this.sound.on, this.buzz.on, this.buzz.pulse] = [voice, sound, vibration, pulse];
    if (!voice) this.voice.hush();
    for (const box of this.#all("input")) box.checked = this.kept[box.dataset.choice];
    for (const button of this.#all("button")) button.setAttribute("aria-pressed", String(this.kept[button.dataset.choice]));
  }
}
