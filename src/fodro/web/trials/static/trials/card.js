/* <fodro-trial>: today's draw, one tap for what was done, and the two feet to rate. Kept on this device first. */

import { forget, keep, kept } from "../design/kept.js";
import { open } from "../sync/store.js";
import { saved } from "../sync/saved.js";
import { changedDay, isSplit, runningTrial, standing, TRIAL } from "./standing.js";
import { choices, told } from "./telling.js";

const LOOK_EVERY_MS = 20_000;
const SIDES = ["left", "right"];
const HALF_DONE = "trial-rating";
const EVENTS = ["kept", "undone", "synced", "visibilitychange"];

class TrialCard extends HTMLElement {
  async connectedCallback() {
    this.store = await open();
    if (!this.store || !this.isConnected || !isSecureContext) return; // no digests there: the server does it
    this.words = JSON.parse(this.querySelector("#trial-words").textContent);
    this.addEventListener("submit", (event) => this.submit(event));
    this.addEventListener("change", () => this.remember());
    this.look = this.look.bind(this);
    for (const event of EVENTS) document.addEventListener(event, this.look);
    this.timer = setInterval(this.look, LOOK_EVERY_MS);
    await this.look();
  }

  disconnectedCallback() {
    clearInterval(this.timer);
    for (const event of EVENTS) document.removeEventListener(event, this.look);
  }

  /** The experiment as this device knows it; null while only the page does. */
  async trial() {
    const shown = this.querySelector('[name="trial"]').value;
    if (shown && !(await this.store.get(TRIAL, shown))) return null;
    return runningTrial(this.store);
  }

  async look() {
    const trial = await this.trial();
    if (!trial) return this.fallSilent();
    const at = await standing(this.store, trial);
    const state = JSON.stringify([trial.key, at]);
    if (state === this.state || !this.isConnected) return undefined;
    this.state = state;
    return this.show(trial, at);
  }

  /** An experiment that is over on this device is no longer asked about; one this device does not know stays. */
  async fallSilent() {
    const shown = this.querySelector('[name="trial"]').value;
    if (this.dataset.stage !== "told" && (!shown || (await this.store.get(TRIAL, shown)))) this.dataset.stage = "";
  }

  show({ key, body }, at) {
    const { stage, drawn, noted, rates, rated } = at;
    const says = told(this.words, body, at);
    const marks = { split: isSplit(body), done: noted?.done, rates, rated: says.rated };
    this.dataset.stage = stage;
    for (const [name, holds] of Object.entries(marks)) this.toggleAttribute(`data-${name}`, Boolean(holds));
    if (drawn) this.dataset.arm = drawn.arm;
    else delete this.dataset.arm;
    for (const [name, text] of Object.entries(says)) this.say(name, text);
    const fields = { trial: key, day: drawn?.day ?? "", rates: rates ?? "" };
    if (this.isAnotherDay(fields)) this.querySelector('[data-say="link"]').hidden = true; // it leads to what the page was drawn
    for (const [name, value] of Object.entries(fields)) for (const field of this.querySelectorAll(`input[name="${name}"]`)) field.value = value;
    this.offer(body, drawn);
    this.querySelector(".otherwise").open = false;
    this.querySelector(".rates").open = !says.rated;
    const halfDone = kept(HALF_DONE);
    const isRated = rated !== null && rated.left !== null;
    const chosen = isRated ? rated : halfDone?.rates === rates ? halfDone : {};
    for (const side of SIDES) this.choose(side, chosen[side]);
  }

  isAnotherDay({ trial, day }) {
    return Object.entries({ trial, day }).some(([name, value]) => this.querySelector(`input[name="${name}"]`).value !== value);
  }

  /** One foot is chosen, and Today may be made anew before the other is. */
  remember() {
    const [left, right] = this.chosen();
    keep(HALF_DONE, { rates: this.querySelector('input[name="rates"]').value, left, right });
  }

  chosen() {
    return SIDES.map((side) => this.querySelector(`input[name="${side}"]:checked`)?.value);
  }

  say(name, text) {
    for (const place of this.querySelectorAll(`[data-say="${name}"]`)) if (place.textContent !== text) place.textContent = text;
  }

  offer(body, drawn) {
    const others = Object.entries(choices(this.words, body)).filter(([value]) => value !== drawn?.arm);
    const buttons = others.map(([value, name]) => Object.assign(document.createElement("button"), { className: "button second", name: "do", value, textContent: name }));
    this.querySelector('[data-of="others"]').replaceChildren(...buttons);
  }

  choose(side, value) {
    for (const choice of this.querySelectorAll(`input[name="${side}"]`)) choice.checked = choice.value === String(value);
  }

  async submit(event) {
    const { value } = event.submitter ?? {};
    if (!this.state || !value) return undefined; // this device does not know it yet: the server takes it
    event.preventDefault();
    const trial = await this.trial();
    if (!trial) return this.look();
    const at = await standing(this.store, trial);
    return value === "rate" ? this.rate(trial, at) : this.note(trial, at, value);
  }

  async note({ key, body }, { drawn }, value) {
    if (!drawn || drawn.day !== this.querySelector('input[name="day"]').value) return this.look();
    const done = { "as-drawn": drawn.arm, forget: "" }[value] ?? value;
    if (done && !(done in choices(this.words, body))) return undefined;
    return this.put(await changedDay(this.store, key, drawn.day, { done }));
  }

  async rate({ key }, { rates }) {
    const [left, right] = this.chosen();
    const isWhole = left !== undefined && right !== undefined;
    this.say("rate-error", isWhole ? "" : this.words.rateBoth);
    if (!isWhole || !rates) return undefined;
    forget(HALF_DONE);
    return this.put(await changedDay(this.store, key, rates, { left: Number(left), right: Number(right) }));
  }

  async put(change) {
    await saved(this.store, [change], { say: this.words.noted, to: null });
    await this.look();
  }
}

customElements.define("fodro-trial", TrialCard);
