/* Painting several places in one stroke: while the map has data-several, a finger that moves adds what it passes. */

export class Sweep {
  constructor(feet, add) {
    this.feet = feet;
    this.add = add;
    this.passed = new Set();
    this.swept = false;
    feet.addEventListener("pointerdown", (event) => this.begin(event));
    feet.addEventListener("pointermove", (event) => this.move(event));
    for (const end of ["pointerup", "pointercancel"]) feet.addEventListener(end, () => (this.from = null));
  }

  begin(event) {
    this.swept = false;
    this.passed.clear();
    this.from = this.feet.hasAttribute("data-several") ? event.target.closest?.(".region") : null;
  }

  move(event) {
    if (!this.from || !event.buttons) return;
    const region = document.elementFromPoint(event.clientX, event.clientY)?.closest(".region");
    if (!region || !this.feet.contains(region) || this.passed.has(region)) return;
    if (!this.swept && region === this.from) return;
    if (!this.swept) this.pass(this.from);
    this.swept = true;
    this.pass(region);
  }

  pass(region) {
    this.passed.add(region);
    this.add(region);
  }
}
