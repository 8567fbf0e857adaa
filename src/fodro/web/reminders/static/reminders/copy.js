/* <fodro-copy>: copies what stands in its field; where the browser does not let us, it is selected to be copied. */

const SHOWN_MS = 2_500;

class Copy extends HTMLElement {
  connectedCallback() {
    this.button = this.querySelector("[data-copies]");
    if (!this.button) return;
    this.words = this.button.textContent;
    this.button.hidden = false;
    this.button.addEventListener("click", () => this.copy());
  }

  async copy() {
    const field = document.getElementById(this.button.dataset.copies);
    field.select();
    try {
      await navigator.clipboard.writeText(field.value);
    } catch {
      return; /* it is selected: the person copies it by hand */
    }
    this.button.textContent = this.button.dataset.done;
    setTimeout(() => { this.button.textContent = this.words; }, SHOWN_MS);
  }
}

customElements.define("fodro-copy", Copy);
