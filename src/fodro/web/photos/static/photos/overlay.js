/* <fodro-overlay>: two pictures side by side, or one over the other with a slider that mixes them. */

import { keep, kept } from "../design/kept.js";

const MODE = "compare-mode";

class Overlay extends HTMLElement {
  connectedCallback() {
    this.slider = this.querySelector(".slider");
    const before = this.querySelector(`[name="compare-mode"][value="${kept(MODE)}"]`);
    if (before) before.checked = true;
    for (const mode of this.querySelectorAll('[name="compare-mode"]')) {
      mode.addEventListener("change", () => this.lay());
    }
    this.slider.addEventListener("input", () => this.mix());
    this.lay();
  }

  get isOver() {
    return this.querySelector('[value="over"]').checked;
  }

  lay() {
    keep(MODE, this.isOver ? "over" : "beside");
    this.dataset.mode = this.isOver ? "over" : "beside";
    this.mix();
  }

  mix() {
    const share = Number(this.slider.value);
    this.querySelector('[data-half="b"] img').style.opacity = this.isOver ? String(share / 100) : "";
    this.slider.setAttribute("aria-valuetext", `${share} % ${this.dataset.second}`);
  }
}

customElements.define("fodro-overlay", Overlay);
