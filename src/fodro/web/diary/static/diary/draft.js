/* The half-made check-in stays with this tab, so that a reload or a look elsewhere loses nothing. */

import { forget, keep, kept } from "../design/kept.js";

const NAME = "checkin";

/** What a card says: its place, its rating (null where none was given yet), its qualities. */
function said(card) {
  const scale = card.querySelector("fodro-scale");
  return {
    key: card.dataset.key,
    rating: scale.rated ? scale.slider.value : null,
    qualities: [...card.querySelectorAll(".chip input:checked")].map((choice) => choice.value),
  };
}

export function keepDraft(cards) {
  if (cards.length) keep(NAME, cards.map(said));
  else forget(NAME);
}

export function keptDraft() {
  return kept(NAME) ?? [];
}

export function forgetDraft() {
  forget(NAME);
}

/** Let a fresh card say again what it said before. */
export function resay(card, { rating, qualities }) {
  for (const choice of card.querySelectorAll(".chip input")) choice.checked = qualities.includes(choice.value);
  if (rating === null) return;
  const scale = card.querySelector("fodro-scale");
  scale.slider.value = rating;
  scale.rate();
}
