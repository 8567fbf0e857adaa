/* <fodro-wishing>: shows the field for exact minutes only where it is meant, and says in a line what is wished for. */

class Wishing extends HTMLElement {
  connectedCallback() {
    this.exact = this.querySelector(".exact-minutes");
    this.addEventListener("change", () => this.shown());
    this.exact.addEventListener("input", () => this.typed());
    document.addEventListener("htmx:afterSwap", () => this.said());
    this.shown();
  }

  get isExact() {
    return this.querySelector('[name="minutes"]:checked')?.value === "exact";
  }

  shown() {
    const opened = this.exact.hidden && this.isExact;
    this.exact.hidden = !this.isExact;
    if (opened) this.exact.querySelector("input").focus();
  }

  /** A number typed there is meant, whatever was chosen before. */
  typed() {
    this.querySelector('[value="exact"]').checked = true;
  }

  said() {
    const wished = document.getElementById("routine")?.dataset.wished;
    if (wished) this.querySelector('[data-say="wished"]').textContent = wished;
  }
}

customElements.define("fodro-wishing", Wishing);
