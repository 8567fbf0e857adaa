/* Which foot, from where: what the form says, named in the viewfinder, with the last photo of the same to lay over. */

export class Aim {
  constructor(form, dialog) {
    this.form = form;
    this.button = dialog.querySelector('[data-do="ghost"]');
    this.name = dialog.querySelector('[data-say="what"]');
    this.finder = dialog.querySelector(".lens");
    this.last = dialog.querySelector(".last");
    this.lastPhotos = JSON.parse(document.getElementById("last-photos").textContent);
    form.addEventListener("change", () => this.take());
    this.take();
  }

  chosen(name) {
    return this.form.querySelector(`[name="${name}"]:checked`);
  }

  get view() {
    return this.chosen("view")?.value ?? "";
  }

  /** A foot needs a side and an angle; shoes and signs need neither. */
  get isSet() {
    return !this.form.querySelector('[name="side"]') || Boolean(this.chosen("side") && this.chosen("view"));
  }

  take() {
    const [side, view] = [this.chosen("side"), this.chosen("view")];
    const words = [side, view].map((radio) => radio?.nextElementSibling.textContent);
    if (side && view) this.name.textContent = words.join(" · ");
    const url = this.lastPhotos[`${side?.value}.${view?.value}`];
    if (url) this.last.src = url;
    this.button.hidden = !url;
    this.lay(Boolean(url));
  }

  lay(isPhoto) {
    this.button.setAttribute("aria-pressed", String(isPhoto));
    this.finder.toggleAttribute("data-last", isPhoto);
    this.last?.toggleAttribute("hidden", !isPhoto);
  }

  toggle() {
    this.lay(!this.finder.hasAttribute("data-last"));
  }
}
