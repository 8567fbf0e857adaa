/* <fodro-feet>: both feet as buttons with one tab stop; arrow keys walk over the map, Enter or a tap chooses.
   Sends "place-toggled" {key, name}; is told what is painted through paint(key, pain). */

const TOES_AND_BALL = 0.5;
const ARROWS = { ArrowUp: "up", ArrowDown: "down", ArrowLeft: "left", ArrowRight: "right" };

class Feet extends HTMLElement {
  connectedCallback() {
    const data = document.getElementById("key-map");
    this.keyMap = data ? JSON.parse(data.textContent) : {};
    this.regions = new Map([...this.querySelectorAll(".region")].map((region) => [region.dataset.place, region]));
    for (const region of this.regions.values()) this.makeButton(region);
    for (const view of this.querySelectorAll(".view")) this.makeReachable(view.querySelector(".region"));
    this.addEventListener("keydown", (event) => this.walk(event));
    this.zoomButton = this.querySelector('[data-do="zoom"]');
    this.zoomButton.hidden = false;
    this.zoomButton.addEventListener("click", () => this.zoom());
    this.addEventListener("click", (event) => this.choose(event));
    for (const sign of ["pointerdown", "pointerup", "pointercancel", "pointerleave"]) {
      this.addEventListener(sign, (event) => this.press(event, sign === "pointerdown"));
    }
  }

  makeButton(region) {
    region.setAttribute("role", "button");
    region.setAttribute("aria-pressed", "false");
    region.setAttribute("tabindex", "-1");
  }

  makeReachable(region) {
    const view = region.closest(".view");
    for (const other of view.querySelectorAll('[tabindex="0"]')) other.setAttribute("tabindex", "-1");
    region.setAttribute("tabindex", "0");
  }

  /** Toes are small on a phone: show the front half of each foot at twice the size, one above the other. */
  zoom() {
    const near = this.toggleAttribute("data-zoom");
    this.zoomButton.setAttribute("aria-pressed", String(near));
    for (const foot of this.querySelectorAll(".foot")) {
      foot.dataset.whole ??= foot.getAttribute("viewBox");
      const [x, y, width, height] = foot.dataset.whole.split(" ").map(Number);
      foot.setAttribute("viewBox", near ? [x, y, width, height * TOES_AND_BALL].join(" ") : foot.dataset.whole);
    }
  }

  /** The place under the finger lights up before the finger lifts. */
  press(event, down) {
    for (const pressed of this.querySelectorAll(".pressed")) pressed.classList.remove("pressed");
    if (down) event.target.closest?.(".region")?.classList.add("pressed");
  }

  walk(event) {
    const region = event.target.closest?.(".region");
    if (!region) return;
    if (event.key === " " || event.key === "Enter") {
      event.preventDefault();
      this.toggle(region);
    } else if (event.key in ARROWS) {
      event.preventDefault();
      this.step(region, ARROWS[event.key]);
    }
  }

  step(region, direction) {
    const [side, view, slug] = region.dataset.place.split(".");
    const next = this.keyMap[view]?.[`${side}:${slug}`]?.[direction];
    if (!next) return;
    const [nextSide, nextSlug] = next.split(":");
    const target = this.regions.get(`${nextSide}.${view}.${nextSlug}`);
    this.makeReachable(target);
    target.focus();
  }

  choose(event) {
    const region = event.target.closest?.(".region");
    if (!region) return;
    event.preventDefault();
    this.toggle(region);
  }

  toggle(region) {
    this.makeReachable(region);
    const detail = { key: region.dataset.place, name: region.dataset.name };
    this.dispatchEvent(new CustomEvent("place-toggled", { bubbles: true, detail }));
  }

  /** Show a place as chosen, with its pain (0–10) once it is rated; null takes it away. */
  paint(key, pain) {
    const region = this.regions.get(key);
    if (!region) return;
    const chosen = pain !== null;
    const rated = chosen && pain !== undefined;
    region.setAttribute("aria-pressed", String(chosen));
    region.setAttribute("aria-label", rated ? `${region.dataset.name}, ${pain}` : region.dataset.name);
    region.toggleAttribute("data-pain", rated);
    const shape = region.querySelector("path");
    shape.style.fill = rated ? `url(#glow-${Math.round(pain)})` : "";
  }
}

customElements.define("fodro-feet", Feet);
