/* <fodro-today>: what the server shows, unless this device knows more: notes that still wait, or no server at all.
   Then the same page without anyone's data is taken and filled in from this device. */

import { heard } from "../sync/heard.js";
import { open } from "../sync/store.js";
import { daysFrom, lived, partOf } from "../sync/when.js";
import { currentSpots, inOrder, worstOf } from "./noted.js";
import { paintFeet } from "./painting.js";
import { momentCard, weekDay } from "./telling.js";

const WEEK_DAYS = 7;
const isCheckin = ({ kind }) => kind === "checkin";

class Today extends HTMLElement {
  async connectedCallback() {
    this.store = await open();
    if (!this.store) return;
    for (const event of ["kept", "undone"]) document.addEventListener(event, () => this.fill());
    document.addEventListener("synced", (event) => this.synced(event.detail));
    const waiting = await this.store.countWaiting();
    if (this.isShell || waiting) await this.fill();
    else if (heard.changed || (await this.isBehind())) await this.synced({ state: "in-step", changed: true });
  }

  /** Whether the server has told this device of more than it put on this page: it was sent while the page was made. */
  async isBehind() {
    const cursor = (await this.store.mark("cursor")) ?? "";
    return Number.parseInt(cursor, 10) > Number(this.dataset.revision);
  }

  get isShell() {
    return this.hasAttribute("data-blank");
  }

  /** The server knows everything again: show its page. */
  async synced({ state, changed }) {
    if (state !== "in-step" || !(changed || this.isShell || this.filled)) return;
    const page = await this.fetched(location.href).catch(() => null);
    if (!page || page.hasAttribute("data-blank") || (await this.store.countWaiting())) return;
    this.become(page);
  }

  async fetched(address) {
    const answer = await fetch(address, { headers: { Accept: "text/html" } });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    return page.querySelector("fodro-today");
  }

  become(page) {
    this.replaceChildren(...page.childNodes);
    this.toggleAttribute("data-blank", page.hasAttribute("data-blank"));
    this.dataset.revision = page.dataset.revision ?? "";
    this.filled = false;
    this.turn = (this.turn ?? 0) + 1;
  }

  /** Everything that is waited for comes first: what is on the page may be another by then. */
  async fill() {
    const [today, { turn }] = [lived(), this];
    const isBlank = this.isShell && !this.filled;
    const blank = isBlank ? this : await this.fetched(this.dataset.shell).catch(() => null);
    const records = await this.store.between(daysFrom(today, 1 - WEEK_DAYS), today);
    if (this.turn !== turn) return (await this.store.countWaiting()) ? this.fill() : undefined; // another page came in between
    if (!blank || (isBlank && this.filled)) return undefined;
    if (blank !== this) this.become(blank);
    this.filled = true;
    this.words = JSON.parse(this.querySelector("#today-words").textContent);
    this.greet(today);
    const checkins = records.filter(isCheckin);
    this.showDay(checkins.filter(({ day }) => day === today));
    this.showWeek(today, checkins);
    return this.dispatchEvent(new CustomEvent("filled", { bubbles: true, detail: { today, records } }));
  }

  greet(today) {
    const [year, month, date] = today.split("-").map(Number);
    const manner = { weekday: "long", day: "numeric", month: "long" };
    const named = new Intl.DateTimeFormat(this.words.locale, manner).format(new Date(year, month - 1, date));
    this.querySelector("h1").textContent = this.words.greetings[partOf()] ?? this.words.greetings.night;
    const time = this.querySelector(".page-head time");
    time.dateTime = today;
    time.textContent = named.charAt(0).toUpperCase() + named.slice(1).replace(",", "");
  }

  showDay(checkins) {
    this.querySelector(".nothing-noted").hidden = checkins.length > 0;
    const feet = this.querySelector(".painted");
    if (checkins.length) paintFeet(feet, currentSpots(inOrder(checkins).slice(-1)), this.words.parts_of);
    feet.hidden = !checkins.length;
    const cards = inOrder(checkins).reverse().map((record) => momentCard(this, this.words, record));
    this.querySelector(".moments").replaceChildren(...cards);
  }

  showWeek(today, checkins) {
    const days = Array.from({ length: WEEK_DAYS }, (_, n) => daysFrom(today, n + 1 - WEEK_DAYS));
    const worst = (day) => worstOf(checkins.filter((record) => record.day === day));
    this.querySelector(".week-days").replaceChildren(...days.map((day) => weekDay(this, day, worst(day))));
  }
}

customElements.define("fodro-today", Today);
