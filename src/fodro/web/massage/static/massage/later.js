/* <fodro-later>: on Today, the one question an hour after a massage or the next morning; one tap, or "Not now". */

import { instant, wallTime } from "../shift/clocks.js";
import { isInStep } from "../shift/knowing.js";
import { fill } from "../shift/telling.js";
import { open } from "../sync/store.js";
import { saved } from "../sync/saved.js";
import { zoneName } from "../sync/when.js";
import { asked, latestEnded } from "./asked.js";
import { momentOf, newThings, withNewThings } from "./new-things.js";

const LOOK_EVERY_MS = 30_000;
const EVENTS = ["kept", "undone", "synced", "visibilitychange"];
const REST = "rest";
const FIELDS = { later: ["later", "later_at"], "next-morning": ["next_morning", "next_morning_at"] };

class Later extends HTMLElement {
  async connectedCallback() {
    this.store = await open();
    if (!this.store || !this.isConnected) return;
    [this.words, this.shown] = ["words", "known"].map((name) => JSON.parse(this.querySelector(`#later-${name}`)?.textContent ?? "null"));
    this.querySelector("form").addEventListener("submit", (event) => this.answer(event));
    this.look = this.look.bind(this);
    for (const event of EVENTS) document.addEventListener(event, this.look);
    this.timer = setInterval(this.look, LOOK_EVERY_MS);
    await this.look();
  }

  disconnectedCallback() {
    clearInterval(this.timer);
    for (const event of EVENTS) document.removeEventListener(event, this.look);
  }

  async look() {
    const session = await this.session();
    const ask = asked(session?.body);
    this.dataset.asking = ask;
    if (!ask) return;
    const { key, body } = session;
    this.toggleAttribute("data-rest", body.technique === REST);
    this.querySelector('[data-say="was"]').textContent = this.was(body);
    for (const [name, value] of Object.entries({ session: key, ask })) this.querySelector(`[name="${name}"]`).value = value;
  }

  was({ technique, finished_at: ended, before, after }) {
    const time = wallTime(instant(ended), zoneName()).slice(11, 16);
    const rated = Object.entries({ before, after }).filter(([, nrs]) => nrs !== null && nrs !== undefined);
    return [fill(this.words[technique === REST ? "rested" : "ended"], { time }), ...rated.map(([when, nrs]) => this.said(when, nrs))].join(" · ");
  }

  said(name, nrs) {
    return fill(this.words[name], { number: nrs.toLocaleString(document.documentElement.lang) });
  }

  async answer(event) {
    event.preventDefault();
    const [form, button] = [event.target, event.submitter];
    const session = await this.session();
    const ask = asked(session?.body);
    if (!ask || !button) return this.look();
    const { key, body } = session;
    const isDeclined = button.name === "decline";
    const changed = isDeclined ? declined(body, ask) : rated(body, ask, Number(button.value), new FormData(form));
    const say = isDeclined ? this.words.notNow : this.said("noted", Number(button.value));
    await saved(this.store, [{ kind: "session", key, body: changed }], { say });
    form.reset();
    return undefined;
  }

  /** Before this device was first in step with the server, the page knows more. */
  async session() {
    return latestEnded(this.store, this.shown && !(await isInStep(this.store)) ? [this.shown] : []);
  }
}

const declined = (body, ask) => ({ ...body, declined: [...new Set([...(body.declined ?? []), ask])] });

function rated(body, ask, nrs, said) {
  const [rating, moment] = FIELDS[ask];
  const at = momentOf(body);
  const found = ask === "next-morning" && body.technique !== REST ? newThings(said, at) : null;
  return withNewThings({ ...body, [rating]: nrs, [moment]: at }, found);
}

customElements.define("fodro-later", Later);
