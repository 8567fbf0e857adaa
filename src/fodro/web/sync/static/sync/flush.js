/* Sends what waits and takes in what is new. One exchange at a time on this device, with one more allowed to
   queue; what could not be sent waits and is tried again, later and later, up to a minute. */

import "./heard.js";
import { setAside, settle } from "./settling.js";
import { Refusal, ask, freshToken } from "./asking.js";

const AT_ONCE = 200;
const EVERY_MS = 60_000;
const FIRST_WAIT_MS = 1_000;
const LOCK = "fodro-sync";

export class Flusher {
  constructor(store) {
    this.store = store;
    this.running = null;
    this.queued = null;
    this.wait = FIRST_WAIT_MS;
    this.timer = 0;
  }

  start() {
    const now = () => this.flush();
    document.addEventListener("kept", now);
    addEventListener("online", now);
    document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && now());
    setInterval(now, EVERY_MS);
    return now();
  }

  /** Send now; while an exchange runs, one more is queued, so that what was kept meanwhile goes too. */
  flush() {
    if (!this.running) {
      this.running = this.locked().finally(() => (this.running = null));
      return this.running;
    }
    this.queued ??= this.running.then(() => ((this.queued = null), this.flush()));
    return this.queued;
  }

  locked() {
    const run = () => this.exchangeAll().then(...this.outcomes);
    return navigator.locks ? navigator.locks.request(LOCK, run) : run();
  }

  get outcomes() {
    return [(changed) => this.succeeded(changed), (problem) => this.failed(problem)];
  }

  succeeded(changed) {
    clearTimeout(this.timer);
    this.wait = FIRST_WAIT_MS;
    this.tell({ state: "in-step", changed });
  }

  failed(problem) {
    this.tell({ state: problem instanceof Refusal ? problem.reason : "away", changed: false });
    if (problem instanceof Refusal && problem.isFinal) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.flush(), this.wait * (0.75 + Math.random() / 2));
    this.wait = Math.min(this.wait * 2, EVERY_MS);
  }

  tell(detail) {
    document.dispatchEvent(new CustomEvent("synced", { detail }));
  }

  /** Exchange until nothing waits and nothing new is left; says whether anything came in. */
  async exchangeAll() {
    let [more, changed, limit] = [true, false, AT_ONCE];
    while (more) {
      const ops = await this.store.waiting(limit);
      const answer = await this.exchange(ops);
      if (!answer) {
        limit = await this.smaller(ops);
        continue;
      }
      await settle(this.store, answer);
      changed ||= answer.rows.length > 0 || answer.acks.length > 0;
      more = answer.more || (await this.store.countWaiting()) > 0;
    }
    return changed;
  }

  async exchange(ops) {
    const cursor = (await this.store.mark("cursor")) ?? "";
    const sent = { person: this.store.person, cursor, ops };
    const from = (answer) => ({ ...answer, from: cursor });
    try {
      return from(await ask(sent));
    } catch (problem) {
      if (problem instanceof Refusal && problem.reason === "token") return from(await ask(sent, await freshToken()));
      if (problem instanceof Refusal && problem.reason === "unreadable" && ops.length) return null;
      throw problem;
    }
  }

  /** The server could not read it: send less at once, and set aside the one entry that cannot be read. */
  async smaller(ops) {
    if (ops.length === 1) await setAside(this.store, ops[0], "");
    return Math.max(1, Math.floor(ops.length / 2));
  }
}
