/* What a factor is noted with. Each control has `typed` (blank is not noted), the element that takes the focus,
   and can show what an earlier day offers. */

import { clean } from "./numbers.js";

export function controlOf(factor) {
  const [scale, answers] = ["fodro-scale", ".answers"].map((name) => factor.querySelector(name));
  if (scale) return new Sliding(scale);
  return answers ? new Choosing(answers, factor) : new Typing(factor.querySelector(".step-value input"));
}

class Typing {
  constructor(input) {
    this.focus = input;
  }

  get typed() {
    return clean(this.focus.value);
  }

  set typed(typed) {
    this.focus.value = typed;
  }

  offer() {}
}

class Sliding {
  constructor(scale) {
    this.scale = scale;
    this.focus = scale.querySelector(".slider");
  }

  get typed() {
    return this.scale.rated ? this.focus.value : "";
  }

  set typed(typed) {
    if (typed) {
      this.focus.step = /[.,]/.test(typed) ? "any" : "1";
      this.focus.value = typed.replace(",", ".");
      return this.scale.rate();
    }
    this.scale.scale.setAttribute("data-unset", "");
    this.focus.removeAttribute("name");
    this.scale.say();
  }

  offer() {}
}

/** Answers to choose from. A second tap on one takes it back. */
class Choosing {
  constructor(answers, factor) {
    this.answers = answers;
    this.last = this.typed;
    answers.addEventListener("click", (event) => this.tap(event.target, factor));
  }

  get inputs() {
    return [...this.answers.querySelectorAll("input")];
  }

  get focus() {
    return this.inputs.find((input) => input.checked) ?? this.inputs[0];
  }

  get typed() {
    return this.inputs.find((input) => input.checked)?.value ?? "";
  }

  set typed(typed) {
    this.last = typed;
    this.answer(typed).checked = true;
  }

  tap(input, factor) {
    if (!input.matches("input")) return;
    if (input.value && input.value === this.last) factor.change("");
    else this.last = input.value;
  }

  offer(typed) {
    for (const input of this.inputs) input.closest("label").classList.toggle("ghosted", false);
    if (typed) this.answer(typed).closest("label").classList.add("ghosted");
  }

  /** The answer with this value; one in words of the person's own is added. */
  answer(value) {
    const there = this.inputs.find((input) => input.value === value);
    return there ?? this.add(value, value);
  }

  add(value, label) {
    const added = this.answers.firstElementChild.cloneNode(true);
    added.classList.remove("no-answer");
    added.querySelector("span").textContent = label;
    this.answers.append(added);
    return Object.assign(added.querySelector("input"), { value, checked: false });
  }
}
