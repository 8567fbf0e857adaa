/* <fodro-checkin>: a tapped place gets a card with its slider; the map glows as the slider moves. */

import { newId } from "../design/ids.js";
import { forgetDraft, keepDraft, keptDraft, resay } from "./draft.js";

const GAP_PX = 8;

class Checkin extends HTMLElement {
  connectedCallback() {
    this.feet = this.querySelector("fodro-feet");
    this.list = this.querySelector(".spots");
    this.template = this.querySelector("template");
    this.form = this.querySelector("form");
    if (!this.form.hasAttribute("data-sent")) this.querySelector('input[name="id"]').value = newId();
    this.addEventListener("place-toggled", (event) => this.toggle(event.detail));
    this.addEventListener("rated", (event) => this.repaint(event.target.closest(".spot")));
    this.addEventListener("click", (event) => this.removeByButton(event));
    for (const change of ["rated", "change"]) this.addEventListener(change, () => this.keep());
    this.form.addEventListener("submit", (event) => this.submit(event));
    customElements.whenDefined("fodro-feet").then(() => this.begin());
  }

  begin() {
    if (!this.cards.length) this.restore();
    for (const card of this.cards) this.repaint(card);
    const wrong = this.cards.find((card) => card.querySelector("[aria-invalid]"));
    this.fold(wrong ?? this.cards[0]);
    wrong?.querySelector(".slider").focus();
  }

  restore() {
    for (const spot of keptDraft()) {
      const region = this.feet.regions.get(spot.key);
      if (!region) continue;
      const card = this.newCard(spot.key, region.dataset.name);
      this.list.append(card);
      resay(card, spot);
    }
  }

  keep() {
    keepDraft(this.cards);
  }

  get cards() {
    return [...this.list.querySelectorAll(".spot")];
  }

  cardOf(key) {
    return this.cards.find((card) => card.dataset.key === key);
  }

  toggle({ key, name }) {
    const there = this.cardOf(key);
    if (there) return this.open(there);
    const card = this.newCard(key, name);
    this.list.prepend(card);
    this.feet.paint(key, undefined);
    this.keep();
    this.open(card);
  }

  newCard(key, name) {
    const card = this.template.content.firstElementChild.cloneNode(true);
    card.dataset.key = key;
    card.dataset.fresh = "yes";
    card.querySelector('input[name="place"]').value = key;
    card.querySelector(".spot-name").textContent = name.charAt(0).toUpperCase() + name.slice(1);
    card.querySelector(".slider").dataset.name = `intensity:${key}`;
    card.querySelector(".slider").id = `intensity-${key}`;
    card.querySelector(".error").id = `intensity-${key}-error`;
    card.querySelector(".slider").setAttribute("aria-describedby", `intensity-${key}-error`);
    card.querySelector("label").htmlFor = `intensity-${key}`;
    for (const choice of card.querySelectorAll(".chip input")) choice.name = `quality:${key}`;
    return card;
  }

  /** One card is open at a time; the others show their number alone. */
  fold(card) {
    for (const other of this.cards) other.classList.toggle("folded", other !== card);
  }

  open(card) {
    this.fold(card);
    this.querySelector("#checkin-error").replaceChildren();
    card.querySelector(".slider").focus({ preventScroll: true });
    this.bringIntoSight(card);
  }

  /** The sheet never lies over the place it is about; where there is no sheet, the card comes into sight. */
  bringIntoSight(card) {
    const places = this.querySelector(".places");
    const region = this.feet.regions.get(card.dataset.key)?.getBoundingClientRect();
    if (matchMedia("(width >= 60rem)").matches || getComputedStyle(places).position !== "sticky") {
      card.scrollIntoView({ block: "nearest" });
    } else if (region?.height) {
      const hidden = region.bottom + GAP_PX - places.getBoundingClientRect().top;
      if (hidden > 0) scrollBy({ top: hidden });
    }
  }

  repaint(card) {
    const scale = card?.querySelector("fodro-scale");
    if (scale) this.feet.paint(card.dataset.key, scale.rated ? Number(scale.slider.value) : undefined);
  }

  removeByButton(event) {
    const button = event.target.closest(".remove");
    if (!button) return;
    event.preventDefault();
    const card = button.closest(".spot");
    this.feet.paint(card.dataset.key, null);
    card.remove();
    this.keep();
    if (this.cards.length) this.open(this.cards[0]);
    else this.feet.regions.get(card.dataset.key)?.focus();
  }

  /** Saving before every place is rated opens the first that is not. */
  submit(event) {
    if (event.submitter?.name === "nothing") return forgetDraft();
    const unrated = this.cards.find((card) => !card.querySelector("fodro-scale").rated);
    if (!unrated) return forgetDraft();
    event.preventDefault();
    this.open(unrated);
    unrated.querySelector(".error").textContent = unrated.querySelector("label").textContent;
  }
}

customElements.define("fodro-checkin", Checkin);
