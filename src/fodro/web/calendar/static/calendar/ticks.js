// <fodro-ticks>: says how many days are ticked, and ticks a whole run of them with Shift.

class Ticks extends HTMLElement {
  #last = null;

  connectedCallback() {
    this.addEventListener("click", (event) => this.#clicked(event));
    this.addEventListener("change", () => this.#tell());
    addEventListener("pageshow", () => this.#tell());
    this.#tell();
  }

  get #boxes() {
    return [...this.querySelectorAll('input[type="checkbox"]')];
  }

  #clicked(event) {
    const box = event.target;
    if (!(box instanceof HTMLInputElement) || box.type !== "checkbox") return;
    if (event.shiftKey && this.#last) {
      const boxes = this.#boxes;
      const [from, to] = [boxes.indexOf(this.#last), boxes.indexOf(box)].sort((a, b) => a - b);
      for (const between of boxes.slice(from, to + 1)) between.checked = box.checked;
    }
    this.#last = box;
    this.#tell();
  }

  #tell() {
    const elsewhere = this.querySelectorAll('input[type="hidden"][name="day"]').length;
    const ticked = this.#boxes.filter((box) => box.checked).length + elsewhere;
    const go = this.querySelector('[data-do="go"]');
    const { none, one, many } = this.dataset;
    go.disabled = ticked === 0;
    go.textContent = ticked === 0 ? none : ticked === 1 ? one : many.replace("{n}", ticked);
  }
}

customElements.define("fodro-ticks", Ticks);
