/* Several places that share one rating: taken in by a tap or a stroke, left out by another tap. */

import { keysOf, painOf, qualitiesOf } from "./checkin-card.js";

const filled = (words, place, count) => words.replace("{place}", place).replace("{count}", count);

/** Take `key` into the open card, or out of it again; a stroke (`only` "add") takes nothing out. */
export function share(host, key, only) {
  const card = host.cards.open;
  const keys = keysOf(card);
  if (!keys.includes(key)) takeIn(host, card, key);
  else if (only !== "add" && keys.length > 1) leaveOut(host, card, key);
  host.keep();
}

function takeIn(host, card, key) {
  const before = host.cards.of(key);
  if (before) leaveOut(host, before, key);
  const keys = [...keysOf(card), key];
  host.cards.name(card, keys);
  host.feet.paint(key, painOf(card));
  host.announce(filled(host.words.added, host.feet.nameOf(key), keys.length));
}

function leaveOut(host, card, key) {
  const keys = keysOf(card).filter((other) => other !== key);
  host.feet.paint(key, null);
  if (keys.length) host.cards.name(card, keys);
  else card.remove();
  host.announce(filled(host.words.takenOut, host.feet.nameOf(key), keys.length));
}

/** For a plain form: each place that shares a card is sent with the card's rating. */
export function sendShared(form, cards) {
  for (const card of cards) {
    for (const key of keysOf(card).slice(1)) {
      form.append("place", key);
      form.append(`intensity:${key}`, painOf(card) ?? "");
      for (const slug of qualitiesOf(card)) form.append(`quality:${key}`, slug);
    }
  }
}
