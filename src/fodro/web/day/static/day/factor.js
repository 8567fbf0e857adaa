/* <fodro-factor>: one factor of a day, whatever it is noted with. Blank is not recorded. `was` is what the page
   showed when it was opened; what an earlier day offers stands beside it and is never sent by itself. */

import "../design/scale.js";
import { controlOf } from "./controls.js";
import { clean, minutesText, read } from "./numbers.js";
import { onTapOrHold, stepped } from "./stepping.js";

const NUMBERS = ["low", "high", "step", "start"];
const ARROWS = { ArrowUp: 1, ArrowDown: -1 };

class Factor extends HTMLElement {
  connectedCallback() {
    if (this.control) return;
    this.control = controlOf(this);
    this.ghostButton = this.querySelector(".ghost");
    for (const button of this.querySelectorAll("[data-by]")) {
      onTapOrHold(button, () => this.step(Number(button.dataset.by)));
    }
    this.querySelector("[data-clear]")?.addEventListener("click", () => this.change(""));
    this.ghostButton?.addEventListener("click", (event) => (event.preventDefault(), this.same()));
    if (this.querySelector("[data-by]")) this.control.focus.addEventListener("keydown", (event) => this.byKey(event));
    for (const sign of ["input", "change", "rated"]) this.addEventListener(sign, () => this.touched());
    this.say();
  }

  get slug() {
    return this.dataset.factor;
  }

  get place() {
    return Number(this.dataset.place);
  }

  get label() {
    return this.querySelector(".factor-name").textContent;
  }

  get limits() {
    return Object.fromEntries(NUMBERS.map((name) => [name, Number(this.dataset[name])]));
  }

  get isWords() {
    return !("low" in this.dataset);
  }

  get typed() {
    return this.control.typed;
  }

  get was() {
    return clean(this.wasField?.value ?? "");
  }

  get wasField() {
    return this.querySelector('input[name^="was:"]');
  }

  get isChanged() {
    return this.typed !== this.was;
  }

  /** What is recorded; null is nothing, and so is what cannot be read as a number. */
  get value() {
    if (!this.typed) return null;
    return this.isWords ? this.typed : read(this.typed, "grouped" in this.dataset);
  }

  get ghost() {
    const shown = this.querySelector(".ghost[data-value]")?.dataset.value ?? this.querySelector(".ghosted input")?.value;
    return this.dataset.ghost ?? shown ?? "";
  }

  get offers() {
    return Boolean(this.ghost) && !this.typed;
  }

  /** Show what is recorded. */
  record(typed) {
    const was = this.wasField ?? Object.assign(document.createElement("input"), { type: "hidden" });
    this.append(was);
    [was.name, was.value] = [`was:${this.dataset.name}`, typed];
    this.control.typed = typed;
    this.complain("");
    this.say();
  }

  /** Show what an earlier day offers. */
  offer(typed, sentence = "") {
    this.dataset.ghost = typed;
    this.control.offer(typed);
    if (!this.ghostButton) return;
    this.ghostButton.hidden = !typed;
    const [seen, heard] = this.ghostButton.children;
    [seen.textContent, heard.textContent] = [typed && this.readable(typed), sentence];
  }

  same() {
    if (!this.offers) return;
    this.change(this.ghost);
    this.control.focus.focus({ preventScroll: true });
  }

  change(typed) {
    this.control.typed = typed;
    this.dispatchEvent(new Event("change", { bubbles: true }));
  }

  step(by) {
    this.change(stepped(this.typed || this.ghost, by, this.limits));
  }

  byKey(event) {
    if (!(event.key in ARROWS)) return;
    event.preventDefault();
    this.step(ARROWS[event.key]);
  }

  touched() {
    this.complain("");
    this.say();
  }

  /** A value as one reads it. */
  readable(typed) {
    const number = this.isWords ? null : read(typed, "grouped" in this.dataset);
    if (number !== null && "minutes" in this.dataset) return minutesText(number, this.closest("fodro-day").dataset);
    return number === null ? typed : `${typed} ${this.dataset.unit}`.trim();
  }

  /** Long times are told in hours too. */
  say() {
    this.toggleAttribute("data-set", Boolean(this.typed));
    if (!("minutes" in this.dataset)) return;
    const words = this.closest("fodro-day").dataset;
    const number = read(this.typed);
    this.querySelector(".unit").textContent = number >= 60 ? minutesText(number, words) : words.minute;
  }

  /** Say what is wrong, or nothing. */
  complain(sentence) {
    this.querySelector(".error").textContent = sentence;
    if (sentence) this.control.focus.setAttribute("aria-invalid", "true");
    else this.control.focus.removeAttribute("aria-invalid");
  }
}

customElements.define("fodro-factor", Factor);
