/* What the server answered, written down: one transaction clears what arrived and takes in what is new. */

import { answered, done } from "./database.js";

const REFUSED = new Set(["refused", "denied"]);
const STORES = ["records", "outbox", "attention", "marks"];

const asRecord = ({ kind, key, clock, gone, body }, before) => ({
  kind,
  key,
  clock,
  gone,
  body,
  day: body.day ?? before?.day ?? "",
  at: body.at ?? body.start ?? body.day ?? "",
});

export async function settle(store, { acks, rows, cursor, more, now, from }) {
  const writing = store.database.transaction(STORES, "readwrite", { durability: "strict" });
  const finished = done(writing);
  const [records, outbox, attention, kept] = STORES.map((name) => writing.objectStore(name));
  for (const ack of acks) await clear(ack, outbox, attention);
  for (const row of rows) {
    const path = [row.kind, row.key];
    if (await answered(outbox.getKey(path))) continue; // something newer waits here
    records.put(asRecord(row, await answered(records.get(path))));
  }
  // Something was thrown away while this was on its way: then all is read again, from the beginning.
  if (((await answered(kept.get("cursor"))) ?? "") === from) kept.put(cursor, "cursor");
  kept.put(now - Date.now(), "skew");
  if (!more) kept.put(Date.now(), "in-step-at");
  await finished;
}

/** An outbox entry goes only if it is still the one that was sent; what was refused is shown, never dropped. */
async function clear(ack, outbox, attention) {
  const path = [ack.kind, ack.key];
  const waiting = await answered(outbox.get(path));
  if (waiting?.clock !== ack.clock) return;
  if (REFUSED.has(ack.status)) attention.put({ ...waiting, why: ack.why });
  else attention.delete(path);
  outbox.delete(path);
}

/** Set one entry aside that the server cannot read at all. */
export async function setAside(store, entry, why) {
  const writing = store.database.transaction(["outbox", "attention"], "readwrite", { durability: "strict" });
  const finished = done(writing);
  await clear({ ...entry, status: "refused", why }, writing.objectStore("outbox"), writing.objectStore("attention"));
  await finished;
}

/** Give up what the server did not keep: what it has instead is read again, from the beginning. */
export async function throwAway(store, { kind, key, clock }) {
  const writing = store.database.transaction(STORES, "readwrite", { durability: "strict" });
  const finished = done(writing);
  const [records, , attention, kept] = STORES.map((name) => writing.objectStore(name));
  const [there, shown] = await Promise.all([records, attention].map((each) => answered(each.get([kind, key]))));
  if (shown?.clock === clock) attention.delete([kind, key]);
  if (there?.clock === clock) {
    records.delete([kind, key]);
    kept.delete("cursor");
  }
  await finished;
}
