/* <fodro-first-steps>: on Today, one quiet line in the morning, and ten minutes later the question once more. */

import { open } from "../sync/store.js";
import { saved } from "../sync/saved.js";
import { fill } from "../shift/telling.js";
import { KIND, asking, dueClock, gettingUpDay, isMorning, morningOf, withLater } from "./asking.js";
import { said } from "./telling.js";

const LOOK_EVERY_MS = 10_000;
const QUIET = new Set(["still", "nothing"]);

class FirstSteps extends HTMLElement {
  async connectedCallback() {
    this.store = await open();
    if (!this.store || !this.isConnected) return;
    [this.words, this.shown] = ["words", "known"].map((name) => JSON.parse(this.querySelector(`#steps-card-${name}`).textContent));
    this.querySelector("form").addEventListener("submit", (event) => this.rate(event));
    this.look = this.look.bind(this);
    for (const event of ["kept", "undone", "synced", "visibilitychange"]) document.addEventListener(event, this.look);
    this.timer = setInterval(this.look, LOOK_EVERY_MS);
    await this.look();
  }

  disconnectedCallback() {
    clearInterval(this.timer);
    for (const event of ["kept", "undone", "synced", "visibilitychange"]) document.removeEventListener(event, this.look);
  }

  async look() {
    const body = await this.body();
    const asked = asking(body);
    this.dataset.asking = QUIET.has(asked) || (asked === "first" && !isMorning()) ? "nothing" : asked;
    if (!body) return;
    const say = { "first-was": said(this.words, "firstWas", body.first), due: fill(this.words.due, { time: dueClock(body) }) };
    for (const [name, text] of Object.entries(say)) {
      for (const place of this.querySelectorAll(`[data-say="${name}"]`)) place.textContent = text;
    }
  }

  async rate(event) {
    event.preventDefault();
    const later = Number(event.submitter.value);
    const body = await this.body();
    if (!body) return this.look();
    const change = { kind: KIND, key: body.day, body: withLater(body, later) };
    return saved(this.store, [change], { say: said(this.words, "laterNoted", later), to: null });
  }

  body() {
    return morningOf(this.store, gettingUpDay(), this.shown);
  }
}

customElements.define("fodro-first-steps", FirstSteps);
