/* The card of one rating: for one place, or for several that share it. */

const SHOWN_NAMES = 2;

export const keysOf = (card) => (card.dataset.keys ?? card.dataset.key).split(" ");

const upper = (text) => text.charAt(0).toUpperCase() + text.slice(1);

/** A card that says nothing yet. */
export function newCard(template) {
  const card = template.content.firstElementChild.cloneNode(true);
  card.dataset.fresh = "yes";
  return card;
}

/** Let a card be about `keys`: its fields carry the name of the first. */
export function nameCard(card, keys, { nameOf, words }) {
  const [lead] = keys;
  const slider = card.querySelector(".slider");
  const names = keys.slice(0, SHOWN_NAMES).map(nameOf);
  const rest = keys.length - SHOWN_NAMES;
  const name = upper([...names, ...(rest > 0 ? [words.more.replace("{count}", rest)] : [])].join(", "));
  card.dataset.key = lead;
  card.dataset.keys = keys.join(" ");
  card.querySelector('input[name="place"]').value = lead;
  card.querySelector(".spot-name").textContent = name;
  slider.dataset.name = `intensity:${lead}`;
  if (slider.name) slider.name = slider.dataset.name;
  slider.id = `intensity-${lead}`;
  slider.setAttribute("aria-label", `${name}: ${card.querySelector("fodro-scale label").textContent}`);
  slider.setAttribute("aria-describedby", `intensity-${lead}-error`);
  card.querySelector(".error").id = `intensity-${lead}-error`;
  card.querySelector("fodro-scale label").htmlFor = slider.id;
  card.querySelector(".scale-number").htmlFor = slider.id;
  for (const choice of card.querySelectorAll(".chip input")) choice.name = `quality:${lead}`;
}

export const isRated = (card) => card.querySelector("fodro-scale").rated;

/** How much, or undefined where it is not rated yet. */
export const painOf = (card) => (isRated(card) ? Number(card.querySelector(".slider").value) : undefined);

export const qualitiesOf = (card) =>
  [...card.querySelectorAll(".chip input:checked")].map((choice) => choice.value);

/** What a card says: its places, its rating (null where none was given yet), its qualities. */
export const said = (card) => ({ keys: keysOf(card), rating: painOf(card) ?? null, qualities: qualitiesOf(card) });

/** Let a fresh card say `rating` and `qualities`; words that came with an import get a chip of their own. */
export function resay(card, { rating, qualities }) {
  for (const slug of qualities) if (!chipOf(card, slug)) addChip(card, slug);
  for (const choice of card.querySelectorAll(".chip input")) choice.checked = qualities.includes(choice.value);
  if (rating !== null) rate(card, rating);
}

/** A rating with a fraction, as an import may bring, is left as it is. */
export function rate(card, rating) {
  const scale = card.querySelector("fodro-scale");
  if (rating % 1) scale.slider.step = "any";
  scale.slider.value = rating;
  scale.rate();
}

const chipOf = (card, slug) => card.querySelector(`.chip input[value="${CSS.escape(slug)}"]`);

function addChip(card, slug) {
  const chip = card.querySelector(".chip").cloneNode(true);
  chip.querySelector("input").value = slug;
  chip.querySelector("span").textContent = slug.replace(/[-_]/g, " ");
  card.querySelector(".chips").append(chip);
}
