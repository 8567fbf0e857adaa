/* <fodro-scale>: a 0–10 slider that says its number, and that is "not rated" until it was touched. */

class Scale extends HTMLElement {
  connectedCallback() {
    this.slider = this.querySelector(".slider");
    this.scale = this.querySelector(".scale");
    this.output = this.querySelector("output");
    if (!this.slider || this.dataset.ready) return;
    this.dataset.ready = "yes";
    for (const event of ["input", "click", "pointerup"]) this.slider.addEventListener(event, () => this.rate());
    this.slider.addEventListener("keydown", (event) => this.rateByKey(event));
    this.say();
  }

  get rated() {
    return !this.scale.hasAttribute("data-unset");
  }

  /** A number key rates at once; Enter keeps the number the thumb stands on. */
  rateByKey(event) {
    if (/^[0-9]$/.test(event.key) && !event.ctrlKey && !event.metaKey && !event.altKey) this.slider.value = event.key;
    else if (event.key !== "Enter" || this.rated) return;
    event.preventDefault();
    this.rate();
  }

  rate() {
    this.scale.removeAttribute("data-unset");
    this.slider.name ||= this.slider.dataset.name;
    this.slider.removeAttribute("aria-invalid");
    this.querySelector(".error")?.replaceChildren();
    this.say();
    this.dispatchEvent(new CustomEvent("rated", { bubbles: true, detail: { value: Number(this.slider.value) } }));
  }

  say() {
    const value = this.slider.value;
    this.output.textContent = this.rated ? value : "–";
    this.slider.setAttribute("aria-valuetext", this.rated ? `${value} ${this.dataset.ofTen}` : this.dataset.notRated);
  }
}

customElements.define("fodro-scale", Scale);
