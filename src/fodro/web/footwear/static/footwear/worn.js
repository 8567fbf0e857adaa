/* <fodro-worn>: what was worn on a day, from the store of this device. One tap on a pair notes it.
   Where the browser keeps nothing the plain form stays. */

import { newId } from "../design/ids.js";
import { saved } from "../sync/saved.js";
import { open } from "../sync/store.js";
import { lived } from "../sync/when.js";
import { bodyOf, cardOf, hoursFit, isEmpty } from "./worn-card.js";
import { inUse, wornOn } from "./wearing.js";

const OFFERED = ["shoes", "insole", "socks"];
const BLANK = { key: "", body: {}, basis: "" };

class Worn extends HTMLElement {
  static observedAttributes = ["data-day"];

  async connectedCallback() {
    if (this.began) return;
    this.began = true;
    this.store = await open();
    if (!this.store) return;
    this.list = this.querySelector(".worn-list");
    this.templates = Object.fromEntries(
      [...this.querySelectorAll("template")].map((one) => [one.dataset.part, one]),
    );
    this.kept = Promise.resolve();
    this.addEventListener("pointerdown", (event) => this.held(event.target));
    this.addEventListener("change", (event) => this.changed(event.target));
    this.addEventListener("click", (event) => this.tapped(event));
    document.addEventListener("synced", () => this.typing || this.load());
    document.addEventListener("undone", () => this.load());
    await this.load();
  }

  attributeChangedCallback() {
    if (this.store) this.load();
  }

  get day() {
    return this.dataset.day || lived();
  }

  /** What the day holds and what can be chosen, as the store has it now. */
  async gather() {
    const [footwear, ofDay] = await Promise.all([this.store.ofKind("footwear"), this.store.ofDay(this.day)]);
    const ofKind = (kind) => ofDay.filter((record) => record.kind === kind);
    const shoes = footwear.filter(({ body }) => body.what === "shoes");
    const wears = ofKind("wear").sort((a, b) => (a.key < b.key ? -1 : 1));
    // Of days gone by the server knows earlier choices of a usual pair too, which the device does not keep.
    const assumed = this.day < lived() && shoes.find(({ key }) => key === this.dataset.assumed)?.key;
    const worn = wornOn({ wears, shoes, stretches: ofKind("stretch"), day: this.day, assumed });
    return { footwear: footwear.sort((a, b) => (a.key < b.key ? -1 : 1)), worn };
  }

  async load() {
    const found = await this.gather();
    if (!found.footwear.length) return;
    const now = JSON.stringify([this.day, found]);
    if (now === this.shown) return;
    this.shown = now;
    this.show(found);
  }

  /** Whether a number or the slider is in hand: nothing is drawn anew under a thumb. */
  get typing() {
    return this.contains(document.activeElement?.closest("input:not([type=radio])") ?? null);
  }

  show({ footwear, worn }) {
    const opened = [...this.list.querySelectorAll("details")].map((details) => details.open);
    this.classList.add("kept-here");
    this.closest("[hidden]")?.removeAttribute("hidden");
    this.querySelector(".worn-none").hidden = footwear.some(({ body }) => body.what === "shoes");
    this.footwear = footwear;
    const begun = this.list.querySelector('.worn-card[data-basis=""]') && worn.length ? [BLANK] : [];
    this.list.replaceChildren(...(worn.length ? [...worn, ...begun] : [BLANK]).map((one) => this.card(one)));
    this.list.querySelectorAll("details").forEach((details, n) => (details.open = opened[n] ?? false));
  }

  card(worn) {
    const offered = Object.fromEntries(OFFERED.map((what) => [what, this.offered(what, worn.body[what])]));
    const id = worn.key || newId();
    const decimal = document.documentElement.lang === "da" ? "," : ".";
    return cardOf(this.templates, { id, worn, offered, decimal, drawings: this.dataset.drawings });
  }

  /** What was in use that day, and what was chosen even where it is gone since. */
  offered(what, chosen) {
    const rows = this.footwear.filter(({ body }) => body.what === what);
    const offered = rows.filter((row) => inUse(row, this.day) || row.key === chosen).map((row) => this.asOption(row));
    const gone = chosen && !offered.some(({ key }) => key === chosen);
    return gone ? [...offered, this.asOption({ key: chosen, body: { what, name: this.dataset.takenAway } })] : offered;
  }

  asOption({ key, body: { what, name, style } }) {
    const drawn = this.dataset.styles.split(" ").includes(style) ? style : "other";
    return { key, name, drawing: what === "shoes" ? drawn : what };
  }

  /** A chip that was chosen before it is tapped is taken back by the tap; only a pair stays chosen. */
  held(target) {
    const input = target.closest(".chips:not(.pair-chips) .chip")?.querySelector("input");
    this.again = input?.checked ? input : null;
  }

  changed(control) {
    const card = control.closest(".worn-card");
    if (card) this.keep(card);
  }

  tapped(event) {
    const card = event.target.closest(".worn-card");
    if (event.target.closest(".remove")) return this.take(event, card);
    if (event.target.closest('[data-do="more"]')) return this.more(event);
    if (event.target.matches(".pair-chips input") && card.dataset.basis !== "noted") return this.keep(card);
    if (event.target !== this.again) return;
    this.again.checked = false;
    this.keep(card);
  }

  /** One after the other: a tap and the change it makes are one note. */
  keep(card) {
    this.kept = this.kept.then(() => this.keepNow(card));
  }

  async keepNow(card) {
    const key = card.dataset.wear;
    const before = await this.store.get("wear", key);
    const body = bodyOf(card, this.day, before && !before.gone ? before.body : {});
    if (isEmpty(body) || !hoursFit(card, body, this.dataset.wrongHours)) return;
    if (JSON.stringify(before?.body) === JSON.stringify(body) && !before.gone) return;
    if (!(await saved(this.store, [{ kind: "wear", key, body }], { say: this.dataset.noted }))) return;
    card.dataset.basis = body.shoes ? "noted" : "";
    this.shown = JSON.stringify([this.day, await this.gather()]);
  }

  async take(event, card) {
    event.preventDefault();
    const change = { kind: "wear", key: card.dataset.wear, gone: true };
    if (await saved(this.store, [change], { say: this.dataset.removed })) this.load();
  }

  more(event) {
    event.preventDefault();
    this.list.append(this.card(BLANK));
    this.list.lastElementChild.querySelector("input[type=radio]")?.focus();
  }
}

customElements.define("fodro-worn", Worn);
