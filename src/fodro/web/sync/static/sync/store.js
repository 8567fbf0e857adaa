/* What a person noted, on this device. A record and its place in the outbox are written in one transaction, and
   "kept" means that the transaction is on disk. */

import { newNode, tick } from "./clock.js";
import { answered, done, onlyPerson, openDatabase, pagePerson, rememberPerson } from "./database.js";

const STRICT = { durability: "strict" };
const EVERY = IDBKeyRange.bound.bind(IDBKeyRange);

let opened;

/** The store of the person on this page; null where the browser keeps nothing. Opened once. */
export function open() {
  opened ??= opening();
  return opened;
}

async function opening() {
  const person = pagePerson() || (await onlyPerson());
  const database = await openDatabase(person);
  if (!database) return null;
  rememberPerson(person);
  return new Store(database, person);
}

const whole = ({ kind, key, body, gone = false, clock, day }) => ({
  kind,
  key,
  body: body ?? {},
  gone,
  clock,
  day: body?.day ?? day ?? "",
  at: body?.at ?? body?.start ?? body?.day ?? "",
});

/** Half a record is none: what was written of it goes with the rest. */
function abort(transaction) {
  try {
    transaction.abort();
  } catch {
    /* it has ended already */
  }
}

export class Store {
  constructor(database, person) {
    this.database = database;
    this.person = person;
  }

  keep(kind, key, body) {
    return this.keepAll([{ kind, key, body }]).then(([before]) => before);
  }

  takeAway(kind, key) {
    return this.keepAll([{ kind, key, gone: true }]).then(([before]) => before);
  }

  /** Keep all changes ({kind, key, body} or {kind, key, gone: true}) or none; gives the versions before them. */
  async keepAll(changes) {
    const writing = this.database.transaction(["records", "outbox", "marks"], "readwrite", STRICT);
    const finished = done(writing);
    try {
      const before = await this.write(writing, changes);
      await finished;
      document.dispatchEvent(new CustomEvent("kept", { detail: changes }));
      return before;
    } catch (problem) {
      finished.catch(() => {});
      abort(writing);
      throw problem;
    }
  }

  async write(writing, changes) {
    const [records, outbox, marks] = ["records", "outbox", "marks"].map((name) => writing.objectStore(name));
    const [node, last] = await Promise.all(["node", "clock"].map((name) => answered(marks.get(name))));
    const me = node ?? newNode();
    let clock = last;
    const before = [];
    for (const { kind, key, body, gone } of changes) {
      const there = await answered(records.get([kind, key]));
      clock = tick(there && there.clock > (clock ?? "") ? there.clock : clock, Date.now(), me);
      records.put(whole({ kind, key, body, gone, clock, day: there?.day }));
      outbox.put({ kind, key, clock, gone: Boolean(gone), body: gone ? {} : body });
      before.push(there);
    }
    marks.put(me, "node");
    marks.put(clock, "clock");
    return before;
  }

  read(name) {
    return this.database.transaction(name).objectStore(name);
  }

  get(kind, key) {
    return answered(this.read("records").get([kind, key]));
  }

  async ofDay(day) {
    const found = await answered(this.read("records").index("day").getAll(day));
    return found.filter((record) => !record.gone);
  }

  /** Every record from `first` to `last`, both included. */
  async between(first, last) {
    const found = await answered(this.read("records").index("day").getAll(EVERY(first, last)));
    return found.filter((record) => !record.gone);
  }

  async ofKind(kind) {
    const found = await answered(this.read("records").index("kind").getAll(kind));
    return found.filter((record) => !record.gone);
  }

  /** The newest records of a kind by the time they tell, the newest first. */
  latest(kind, n = 1) {
    return new Promise((resolve, reject) => {
      const found = [];
      const range = EVERY([kind, ""], [kind, "\uffff"]);
      const walk = this.read("records").index("latest").openCursor(range, "prev");
      walk.onerror = () => reject(walk.error);
      walk.onsuccess = () => {
        const at = walk.result;
        if (!at || found.length >= n) return resolve(found);
        if (!at.value.gone) found.push(at.value);
        at.continue();
      };
    });
  }

  mark(name) {
    return answered(this.read("marks").get(name));
  }

  waiting(limit) {
    return answered(this.read("outbox").getAll(undefined, limit));
  }

  countWaiting() {
    return answered(this.read("outbox").count());
  }

  inAttention() {
    return answered(this.read("attention").getAll());
  }
}
