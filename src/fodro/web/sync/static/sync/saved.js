/* From "save" to "saved": kept on this device, told to the person, and for ten seconds it can be undone. */

import { ask } from "./asking.js";
import { forget, keep, kept } from "../design/kept.js";
import { tick, newNode } from "./clock.js";

const SAID = "said";
export const UNDO_MS = 10_000;

/** Keep `changes` and go to `to` (null: stay here). Says so, with Undo. False when nothing could be kept. */
export async function saved(store, changes, { say, to = null }) {
  const undo = await keepSomewhere(store, changes);
  if (!undo) return false;
  keep(SAID, { say, undo, until: Date.now() + UNDO_MS });
  if (to) location.assign(to);
  else document.dispatchEvent(new CustomEvent("say"));
  return true;
}

/** What the last page left to be said, once; nothing when its time has passed. */
export function takeSaid() {
  const said = kept(SAID);
  forget(SAID);
  return said && said.until > Date.now() ? said : null;
}

async function keepSomewhere(store, changes) {
  try {
    const before = await store.keepAll(changes);
    return (await isAllThat(store, before)) ? asChanges(changes, before) : [];
  } catch {
    return (await sentAtOnce(store, changes)) ? [] : tellNoRoom();
  }
}

const asChanges = (changes, before) =>
  changes.map(({ kind, key }, n) =>
    before[n] && !before[n].gone ? { kind, key, body: before[n].body } : { kind, key, gone: true },
  );

/** Until a device has read everything once, what it does not know may still have been there: no way back then. */
const isAllThat = async (store, before) => before.every(Boolean) || Boolean(await store.mark("in-step-at"));

/** No room on this device: the server may still take it. */
async function sentAtOnce(store, changes) {
  const node = newNode();
  const ops = changes.map((change) => ({ ...change, clock: tick(null, Date.now(), node) }));
  try {
    const { acks } = await ask({ person: store.person, cursor: await store.mark("cursor"), ops });
    return acks.every((ack) => ack.status === "kept" || ack.status === "same");
  } catch {
    return false;
  }
}

function tellNoRoom() {
  document.dispatchEvent(new CustomEvent("no-room"));
  return null;
}
