/* The sheet on which one stretch is corrected, or a forgotten one added. */

import { clockOf } from "./clocks.js";
import { fill } from "./telling.js";

const FIELDS = ["start", "end"];

export class StretchSheet {
  constructor(dialog, words) {
    [this.dialog, this.words] = [dialog, words];
    this.form = dialog.querySelector("form");
    this.form.addEventListener("submit", (event) => this.submit(event));
  }

  /** Open it on a stretch, or empty; `done` takes what was typed and answers with what is wrong, if anything. */
  open(was, { pairs, done, gone }) {
    Object.assign(this, { was, done, gone });
    this.dialog.toggleAttribute("data-new", !was);
    const { start, end } = this.form.elements;
    start.value = was ? clockOf(was.start, was.zone) : "";
    end.value = was?.end ? clockOf(was.end, was.zone) : "";
    this.form.querySelector(".runs").hidden = was?.end !== null;
    showPairs(this.form, pairs);
    choose(this.form, was ?? { floor: "", shoes: "" });
    this.tell(null);
    this.dialog.showModal();
  }

  async submit(event) {
    event.preventDefault();
    const order = event.submitter?.value ?? "save";
    if (order === "take-away") await this.gone(this.was);
    const wrong = order === "save" ? await this.done(this.typed()) : null;
    this.tell(wrong);
    if (!wrong) this.dialog.close();
  }

  typed() {
    const { start, end } = this.form.elements;
    return { was: this.was, start: start.value, end: end.value, underfoot: chosen(this.form) };
  }

  tell(wrong) {
    for (const field of FIELDS) {
      const said = wrong?.field === field ? fill(this.words[wrong.problem[0]], wrong.problem[1]) : "";
      this.dialog.querySelector(`#stretch-${field}-error`).textContent = said;
      const input = this.form.elements[field];
      if (!said) input.removeAttribute("aria-invalid");
      else input.setAttribute("aria-invalid", "true");
      if (said) input.focus();
    }
  }
}

/** Show the pairs to choose from; what was chosen stays chosen. */
export function showPairs(form, pairs) {
  const list = form.querySelector('[data-say="pairs"]');
  const before = chosen(form);
  list.replaceChildren(
    ...[...pairs].map(([key, name]) => {
      const chip = document.querySelector('template[data-of="pair"]').content.firstElementChild.cloneNode(true);
      chip.querySelector("input").value = key;
      chip.querySelector("span").textContent = name;
      return chip;
    }),
  );
  list.closest("fieldset").hidden = !pairs.size;
  choose(form, before);
}

export function choose(form, underfoot) {
  for (const name of ["floor", "shoes"]) {
    for (const choice of form.querySelectorAll(`input[name="${name}"]`)) {
      choice.checked = choice.value === underfoot[name];
      if (choice.checked) bringIntoSight(choice.parentElement);
    }
  }
}

/** A list that scrolls sideways shows what is chosen, without moving the page. */
function bringIntoSight(chip) {
  const list = chip.parentElement;
  list.scrollLeft = chip.offsetLeft - list.offsetLeft - (list.clientWidth - chip.clientWidth) / 2;
}

export function chosen(form) {
  const value = (name) => form.querySelector(`input[name="${name}"]:checked`)?.value ?? "";
  return { floor: value("floor"), shoes: value("shoes") };
}
