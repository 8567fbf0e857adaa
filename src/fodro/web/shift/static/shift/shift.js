/* <fodro-shift>: on my feet, off my feet. It keeps two instants and counts nothing, so it runs with the screen dark,
   the app closed or the phone dead. Without a place to keep them on this device the plain form goes to the server. */

import { open } from "../sync/store.js";
import { saved } from "../sync/saved.js";
import { Board } from "./board.js";
import { corrected, ended, gotUp, leftUnknown, satDown, takenAway, wentOn } from "./changes.js";
import { livedDay } from "./clocks.js";
import { isInStep, pairsOn, stretchesNear, usualUnderfoot } from "./knowing.js";
import { StretchSheet, choose, chosen, showPairs } from "./sheet.js";
import { mayBeForgotten } from "./standing.js";
import { fill } from "./telling.js";

const LOOK_EVERY_MS = 5_000;

const wholeSecond = () => Math.floor(Date.now() / 1000) * 1000;
const zoneHere = () => Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC";

class Shift extends HTMLElement {
  async connectedCallback() {
    this.store = await open();
    if (!this.store) return;
    [this.words, this.shown] = ["words", "known"].map((name) => JSON.parse(this.querySelector(`#shift-${name}`).textContent));
    this.form = this.querySelector("form.now");
    this.board = new Board(this, this.words);
    this.sheet = new StretchSheet(this.querySelector("dialog"), this.words);
    this.listen();
    await this.look();
  }

  listen() {
    this.form?.addEventListener("submit", (event) => this.act(event));
    this.form?.addEventListener("change", (event) => this.changeUnderfoot(event));
    this.addEventListener("click", (event) => this.openSheet(event));
    const look = () => document.visibilityState === "visible" && this.look();
    for (const event of ["kept", "undone", "synced", "visibilitychange"]) document.addEventListener(event, look);
    addEventListener("pageshow", look);
    setInterval(() => document.visibilityState === "visible" && this.show(), LOOK_EVERY_MS);
  }

  get day() {
    return this.dataset.day || livedDay(Date.now(), zoneHere());
  }

  async read() {
    this.stretches = await stretchesNear(this.store, this.day, this.shown);
    this.running = this.stretches.filter(({ end }) => end === null);
  }

  get inQuestion() {
    return this.running.some((stretch) => mayBeForgotten(stretch, Date.now()));
  }

  async look() {
    const { pairs, usual } = await pairsOn(this.store, this.day);
    await this.read();
    if (pairs.size || (await isInStep(this.store))) await this.showUnderfoot(pairs, usual);
    this.pairs ??= new Map();
    this.show();
  }

  show() {
    this.board.show({ stretches: this.stretches, pairs: this.pairs, day: this.day, zone: zoneHere(), now: Date.now() });
  }

  /** The choices follow what runs; while nothing does, what the person chose stays. */
  async showUnderfoot(pairs, usual) {
    const changed = JSON.stringify([...pairs]) !== JSON.stringify([...(this.pairs ?? [])]);
    this.pairs = pairs;
    if (!this.form) return;
    if (changed) showPairs(this.form, pairs);
    const runs = this.running.at(-1)?.key ?? "";
    if (runs === this.underfootOf) return;
    this.underfootOf = runs;
    choose(this.form, await usualUnderfoot(this.store, this.stretches, this.day, usual));
  }

  async act(event) {
    event.preventDefault();
    const order = event.submitter?.value;
    await this.read();
    const at = wholeSecond();
    if (order === "on") return this.getUp(at);
    if (!this.running.length) return this.keep([], this.words.became["was-off"]);
    if (order === "off") return this.inQuestion ? this.show() : this.keep(ended(this.running, at), this.words.became.ended);
    if (order === "still") return this.keep(wentOn(this.running, at), this.words.stillOn);
    if (order === "unknown") return this.keep(leftUnknown(this.running), this.words.leftUnknown);
    return this.sitDown(at);
  }

  getUp(at) {
    if (this.inQuestion) return this.show();
    const { became, ops } = gotUp(this.running, chosen(this.form), at);
    return this.keep(ops, this.words.became[became]);
  }

  sitDown(now) {
    const { ops, problem } = satDown(this.running, this.form.elements.at.value, now);
    this.querySelector("#sat-error").textContent = problem ? fill(this.words[problem[0]], problem[1]) : "";
    if (problem) this.form.elements.at.setAttribute("aria-invalid", "true");
    else this.form.elements.at.removeAttribute("aria-invalid");
    return ops && this.keep(ops, this.words.became.ended);
  }

  /** While on the feet another floor or pair counts from now on, without a break. */
  async changeUnderfoot({ target }) {
    if (target.type !== "radio" || this.dataset.state !== "on") return;
    await this.read();
    if (this.running.length) await this.getUp(wholeSecond());
  }

  openSheet(event) {
    const asked = event.target.closest('.edit, [data-do="add"]');
    if (!asked || !this.stretches) return;
    event.preventDefault();
    const key = asked.closest("li")?.dataset.key;
    this.sheet.open(this.stretches.find((stretch) => stretch.key === key), {
      pairs: this.pairs,
      gone: (was) => this.keep([takenAway(was)], this.words.gone),
      done: (typed) => this.correct(typed),
    });
  }

  async correct(typed) {
    await this.read();
    const { ops, ...wrong } = corrected({ ...typed, day: this.day }, this.stretches, wholeSecond());
    if (!ops) return wrong;
    await this.keep(ops, this.words.kept);
    return null;
  }

  async keep(ops, say) {
    this.underfootOf = undefined;
    await saved(this.store, ops, { say, to: null });
    await this.look();
  }
}

customElements.define("fodro-shift", Shift);
