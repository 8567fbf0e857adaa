/* What the page shows before anything is tapped: a check-in to change, a half-made one, and the last time. */

import { keyOf, interferenceOn, lastTime } from "./checkin-saving.js";
import { resay } from "./checkin-card.js";
import { keptDraft } from "./draft.js";

const KIND = "checkin";
const MOST_NAMED = 3;

export async function fill(host) {
  const asked = host.hasAttribute("data-shell") && new URLSearchParams(location.search).get("edit");
  if (asked) becomeChange(host, asked);
  await offerLastTime(host);
  const changed = host.change && (await host.store?.get(KIND, host.change));
  if (changed && !changed.gone) fillFrom(host, changed.body);
  else if (asked) location.replace("/");
  if (!host.form.hasAttribute("data-sent")) restore(host);
  await tellNoted(host);
}

/** A page that came without the server learns from its address which check-in is changed. */
function becomeChange(host, key) {
  host.id.value = key;
  host.form.setAttribute("data-change", "");
  host.querySelector(".delete").hidden = false;
}

function fillFrom(host, body) {
  put(host, body.spots.map((spot) => ({ keys: [keyOf(spot)], rating: spot.intensity, qualities: spot.qualities ?? [] })));
  host.more.resay(body);
  host.when.keepTo(body);
}

function restore(host) {
  const draft = keptDraft(host.change);
  if (!draft?.spots || (host.cards.all.length && !host.change)) return;
  put(host, draft.spots);
  host.more.resay(draft.rest ?? {});
  if (draft.when) host.when.state = draft.when;
}

function put(host, spots) {
  for (const card of host.cards.all) host.cards.clear(card);
  for (const spot of [...spots].reverse()) resay(host.cards.add(spot.keys), spot);
}

async function offerLastTime(host) {
  host.last = host.store && !host.change ? await lastTime(host.store) : null;
  if (!host.last) return;
  const button = host.querySelector(".again");
  button.hidden = false;
  button.value = host.last.key;
  button.querySelector("[data-last]").textContent = inOneLine(host, host.last.body.spots);
}

function inOneLine(host, spots) {
  const worst = [...spots].sort((one, other) => other.intensity - one.intensity);
  const number = new Intl.NumberFormat(document.documentElement.lang);
  const named = worst.slice(0, MOST_NAMED).map((spot) => `${host.feet.nameOf(keyOf(spot))} ${number.format(spot.intensity)}`);
  const more = worst.length - MOST_NAMED;
  if (more > 0) named.push(host.words.more.replace("{count}", more));
  const line = named.join(" · ");
  return line.charAt(0).toUpperCase() + line.slice(1);
}

export async function tellNoted(host) {
  const { day } = host.when.read();
  if (!host.store || !day) return;
  host.more.tellNoted(await interferenceOn(host.store, day, host.id.value));
}
