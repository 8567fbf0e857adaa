/* <fodro-checkin>: a tapped place gets a card with its slider; the map glows as the slider moves. Several places
   can share one card. What is saved is kept on this device first; without a store the plain form is sent. */

import { newId } from "../design/ids.js";
import { open } from "../sync/store.js";
import { keysOf, rate, said } from "./checkin-card.js";
import { Cards } from "./checkin-cards.js";
import { fill, tellNoted } from "./checkin-filling.js";
import { More } from "./checkin-more.js";
import { bringIntoSight } from "./checkin-sheet.js";
import { sendShared, share } from "./checkin-sharing.js";
import { save } from "./checkin-submitting.js";
import { keepDraft } from "./draft.js";

const ELEMENTS = ["fodro-feet", "fodro-scale", "fodro-when"];

class Checkin extends HTMLElement {
  connectedCallback() {
    this.words = JSON.parse(document.getElementById("checkin-words").textContent);
    this.feet = this.querySelector("fodro-feet");
    this.form = this.querySelector("form");
    this.cards = new Cards({
      list: this.querySelector(".spots"),
      template: this.querySelector("template"),
      feet: this.feet,
      words: this.words,
    });
    Promise.all(ELEMENTS.map((name) => customElements.whenDefined(name))).then(() => this.begin());
  }

  async begin() {
    this.when = this.querySelector("fodro-when");
    this.more = new More(this.querySelector(".more"), this.words);
    if (!this.change && !this.form.hasAttribute("data-sent")) this.id.value = newId();
    for (const card of this.cards.all) this.cards.name(card, keysOf(card));
    this.listen();
    this.settle();
    this.store = await open();
    await fill(this);
    this.settle();
    this.dataset.ready = "yes";
  }

  listen() {
    this.addEventListener("place-toggled", (event) => this.choose(event.detail));
    this.addEventListener("rated", (event) => this.rated(event.target.closest(".spot")));
    this.addEventListener("click", (event) => this.press(event));
    this.addEventListener("moment-told", () => tellNoted(this));
    for (const change of ["rated", "change", "input"]) this.addEventListener(change, () => this.keep());
    this.form.addEventListener("submit", (event) => save(this, event));
    this.form.addEventListener("formdata", (event) => sendShared(event.formData, this.cards.all));
    addEventListener("pageshow", (event) => event.persisted && this.done && location.reload());
  }

  rated(card) {
    if (card) this.cards.repaint(card);
  }

  /** Show what is there: every place in its colour, and the card that needs a hand open. */
  settle() {
    for (const card of this.cards.all) this.cards.repaint(card);
    const wrong = this.cards.all.find((card) => card.querySelector("[aria-invalid]"));
    const first = wrong ?? this.cards.all[0];
    this.cards.fold(first);
    if (first) this.feet.show(keysOf(first)[0]);
    wrong?.querySelector(".slider").focus();
  }

  get id() {
    return this.form.querySelector('input[name="id"]');
  }

  /** The key of the check-in that is changed; nothing for a new one. */
  get change() {
    return this.form.hasAttribute("data-change") ? this.id.value : "";
  }

  keep() {
    if (!this.dataset.ready) return;
    const spots = this.cards.all.map(said);
    keepDraft({ spots, rest: this.more.said, when: this.when.state }, this.change);
  }

  /** A place was tapped, or rated by a number key, which leaves the hand on the map. */
  choose({ key, rating, only, region }) {
    this.more.close();
    if (this.isSeveral && this.cards.open) return this.shareWith({ key, rating, only });
    const card = this.cards.of(key) ?? this.cards.add([key]);
    this.keep();
    if (rating !== undefined) rate(card, rating);
    this.show(card);
    (rating === undefined ? card.querySelector(".slider") : region).focus({ preventScroll: true });
  }

  shareWith({ key, rating, only }) {
    share(this, key, rating === undefined ? only : "add");
    if (rating !== undefined) rate(this.cards.open, rating);
  }

  show(card) {
    this.cards.fold(card);
    this.severally(false);
    this.querySelector("#checkin-error").replaceChildren();
    bringIntoSight(this, card);
  }

  get isSeveral() {
    return this.feet.hasAttribute("data-several");
  }

  /** While this is on, every place that is tapped shares the card in hand. */
  severally(on) {
    this.feet.toggleAttribute("data-several", on);
    for (const button of this.querySelectorAll(".several")) button.setAttribute("aria-pressed", String(on));
  }

  press(event) {
    const card = event.target.closest(".spot");
    if (!card) return;
    if (event.target.closest(".remove")) this.remove(card, event);
    else if (event.target.closest(".several")) this.severally(!this.isSeveral);
    else if (card.classList.contains("folded")) this.show(card);
  }

  remove(card, event) {
    event.preventDefault();
    const [lead] = keysOf(card);
    this.cards.clear(card);
    this.keep();
    this.cards.fold(this.cards.all[0]);
    this.severally(false);
    (this.cards.open?.querySelector(".slider") ?? this.feet.seen(lead))?.focus({ preventScroll: true });
  }

  announce(text) {
    this.querySelector("[data-said]").textContent = text;
  }
}

customElements.define("fodro-checkin", Checkin);
