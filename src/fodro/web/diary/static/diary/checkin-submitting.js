/* Saving: what is missing is asked for, everything else is kept, and only then is the half-made one forgotten. */

import { open } from "../sync/store.js";
import { isRated } from "./checkin-card.js";
import { isQuick, keepCheckin, quickly, spotsOf, takeAwayCheckin, told } from "./checkin-saving.js";
import { forgetDraft } from "./draft.js";

const TODAY = "/";

export function save(host, event) {
  if (host.plain) return;
  event.preventDefault();
  if (host.saving) return;
  host.saving = submit(host, event.submitter).finally(() => (host.saving = null));
}

async function submit(host, submitter) {
  const name = submitter?.name ?? "";
  const store = await open();
  if (name === "delete") return store ? takeAway(host, store) : sendPlain(host, submitter);
  const moment = host.when.read();
  if (!isQuick(name) && !isWhole(host)) return;
  if (moment.problem) return host.when.complain(moment);
  if (!store || (name === "again" && !host.last)) return sendPlain(host, submitter);
  const rest = host.more.said;
  const noted = isQuick(name) ? quickly(name, host.last, rest) : { ...rest, spots: spotsOf(host.cards.all) };
  const say = told({ name, isChange: host.change, moment: { ...moment, ...host.when.said }, words: host.words });
  const kept = await keepCheckin(store, { key: host.id.value, body: { ...moment, ...noted }, say, to: TODAY });
  if (kept) finish(host);
}

async function takeAway(host, store) {
  const gone = await takeAwayCheckin(store, { key: host.id.value, say: host.words.deleted, to: TODAY });
  if (gone) finish(host);
}

function finish(host) {
  host.done = true;
  forgetDraft(host.change);
}

/** Saving before every place is rated opens the first that is not. */
function isWhole(host) {
  if (!host.cards.all.length) {
    host.querySelector("#checkin-error").textContent = host.words.nothingChosen;
    return false;
  }
  const unrated = host.cards.all.find((card) => !isRated(card));
  if (!unrated) return true;
  host.more.close();
  host.show(unrated);
  unrated.querySelector(".slider").focus({ preventScroll: true });
  unrated.querySelector(".error").textContent = unrated.querySelector("label").textContent;
  return false;
}

/** A browser that keeps nothing: the form goes to the server as it is, once this submit is over. */
function sendPlain(host, submitter) {
  forgetDraft(host.change);
  host.plain = true;
  setTimeout(() => host.form.requestSubmit(submitter));
}
