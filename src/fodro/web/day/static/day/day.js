/* <fodro-day>: the Day page. It writes only what was changed on it, on this device first; what an earlier day
   offers is never written before the person has taken it. */

import { open } from "../sync/store.js";
import { saved } from "../sync/saved.js";
import { daysFrom, lived } from "../sync/when.js";
import { check } from "./checking.js";
import "./factor.js";
import { keyOf, refresh, showDay, showNewer } from "./from_store.js";
import { fill } from "./numbers.js";
import { showShift, takeShift } from "./shift_count.js";
import { askedDay, inWords, nameDay } from "./which_day.js";

class Day extends HTMLElement {
  async connectedCallback() {
    this.form = this.querySelector("form");
    this.isShell = "shell" in this.dataset;
    this.day = this.dataset.day ?? askedDay();
    this.form.addEventListener("submit", (event) => this.submit(event));
    this.addEventListener("click", (event) => this.tap(event));
    this.addEventListener("change", () => this.offersLeft());
    document.addEventListener("synced", ({ detail }) => detail.changed && this.refresh());
    document.addEventListener("undone", () => this.refresh());
    addEventListener("pageshow", ({ persisted }) => persisted && location.reload());
    this.opened = open();
    const store = await this.opened;
    if (this.isShell) await this.show(store);
    else if (store) await showNewer(this, store, this.day);
    this.dataset.ready = "yes";
  }

  get rows() {
    return [...this.querySelectorAll("fodro-factor")];
  }

  /** The page came without a person: name the day, and fill it from this device. */
  async show(store) {
    this.form.elements.day.value = this.day;
    nameDay(this.day);
    const offered = store ? await showDay(this, store, this.day) : "";
    if (store) await showShift(this, store, this.day);
    const yesterday = !offered || (offered === daysFrom(lived(), -1));
    const words = fill(this.dataset.allDay, { day: inWords(offered || this.day) });
    this.querySelector('[value="all"]').textContent = yesterday ? this.dataset.all : words;
    this.offersLeft();
  }

  async refresh() {
    const store = await this.opened;
    if (store) await refresh(this, store, this.day);
    this.offersLeft();
  }

  tap(event) {
    const button = event.target.closest("[data-choose], [value='all'], [value='shift']");
    if (!button) return;
    event.preventDefault();
    if (button.dataset.choose) this.choose(button.dataset.choose)?.control.focus.focus();
    else if (button.value === "all") this.useAll();
    else takeShift(this, button);
  }

  /** Fill what is blank, to be looked at and saved; groups with something in them open. */
  useAll() {
    for (const row of this.rows.filter(({ offers, hidden }) => offers && !hidden)) {
      row.change(row.ghost);
      row.closest(".group")?.setAttribute("open", "");
    }
    this.querySelector(".day-save button").focus({ preventScroll: true });
  }

  /** Show a row that waits to be chosen. */
  choose(slug) {
    const row = this.rows.find((each) => each.slug === slug);
    row?.removeAttribute("data-waiting");
    this.querySelector(`[data-choose="${slug}"]`)?.remove();
    return row;
  }

  /** Once everything is taken the offer stays where it is, so that nothing moves under the thumb. */
  offersLeft() {
    const offer = this.querySelector(".offer");
    const left = this.rows.some(({ offers, hidden }) => offers && !hidden);
    if (left) offer.hidden = false;
    offer.toggleAttribute("data-taken", !left);
    offer.querySelector("p").textContent = left ? this.dataset.dashed : this.dataset.taken;
    this.tell("");
  }

  tell(sentence) {
    this.querySelector(".day-save [role=status]").textContent = sentence;
  }

  async submit(event) {
    event.preventDefault();
    const changed = this.rows.filter((row) => row.isChanged);
    const wrong = changed.filter((row) => !check(row, this.dataset));
    if (wrong.length) return this.lead(wrong[0]);
    if (!changed.length && this.isOffering) return this.tell(this.dataset.nothing);
    const store = await this.opened;
    if (!store) return this.form.submit();
    if (!changed.length) return location.assign(this.dataset.todayUrl);
    const to = this.day === lived() ? this.dataset.todayUrl : `${this.dataset.dayUrl}?day=${this.day}`;
    await saved(store, changed.map((row) => this.change(row)), { say: this.dataset.noted, to });
  }

  /** Nothing is noted of the day, and something is offered: saving would mislead. */
  get isOffering() {
    return this.rows.every((row) => !row.typed) && this.rows.some((row) => row.offers);
  }

  change({ slug, value }) {
    const at = { kind: "day-value", key: keyOf(this.day, slug) };
    return value === null ? { ...at, gone: true } : { ...at, body: { day: this.day, factor: slug, value } };
  }

  lead(row) {
    row.closest(".group")?.setAttribute("open", "");
    row.control.focus.focus();
  }
}

customElements.define("fodro-day", Day);
