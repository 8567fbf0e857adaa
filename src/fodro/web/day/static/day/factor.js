/* <fodro-factor>: one factor of a day, whatever it is noted with. Blank is not recorded. `was` is what the page
   showed when it was opened; what an earlier day offers stands beside it and is never sent by itself. */

import "../design/scale.js";
import { clean, minutesText, read } from "./numbers.js";
import { onTapOrHold, stepped } from "./stepping.js";

const NUMBERS = ["low", "high", "step", "start"];

class Factor extends HTMLElement {
  connectedCallback() {
    if (this.ready) return;
    this.ready = true;
    this.input = this.querySelector(".step-value input");
    this.scale = this.querySelector("fodro-scale");
    this.answers = this.querySelector(".answers");
    this.wasField = this.querySelector('input[name^="was:"]');
    this.ghostButton = this.querySelector(".ghost");
    for (const button of this.querySelectorAll("[data-by]")) onTapOrHold(button, () => this.step(Number(button.dataset.by)));
    this.querySelector("[data-clear]")?.addEventListener("click", () => this.change(""));
    this.ghostButton?.addEventListener("click", (event) => (event.preventDefault(), this.same()));
    this.answers?.addEventListener("click", (event) => this.answer(event));
    this.input?.addEventListener("keydown", (event) => this.stepByKey(event));
    for (const sign of ["input", "change", "rated"]) this.addEventListener(sign, () => this.said());
    this.said();
  }

  get slug() {
    return this.dataset.factor;
  }

  get limits() {
    return Object.fromEntries(NUMBERS.map((name) => [name, Number(this.dataset[name])]));
  }

  get typed() {
    if (this.scale) return this.scale.rated ? this.scale.slider.value : "";
    return clean(this.input ? this.input.value : (this.answers.querySelector("input:checked")?.value ?? ""));
  }

  set typed(typed) {
    if (this.scale) this.slide(typed);
    else if (this.input) this.input.value = typed;
    else this.choices(typed).checked = true;
    this.lastAnswer = typed;
    this.said();
  }

  get was() {
    return clean(this.wasField?.value ?? "");
  }

  get isChanged() {
    return this.typed !== this.was;
  }

  /** What is recorded; null is nothing. Only where `problem` finds none. */
  get value() {
    if (!this.typed) return null;
    return this.isWords ? this.typed : read(this.typed, this.isGrouped);
  }

  get isWords() {
    return !("low" in this.dataset);
  }

  get isGrouped() {
    return "grouped" in this.dataset;
  }

  get ghost() {
    return this.dataset.ghost ?? this.ghostButton?.dataset.value ?? this.answers?.querySelector(".ghosted input")?.value ?? "";
  }

  get offers() {
    return Boolean(this.ghost) && !this.typed;
  }

  /** Show what is recorded. */
  record(typed) {
    if (!this.wasField) this.append(this.wasField = Object.assign(document.createElement("input"), { type: "hidden" }));
    this.wasField.name = `was:${this.dataset.name}`;
    this.wasField.value = typed;
    this.typed = typed;
  }

  /** Show what an earlier day offers. */
  offer(typed, words) {
    this.dataset.ghost = typed;
    for (const label of this.answers?.querySelectorAll("label") ?? []) label.classList.remove("ghosted");
    if (this.answers && typed) this.choices(typed).closest("label").classList.add("ghosted");
    if (!this.ghostButton) return;
    this.ghostButton.hidden = !typed;
    const [seen, heard] = this.ghostButton.children;
    [seen.textContent, heard.textContent] = [this.read(typed), `${this.label}: ${words} ${this.read(typed)}`];
  }

  same() {
    if (!this.offers) return;
    this.change(this.ghost);
    (this.input ?? this.scale?.slider)?.focus({ preventScroll: true });
  }

  change(typed) {
    this.typed = typed;
    this.dispatchEvent(new Event("change", { bubbles: true }));
  }

  step(by) {
    this.change(stepped(this.typed || this.ghost, by, this.limits));
  }

  stepByKey(event) {
    const by = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (!by || this.isWords || this.dataset.control === "number") return;
    event.preventDefault();
    this.step(by);
  }

  /** A second tap on an answer takes it back. */
  answer({ target }) {
    if (!target.matches?.("input")) return;
    if (target.value && target.value === this.lastAnswer) return this.change("");
    this.lastAnswer = target.value;
  }

  slide(typed) {
    const { slider, scale } = this.scale;
    if (typed) {
      slider.step = /[.,]/.test(typed) ? "any" : "1";
      slider.value = typed.replace(",", ".");
      return this.scale.rate();
    }
    scale.setAttribute("data-unset", "");
    slider.removeAttribute("name");
    this.scale.say();
  }

  /** The answer with this value; one in words of the person's own is added. */
  choices(value) {
    const there = [...this.answers.querySelectorAll("input")].find((input) => input.value === value);
    if (there) return there;
    const label = this.answers.lastElementChild.cloneNode(true);
    label.querySelector("span").textContent = value;
    this.answers.append(label);
    return Object.assign(label.querySelector("input"), { value, checked: false });
  }

  /** A value as one reads it. */
  read(typed) {
    const number = this.isWords ? null : read(typed, this.isGrouped);
    if (number === null) return typed;
    if ("minutes" in this.dataset) return minutesText(number, this.closest("fodro-day").dataset);
    return `${typed} ${this.dataset.unit}`.trim();
  }

  get label() {
    return this.querySelector(".factor-name").textContent;
  }

  said() {
    this.lastAnswer ??= this.answers ? this.typed : undefined;
    this.toggleAttribute("data-set", Boolean(this.typed));
    if (!("minutes" in this.dataset)) return;
    const number = read(this.typed);
    const [unit, { minute }] = [this.querySelector(".unit"), this.closest("fodro-day").dataset];
    unit.textContent = number >= 60 ? minutesText(number, this.closest("fodro-day").dataset) : minute;
  }

  /** Say what is wrong, or nothing; gives whether all is well. */
  complain(sentence) {
    const error = this.querySelector(".error");
    error.textContent = sentence;
    const field = this.input ?? this.scale?.slider;
    if (sentence) field?.setAttribute("aria-invalid", "true");
    else field?.removeAttribute("aria-invalid");
    return !sentence;
  }
}

customElements.define("fodro-factor", Factor);
