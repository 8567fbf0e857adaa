/* <fodro-trial-plan>: the plan with the server gone. What was chosen stands in the address, as it does for the
   server; the page shows the question that comes next, and in the end this device makes the draw. */

import { newId } from "../design/ids.js";
import { open } from "../sync/store.js";
import { saved } from "../sync/saved.js";
import { daysFrom, lived } from "../sync/when.js";
import { dayName, fill, upper } from "../shift/telling.js";
import { commitment, drawn, newSeed, sealed } from "./drawing.js";
import { isSplit, runningTrial, TRIAL } from "./standing.js";
import { span, title } from "./telling.js";

const STEPS = ["kind", "what", "pain", "when", "confirm"];
const OWN = ["shoes", "insole"];
const WITHOUT = "without";
const REST = "massage-or-rest";
const [FEWEST_DAYS, MOST_DAYS, MOST_WASHOUT] = [4, 60, 3];

class TrialPlan extends HTMLElement {
  async connectedCallback() {
    this.store = await open();
    if (!this.store || !this.hasAttribute("data-blank")) return;
    this.words = JSON.parse(this.querySelector("#plan-words").textContent);
    this.sent = new URLSearchParams(location.search);
    await this.offerOwn();
    this.offerStarts(lived());
    this.fill();
    this.show(this.step());
    const confirm = this.querySelector("form.confirm");
    confirm.addEventListener("submit", (event) => this.draw(event));
    if (await runningTrial(this.store)) this.refuse(confirm);
  }

  /** The last value counts: a button stands behind what was chosen before. */
  asked(name) {
    return (this.sent.getAll(name).at(-1) ?? "").trim();
  }

  async offerOwn() {
    const owned = (await this.store.ofKind("footwear")).filter(({ body }) => OWN.includes(body.what) && !body.retired_on);
    for (const { body } of owned) {
      for (const side of ["a", "b"]) this.querySelector(`[name="${side}-${body.what}"]`).append(new Option(body.name, body.name));
    }
  }

  offerStarts(today) {
    const weekday = (new Date(`${today}T12:00`).getDay() + 6) % 7;
    const monday = daysFrom(today, 7 - weekday);
    const days = new Map([[monday, upper(dayName(this.words, monday))], [daysFrom(today, 1), this.words.tomorrow]]);
    const offered = [[today, this.words.today], ...[...days].reverse()];
    this.querySelector('[data-of="starts"]').replaceChildren(...offered.map(([value, text], n) => this.chip(value, text, n === 0)));
  }

  chip(value, text, checked) {
    const [label, input, said] = ["label", "input", "span"].map((name) => document.createElement(name));
    label.className = "chip";
    Object.assign(input, { type: "radio", name: "start", value, checked });
    said.textContent = text;
    label.append(input, said);
    return label;
  }

  /** What was chosen so far stands in the form again. */
  fill() {
    for (const field of this.querySelectorAll("input, select")) {
      const value = this.asked(field.name);
      if (!field.name || !value) continue;
      if (field.type === "radio") field.checked = field.value === value;
      else field.value = value;
    }
    this.dataset.design = this.asked("design");
  }

  body() {
    const subject = this.asked("subject");
    const isRest = this.asked("design") === REST;
    const second = this.asked(`b-${subject}`) || WITHOUT;
    const body = { design: this.asked("design"), subject: isRest ? "technique" : subject, compared: this.asked("compared") };
    const arms = isRest ? { a: "massage", b: "rest" } : { a: this.asked(`a-${subject}`), b: isSplit(body) ? WITHOUT : second };
    const washout = Number(this.asked("washout")) || 0;
    return { ...body, ...arms, start: this.asked("start") || lived(), days: Number(this.asked("days") || 20), washout, ended: null };
  }

  problems(body) {
    const isChosen = body.subject && body.a && !(isSplit(body) && OWN.includes(body.subject));
    const isCounted = Number.isInteger(body.days) && FEWEST_DAYS <= body.days && body.days <= MOST_DAYS && body.washout <= MOST_WASHOUT;
    return {
      kind: body.design ? "" : this.words.chooseKind,
      what: isChosen ? (body.a === body.b ? this.words.chooseTwo : "") : this.words.chooseWhat,
      pain: body.compared ? "" : this.words.choosePain,
      when: isCounted && body.start >= lived() ? "" : this.words.chooseDays,
    };
  }

  /** The step that is asked for, or the first before it that lacks something. */
  step() {
    const body = this.body();
    const first = [[body.design, "kind"], [body.design === REST || this.asked("subject"), "what"], [body.compared, "pain"]];
    const wanted = STEPS.includes(this.asked("step")) ? this.asked("step") : (first.find(([there]) => !there)?.[1] ?? "when");
    const problems = this.problems(body);
    const lacking = STEPS.slice(0, STEPS.indexOf(wanted)).find((step) => problems[step]);
    const error = lacking && this.querySelector(`#${lacking}-error`);
    if (error) error.textContent = problems[lacking];
    return lacking ?? wanted;
  }

  show(step) {
    this.dataset.step = step;
    if (step !== "confirm") return;
    const body = this.body();
    const days = [{ day: body.start }, ...Array(body.days - 2).fill({}), { day: daysFrom(body.start, body.days - 1) }];
    this.querySelector('[data-say="title"]').textContent = title(this.words, body);
    const compared = fill(this.words.comparedWhat, { what: this.words.compared[body.compared] });
    const lines = [upper(span(this.words, { drawn: days })), compared, isSplit(body) ? this.words.howSplit : this.words.howEither];
    this.querySelector('[data-of="summary"]').replaceChildren(...lines.map((line) => Object.assign(document.createElement("li"), { textContent: line })));
    this.sent.set("step", "when");
    this.querySelector('[data-do="back"]').href = `?${this.sent}`;
  }

  refuse(form) {
    form.querySelector(".taken").hidden = false;
    form.querySelector("button").disabled = true;
  }

  async draw(event) {
    event.preventDefault();
    if (await runningTrial(this.store)) return this.refuse(event.target);
    const [body, seed] = [this.body(), newSeed()];
    const days = await Promise.all((await drawn({ ...body, seed })).map((one) => sealed(seed, one)));
    const say = fill(this.words.fixed, { mark: (await commitment(seed)).slice(7, 15) });
    const change = { kind: TRIAL, key: newId(), body: { ...body, seed, drawn: days, redraws: [] } };
    return saved(this.store, [change], { say, to: this.dataset.room });
  }
}

customElements.define("fodro-trial-plan", TrialPlan);
