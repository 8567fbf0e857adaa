/* The sheet on which one morning is corrected, or added with its time. */

import { dayName, fill, upper } from "../shift/telling.js";

const RADIOS = ["side", "first", "later"];
const CLOCKS = { firstClock: "first_clock", laterClock: "later_clock" };
const FIELDS = ["first", "first-clock", "later", "later-clock"];

export class MorningSheet {
  constructor(dialog, words) {
    [this.dialog, this.words] = [dialog, words];
    this.form = dialog.querySelector("form");
    this.form.addEventListener("submit", (event) => this.submit(event));
  }

  /** Open it on a day with what is noted, if anything; `done` answers with what is wrong, if anything. */
  open(day, { was, side, done, gone }) {
    Object.assign(this, { day, was, done, gone });
    this.dialog.toggleAttribute("data-known", Boolean(was));
    this.dialog.querySelector("h2").textContent = upper(dayName(this.words, day));
    const shown = was ?? { side, first: "", later: "" };
    for (const name of RADIOS) this.choose(name, shown[name] ?? "");
    this.form.elements.first_clock.value = was?.first_at.slice(11, 16) ?? "";
    this.form.elements.later_clock.value = was?.later_at?.slice(11, 16) ?? "";
    this.tell(null);
    this.dialog.showModal();
  }

  choose(name, value) {
    for (const choice of this.form.querySelectorAll(`input[name="${name}"]`)) choice.checked = choice.value === String(value);
  }

  async submit(event) {
    event.preventDefault();
    const order = event.submitter?.value ?? "save";
    if (order === "take-away") await this.gone(this.day);
    const wrong = order === "save" ? await this.done(this.typed()) : null;
    this.tell(wrong);
    if (!wrong) this.dialog.close();
  }

  typed() {
    const chosen = (name) => this.form.querySelector(`input[name="${name}"]:checked`)?.value ?? "";
    const radios = RADIOS.map((name) => [name, chosen(name)]);
    const clocks = Object.entries(CLOCKS).map(([name, field]) => [name, this.form.elements[field].value]);
    return { day: this.day, was: this.was, ...Object.fromEntries([...radios, ...clocks]) };
  }

  tell(wrong) {
    for (const field of FIELDS) {
      const said = wrong?.field === field ? fill(this.words[wrong.problem[0]], wrong.problem[1]) : "";
      this.dialog.querySelector(`#${field}-error`).textContent = said;
      const input = this.dialog.querySelector(`input#${field}`) ?? this.form.querySelector(`input[name="${field}"]`);
      if (said) input.setAttribute("aria-invalid", "true");
      else input.removeAttribute("aria-invalid");
      if (said) input.focus();
    }
  }
}
