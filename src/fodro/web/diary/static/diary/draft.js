/* The half-made check-in stays with this tab, so that a reload or a look elsewhere loses nothing. It is forgotten
   when what it says is on disk, and not before. */

import { forget, keep, kept } from "../design/kept.js";

const NAME = "checkin";
const nameOf = (change) => (change ? `${NAME}:${change}` : NAME);

/** Keep {spots, rest, when} of a new check-in, or of the one that is changed. */
export function keepDraft(draft, change = "") {
  if (draft.spots.length || change) keep(nameOf(change), draft);
  else forget(nameOf(change));
}

export const keptDraft = (change = "") => kept(nameOf(change));

export function forgetDraft(change = "") {
  forget(nameOf(change));
}
