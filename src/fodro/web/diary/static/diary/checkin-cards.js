/* The cards of a check-in and their places on the map: what a card says is painted there. */

import { isRated, keysOf, nameCard, newCard, painOf } from "./checkin-card.js";

export class Cards {
  constructor({ list, template, feet, words }) {
    Object.assign(this, { list, template, feet, words });
  }

  get all() {
    return [...this.list.querySelectorAll(".spot")];
  }

  /** The one in hand. */
  get open() {
    return this.all.find((card) => !card.classList.contains("folded"));
  }

  of(key) {
    return this.all.find((card) => keysOf(card).includes(key));
  }

  add(keys) {
    const card = newCard(this.template);
    this.list.prepend(card);
    this.name(card, keys);
    this.repaint(card);
    return card;
  }

  /** A card whose places are not on the map, as an import may bring, stays in sight when it is folded. */
  name(card, keys) {
    nameCard(card, keys, { nameOf: (key) => this.feet.nameOf(key), words: this.words });
    card.classList.toggle("off-map", !keys.some((key) => this.feet.has(key)));
    card.querySelector(".several").hidden = false;
  }

  /** One card is open at a time; the others show their number alone. */
  fold(card) {
    for (const other of this.all) other.classList.toggle("folded", other !== card);
  }

  clear(card) {
    for (const key of keysOf(card)) this.feet.paint(key, null);
    card.remove();
  }

  repaint(card) {
    for (const key of keysOf(card)) this.feet.paint(key, painOf(card));
    card.querySelector(".spot-number").textContent = isRated(card) ? painOf(card) : "–";
  }
}
