/* <fodro-offline-massage>: begins a massage this device carries. */

import { newId } from "../design/ids.js";
import { open } from "../sync/store.js";
import { lived, wallTime, zoneName } from "../sync/when.js";
import { CARRIED } from "./carry.js";

class OfflineMassage extends HTMLElement {
  async connectedCallback() {
    this.store = await open();
    this.carried = await this.store?.mark(CARRIED);
    const said = this.querySelector('[data-say="made"]');
    if (!this.carried) return (said.textContent = this.dataset.none);
    const { places, readFirst } = this.carried;
    said.textContent = places.length ? this.dataset.made.replace("{places}", places.join(", ")) : this.dataset.forBoth;
    if (await this.isOlder()) this.warn(said);
    this.querySelector('[data-say="read-first"]').replaceChildren(...readFirst.map((line) => this.caution(line)));
    this.form = this.querySelector("form");
    this.form.hidden = false;
    this.form.addEventListener("submit", (event) => this.begin(event));
  }

  /** Whether something was noted since that the server, which made this massage, has not heard of. */
  async isOlder() {
    const waiting = await this.store.waiting();
    return this.carried.day !== lived() || waiting.some(({ kind }) => kind === "checkin" || kind === "sign");
  }

  warn(said) {
    said.textContent = this.dataset.older;
    this.querySelector(".caution").open = true;
  }

  caution({ sign, advice }) {
    const card = this.querySelector("template").content.firstElementChild.cloneNode(true);
    card.querySelector(".lead").textContent = sign;
    card.querySelector(".advice").textContent = advice;
    return card;
  }

  async begin(event) {
    event.preventDefault();
    const said = new FormData(this.form);
    const minutes = Number(said.get("minutes"));
    const { technique, routine } = this.carried.routines[minutes];
    const before = said.get("before");
    const now = new Date();
    const when = { at: wallTime(now), zone: zoneName(), day: lived(now) };
    const key = newId();
    const body = { ...when, minutes, technique, tool: "", side: "", routine, before: before ? Number(before) : null };
    await this.store.keep("session", key, { ...body, after: null, later: null, next_morning: null, finished_at: null });
    location.assign(`${this.dataset.player}?${new URLSearchParams({ id: key, minutes })}`);
  }
}

customElements.define("fodro-offline-massage", OfflineMassage);
