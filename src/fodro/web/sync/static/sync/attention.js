/* <fodro-attention>: what waits on this device, and what the server could not keep, each with a way on. */

import { throwAway } from "./settling.js";
import { open } from "./store.js";

class Attention extends HTMLElement {
  async connectedCallback() {
    this.store = await open();
    if (!this.store) return;
    document.addEventListener("synced", () => this.look());
    this.addEventListener("click", (event) => this.choose(event));
    this.look();
  }

  part(name) {
    return this.querySelector(`[data-say="${name}"]`);
  }

  async look() {
    const [waiting, entries, last] = await Promise.all([
      this.store.countWaiting(),
      this.store.inAttention(),
      this.store.mark("in-step-at"),
    ]);
    this.part("waiting").textContent = this.said(waiting, entries.length);
    this.part("last").textContent = last ? this.dataset.last.replace("{time}", this.written(last)) : this.dataset.never;
    this.part("attention").hidden = !entries.length;
    this.part("attention").querySelector("ul").replaceChildren(...entries.map((entry) => this.card(entry)));
  }

  said(waiting, attention) {
    if (waiting === 1) return this.dataset.one;
    if (waiting) return this.dataset.many.replace("{n}", waiting);
    return attention ? "" : this.dataset.none;
  }

  written(ms) {
    const manner = { dateStyle: "medium", timeStyle: "short" };
    return new Intl.DateTimeFormat(document.documentElement.lang, manner).format(ms);
  }

  card(entry) {
    const card = this.querySelector("template").content.firstElementChild.cloneNode(true);
    const when = entry.body?.at ?? entry.body?.day ?? "";
    card.querySelector("h3").textContent = [entry.kind, when.slice(0, 16).replace("T", " ")].join(" ").trim();
    card.querySelector(".error").textContent = entry.why || this.dataset.unread;
    card.querySelector(".words").textContent = entry.gone ? this.dataset.gone : JSON.stringify(entry.body);
    [card.dataset.kind, card.dataset.key] = [entry.kind, entry.key];
    return card;
  }

  async choose(event) {
    const action = event.target.closest("[data-do]")?.dataset.do;
    if (!action) return;
    const { kind, key } = event.target.closest("li").dataset;
    const entry = (await this.store.inAttention()).find((each) => each.kind === kind && each.key === key);
    if (!entry) return;
    if (action === "again") await this.store.keepAll([entry]);
    await throwAway(this.store, entry);
    document.dispatchEvent(new CustomEvent("kept", { detail: [] }));
    this.look();
  }
}

customElements.define("fodro-attention", Attention);
