/* <fodro-when>: when a check-in was. Now unless the person says otherwise; it says so in one line. */

import { calendarDay, daysFrom, lived, partOf, wallTime, zoneName } from "../sync/when.js";
import { dayName, isSmallHours, nearDays } from "./day-names.js";
import { told } from "./moments.js";

const filled = (words, values) => words.replace(/{(\w+)}/g, (_all, name) => values[name]);

class When extends HTMLElement {
  connectedCallback() {
    this.words = JSON.parse(document.getElementById("checkin-words").textContent);
    this.kept = this.dataset.kept ? JSON.parse(this.dataset.kept) : null;
    for (const change of ["change", "input"]) this.addEventListener(change, () => this.say());
    document.addEventListener("visibilitychange", () => this.say());
    this.say();
  }

  field(name) {
    return this.querySelector(`[name="${name}"]`);
  }

  chosen(name) {
    return this.querySelector(`[name="${name}"]:checked`)?.value ?? "";
  }

  choose(name, value) {
    const radio = this.querySelector(`[name="${name}"][value="${value}"]`);
    if (radio) radio.checked = true;
  }

  /** The day a choice is about; of "another day" the one in its field. */
  get day() {
    const today = lived();
    return { today, yesterday: daysFrom(today, -1) }[this.chosen("when")] ?? this.field("date").value;
  }

  /** What a check-in keeps of its moment, {at, zone, day, part}, or {problem}. */
  read(now = new Date()) {
    const when = this.chosen("when");
    const part = this.chosen("part");
    if (when === "kept") return this.readKept(part);
    if (when === "now") return this.at(now, lived(now), part || partOf(now));
    if (when === "new-day") return this.at(now, calendarDay(now), part || partOfNewDay(now));
    const answer = told(this.day, this.field("clock").value, { now, fold: this.chosen("fold") });
    if (answer.problem) return answer;
    return this.at(answer.moment, lived(answer.moment), part || partOf(answer.moment));
  }

  at(moment, day, part) {
    return { at: wallTime(moment), zone: zoneName(), day, part };
  }

  readKept(part) {
    const { at, zone, day, part: before } = this.kept;
    const byClock = before ? partOf(new Date(`2000-01-01T${at.slice(11, 19)}`)) : "";
    return { at, zone, day, part: part || byClock };
  }

  /** Keep to the moment of a check-in that is changed. */
  keepTo(body) {
    this.kept = body;
    this.choose("when", "kept");
    this.choose("part", body.part ?? "");
    this.say();
  }

  say() {
    const now = new Date();
    const when = this.chosen("when");
    this.dataset.when = when;
    this.field("date").max = lived(now);
    this.nameChoices(now);
    if (!this.kept) this.querySelector('[data-for="new-day"]').hidden = !isSmallHours(now) && when !== "new-day";
    const read = this.read(now);
    this.querySelector('[data-for="fold"]').hidden = !this.cameTwice(when, now);
    this.warn(read.problem && this.field("clock").value ? read : {});
    if (!read.problem) this.querySelector("[data-moment]").textContent = this.label(read, when, now);
    this.dispatchEvent(new CustomEvent("moment-told", { bubbles: true, detail: read }));
  }

  cameTwice(when, now) {
    const isTold = ["today", "yesterday", "date"].includes(when);
    return isTold && told(this.day, this.field("clock").value, { now }).problem === "cameTwice";
  }

  /** Say what is wrong with the time, and open the panel it stands in. */
  complain(read) {
    this.querySelector("details").open = true;
    this.warn(read);
    this.field(read.problem === "whichDay" ? "date" : "clock").focus();
  }

  warn({ problem, clock }) {
    this.querySelector(".error").textContent = problem ? filled(this.words[problem], { clock }) : "";
  }

  label({ at, day, part }, when, now) {
    if (when === "now" && isSmallHours(now) && part === "night") return this.words.lastNight;
    if (when === "new-day") return this.querySelector('[data-for="new-day"]').textContent.trim();
    const name = part && this.querySelector(`[name="part"][value="${part}"]`).nextElementSibling.textContent;
    const told = when === "now" ? this.words.now : [dayName(day, now, this.words), ...(part ? [at.slice(11, 16)] : [])].join(" ");
    return name ? `${told} · ${name.toLowerCase()}` : told;
  }

  nameChoices(now) {
    const small = isSmallHours(now);
    const [today, yesterday] = Object.values(nearDays(now, this.words));
    this.querySelector("[data-now]").textContent = small ? this.words.lastNight : this.words.now;
    this.querySelector("[data-earlier]").textContent = small ? today : this.words.earlierToday;
    this.querySelector("[data-yesterday]").textContent = yesterday;
  }

  /** How it is said, and whether it is now. */
  get said() {
    return { label: this.querySelector("[data-moment]").textContent, isNow: this.chosen("when") === "now" };
  }

  /** What was chosen, to be chosen again after a reload; a day is kept as a date, since tomorrow it has another name. */
  get state() {
    return { when: this.chosen("when"), day: this.day, clock: this.field("clock").value, part: this.chosen("part") };
  }

  set state({ when, day, clock, part }) {
    const today = lived();
    const near = { [today]: "today", [daysFrom(today, -1)]: "yesterday" }[day] ?? "date";
    this.choose("when", ["today", "yesterday", "date"].includes(when) ? near : "now");
    this.field("date").value = day ?? "";
    this.field("clock").value = clock ?? "";
    this.choose("part", part ?? "");
    this.say();
  }
}

const partOfNewDay = (now) => (partOf(now) === "night" ? "morning" : partOf(now));

customElements.define("fodro-when", When);
