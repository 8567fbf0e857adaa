/* What the whole check-in says besides its places: whether it moves around, a note, how much it was in the way. */

import { isRated, painOf, rate } from "./checkin-card.js";

export class More {
  constructor(details, words) {
    this.details = details;
    this.words = words;
    this.line = details.querySelector("[data-more]");
    for (const change of ["input", "change", "rated"]) details.addEventListener(change, () => this.say());
    this.say();
  }

  get moves() {
    return this.details.querySelector('[name="moves"]');
  }

  get note() {
    return this.details.querySelector('[name="note"]');
  }

  get said() {
    const interference = isRated(this.details) ? painOf(this.details) : null;
    return { moves: this.moves.checked, note: this.note.value.trim(), interference };
  }

  resay({ moves, note, interference }) {
    this.moves.checked = Boolean(moves);
    this.note.value = note ?? "";
    if (interference !== null && interference !== undefined) rate(this.details, interference);
    this.say();
  }

  /** How much was in the way is asked once a day; what was said today stands beside it. */
  tellNoted(level) {
    this.noted = level;
    const line = this.details.querySelector("[data-noted]");
    line.hidden = level === null;
    line.textContent = this.words.notedEarlier.replace("{level}", level);
    this.say();
  }

  say() {
    const { moves, note, interference } = this.said;
    const filled = [
      interference === null ? "" : this.words.inTheWay.replace("{level}", interference),
      moves ? this.words.moves : "",
      note ? this.words.note : "",
    ].filter(Boolean);
    const asked = this.noted === undefined || this.noted === null ? this.words.optional : this.words.optionalRest;
    this.line.textContent = filled.join(", ") || asked;
  }

  get isOpen() {
    return this.details.open;
  }

  close() {
    this.details.open = false;
  }
}
