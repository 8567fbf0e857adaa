/* <fodro-feet>: the map as buttons with one tab stop; arrow keys walk over it, Enter or a tap chooses, a number rates.
   Sends "place-toggled" {key, name, rating}; is told what is painted through paint(key, pain). */

import { Painter, parts } from "./feet-painter.js";
import { Sweep } from "./feet-sweep.js";

const TOES_AND_BALL = 0.5;
const ARROWS = { ArrowUp: "up", ArrowDown: "down", ArrowLeft: "left", ArrowRight: "right" };
const PRESSES = ["pointerdown", "pointerup", "pointercancel", "pointerleave"];

class Feet extends HTMLElement {
  connectedCallback() {
    this.keyMap = JSON.parse(document.getElementById("key-map")?.textContent ?? "{}");
    this.names = JSON.parse(document.getElementById("place-names")?.textContent ?? "{}");
    this.painter = new Painter(this);
    for (const region of this.all) this.makeButton(region);
    for (const view of this.querySelectorAll(".view")) this.makeReachable(view.querySelector(".region"));
    this.zoomButton = this.querySelector('[data-do="zoom"]');
    this.zoomButton.hidden = false;
    this.zoomButton.addEventListener("click", () => this.zoom());
    this.addEventListener("keydown", (event) => this.walk(event));
    this.addEventListener("click", (event) => this.choose(event));
    for (const sign of PRESSES) this.addEventListener(sign, (event) => this.press(event, sign === "pointerdown"));
    this.sweep = new Sweep(this, (region) => this.send(region, { only: "add" }));
  }

  get all() {
    return [...this.querySelectorAll(".region")];
  }

  /** Every drawing of a place: the letter of a foot stands on both views. */
  drawn(key) {
    return this.all.filter((region) => region.dataset.place === key);
  }

  has(key) {
    return this.drawn(key).length > 0;
  }

  /** The drawing of a place that can be seen now, or nothing. */
  seen(key) {
    return this.drawn(key).find((region) => region.checkVisibility());
  }

  nameOf(key) {
    const { side, slug } = parts(key);
    return this.drawn(key)[0]?.dataset.name ?? this.names[`${side}.${slug}`] ?? slug;
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

  /** Turn to the drawing a place is on. */
  show(key) {
    const view = this.drawn(key)[0]?.closest(".view").dataset.view;
    if (view && !this.seen(key)) this.querySelector(`[name="map-view"][value="${view}"]`).checked = true;
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
    if (!region || event.ctrlKey || event.metaKey || event.altKey) return;
    const rating = /^[0-9]$/.test(event.key) ? event.key : undefined;
    const chosen = rating !== undefined || event.key === " " || event.key === "Enter";
    if (!chosen && !(event.key in ARROWS)) return;
    event.preventDefault();
    if (chosen) this.send(region, { rating });
    else this.step(region, ARROWS[event.key]);
  }

  step(region, direction) {
    const view = region.closest(".view");
    const { side, slug } = parts(region.dataset.place);
    const next = this.keyMap[view.dataset.view]?.[`${side}:${slug}`]?.[direction];
    const [nextSide, nextSlug] = (next ?? ":").split(":");
    const there = [...view.querySelectorAll(".region")].map((other) => [other, parts(other.dataset.place)]);
    const target = there.find(([, place]) => place.side === nextSide && place.slug === nextSlug)?.[0];
    if (!target) return;
    this.makeReachable(target);
    target.focus();
  }

  choose(event) {
    const region = event.target.closest?.(".region");
    if (!region) return;
    event.preventDefault();
    if (!this.sweep.swept) this.send(region, {});
  }

  send(region, more) {
    this.makeReachable(region);
    const { place: key, name } = region.dataset;
    this.dispatchEvent(new CustomEvent("place-toggled", { bubbles: true, detail: { key, name, region, ...more } }));
  }

  /** Show a place as chosen, with its pain (0–10) once it is rated; null takes it away. */
  paint(key, pain) {
    this.painter.paint(key, pain);
  }
}

customElements.define("fodro-feet", Feet);
