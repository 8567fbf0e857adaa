/* <fodro-first-steps-page>: a number is one tap; ten minutes later the same once more. Kept on this device first. */

import { open } from "../sync/store.js";
import { saved } from "../sync/saved.js";
import { daysFrom } from "../sync/when.js";
import { isInStep } from "../shift/knowing.js";
import { dayName, fill, upper } from "../shift/telling.js";
import { KIND, asking, corrected, dueClock, firstBody, gettingUpDay, isMorning, morningOf, withLater } from "./asking.js";
import { MorningSheet } from "./sheet.js";
import { pair, row, said } from "./telling.js";

const SHOWN_DAYS = 14;
const LOOK_EVERY_MS = 10_000;

class FirstStepsPage extends HTMLElement {
  async connectedCallback() {
    this.store = await open();
    if (!this.store) return;
    [this.words, this.shown] = ["words", "known"].map((name) => JSON.parse(this.querySelector(`#first-steps-${name}`).textContent));
    this.sheet = new MorningSheet(this.querySelector("dialog"), this.words);
    this.form = this.querySelector("form.now");
    this.form.addEventListener("submit", (event) => this.rate(event));
    this.addEventListener("click", (event) => this.openSheet(event));
    const look = () => document.visibilityState === "visible" && this.look();
    for (const event of ["undone", "visibilitychange"]) document.addEventListener(event, look);
    document.addEventListener("synced", (event) => this.synced(event.detail));
    addEventListener("pageshow", look);
    setInterval(look, LOOK_EVERY_MS);
    await this.look();
  }

  /** The picture comes from the server, so it is shown again once the server knows what this device knows. */
  async synced({ state, changed }) {
    await this.look();
    if (state !== "in-step" || !changed) return;
    const answer = await fetch(this.dataset.address).catch(() => null);
    const picture = answer?.ok && new DOMParser().parseFromString(await answer.text(), "text/html").querySelector(".picture");
    if (picture) this.querySelector(".picture").replaceWith(picture);
  }

  async look() {
    const day = gettingUpDay();
    const body = await morningOf(this.store, day, this.shown);
    this.dataset.asking = asking(body);
    this.toggleAttribute("data-late", !isMorning());
    for (const place of document.querySelectorAll('[data-say="day"]')) place.textContent = upper(dayName(this.words, day));
    if (body) this.tellPair(body);
    await this.showMornings(day);
    if (!body && this.askedOf !== day) await this.rememberSide();
    this.askedOf = day;
  }

  tellPair(body) {
    const told = JSON.stringify(body);
    if (told === this.told) return;
    this.told = told;
    this.querySelector('[data-say="pair"]').replaceChildren(pair(this, this.words, body));
    this.querySelector('[data-say="due"]').textContent = fill(this.words.due, { time: dueClock(body) });
  }

  async showMornings(day) {
    const here = (await this.store.between(daysFrom(day, 1 - SHOWN_DAYS), day)).filter(({ kind }) => kind === KIND);
    const shown = (await isInStep(this.store)) ? [] : this.shown;
    const records = [...new Map([...shown, ...here].map((each) => [each.key, each])).values()];
    const told = JSON.stringify(records.map(({ key, body }) => [key, body]));
    if (told === this.mornings) return;
    this.mornings = told;
    records.sort((a, b) => (a.key < b.key ? 1 : -1));
    this.querySelector(".mornings").replaceChildren(...records.map((each) => row(this, this.words, each)));
    this.querySelector(".none").hidden = records.length > 0;
  }

  /** Which feet were meant last time is chosen already. */
  async rememberSide() {
    const [last] = await this.store.latest(KIND);
    if (!last) return;
    for (const choice of this.form.elements.side) choice.checked = choice.value === last.body.side;
  }

  async rate(event) {
    event.preventDefault();
    const { name, value } = event.submitter ?? {};
    if (!name) return;
    const [number, day] = [Number(value), gettingUpDay()];
    const there = await morningOf(this.store, day, this.shown);
    if (name === "first" && there) return this.look();
    if (name === "later" && !there) return this.look();
    const body = name === "first" ? firstBody(number, this.form.elements.side.value) : withLater(there, number);
    await this.keep({ key: day, body }, said(this.words, `${name}Noted`, number));
  }

  async openSheet(event) {
    const asked = event.target.closest('.edit, [data-do="add"], [data-do="change"]');
    if (!asked) return;
    event.preventDefault();
    const day = asked.closest("li")?.dataset.key ?? gettingUpDay();
    this.sheet.open(day, {
      was: await morningOf(this.store, day, this.shown),
      side: this.form.elements.side.value,
      gone: (key) => this.keep({ key, gone: true }, this.words.gone),
      done: (typed) => this.correct(typed),
    });
  }

  async correct(typed) {
    const { body, ...wrong } = corrected(typed);
    if (!body) return wrong;
    await this.keep({ key: typed.day, body }, this.words.kept);
    return null;
  }

  async keep(change, say) {
    this.querySelector(".picture").replaceChildren();
    await saved(this.store, [{ kind: KIND, ...change }], { say, to: null });
    await this.look();
  }
}

customElements.define("fodro-first-steps-page", FirstStepsPage);
