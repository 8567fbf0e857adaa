/* <fodro-trials>: how far the running experiment has come, filled in from this device; stopping asks once. */

import { open } from "../sync/store.js";
import { saved } from "../sync/saved.js";
import { daysFrom, lived } from "../sync/when.js";
import { dayName, fill, upper } from "../shift/telling.js";
import { commitment } from "./drawing.js";
import { daysOf, isNoted, notedOn, runningTrial, TRIAL } from "./standing.js";
import { span, title } from "./telling.js";

class Trials extends HTMLElement {
  async connectedCallback() {
    this.store = await open();
    if (!this.store || !isSecureContext) return;
    this.words = JSON.parse(this.querySelector("#trial-words").textContent);
    this.addEventListener("click", (event) => this.ask(event));
    this.querySelector("#stop-sheet form").addEventListener("submit", (event) => this.answer(event));
    this.look = this.look.bind(this);
    for (const event of ["kept", "undone"]) document.addEventListener(event, this.look);
    document.addEventListener("synced", (event) => this.synced(event.detail));
    if (this.isBlank || (await this.store.countWaiting())) await this.look();
  }

  get isBlank() {
    return this.hasAttribute("data-blank");
  }

  /** The server knows everything again: its page says more than this device can. */
  async synced({ state, changed }) {
    if (state !== "in-step") return;
    if (this.isBlank && !(await this.store.countWaiting())) location.reload();
    else if (changed) await this.look();
  }

  async look() {
    const trial = await runningTrial(this.store);
    this.dataset.state = trial ? "running" : "none";
    if (!trial) return;
    const { key, body } = trial;
    const [days, today] = [await daysOf(this.store, key), lived()];
    const past = body.drawn.filter(({ day }) => day <= today);
    const noted = past.filter(({ day }) => days.has(day)).length;
    const say = {
      title: title(this.words, body),
      days: upper(span(this.words, body)),
      noted: past.length ? fill(this.words.nNoted, { n: noted, of: past.length }) : "",
      commitment: await commitment(body.seed),
    };
    for (const [name, text] of Object.entries(say)) this.querySelector(`.progress [data-say="${name}"]`).textContent = text;
    this.querySelector('[data-of="marks"]').replaceChildren(...body.drawn.map(({ day }) => this.mark(day, days, today)));
    for (const what of ["change", "stop"]) this.querySelector(`[data-do="${what}"]`).href = `${location.pathname}${key}/${what}/`;
  }

  mark(day, days, today) {
    const isNoted = days.has(day);
    const state = day > today ? "ahead" : isNoted ? "noted" : day === today ? "today" : "missed";
    const said = { ahead: this.words.dayAhead, noted: this.words.dayDone }[state] ?? this.words.dayMissed;
    const [item, text] = [document.createElement("li"), document.createElement("span")];
    item.className = state;
    if (day === today) item.setAttribute("aria-current", "date");
    text.className = "unseen";
    text.textContent = `${upper(dayName(this.words, day))}: ${said}`;
    item.append(text);
    return item;
  }

  /** With the server gone the question is asked here; otherwise its page asks, and shows what came out. */
  ask(event) {
    if (!this.isBlank || !event.target.closest('[data-do="stop"]')) return;
    event.preventDefault();
    this.querySelector("#stop-sheet").showModal();
  }

  async answer(event) {
    if (event.submitter?.value !== "stop") return;
    const trial = await runningTrial(this.store);
    if (!trial) return;
    const today = lived();
    const noted = isNoted(await notedOn(this.store, trial.key, today));
    const ended = noted ? daysFrom(today, 1) : today;
    await saved(this.store, [{ kind: TRIAL, key: trial.key, body: { ...trial.body, ended } }], { say: this.words.stopped });
  }
}

customElements.define("fodro-trials", Trials);
