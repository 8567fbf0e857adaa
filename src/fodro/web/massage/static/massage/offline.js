/* <fodro-offline-massage>: asks what may speak against a massage, then begins one this device carries. */

import { newId } from "../design/ids.js";
import { open } from "../sync/store.js";
import { lived, wallTime, zoneName } from "../sync/when.js";
import { CARRIED } from "./carry.js";
import { Knowing, carriedRoutine } from "./knowing.js";

class OfflineMassage extends HTMLElement {
  async connectedCallback() {
    this.store = await open();
    this.carried = await this.store?.mark(CARRIED);
    this.plan = this.querySelector("form.play");
    this.asking = this.querySelector("form.ask");
    if (!this.carried?.rules) return this.say("made", this.dataset.none);
    this.asking.addEventListener("submit", (event) => this.answered(event));
    this.plan.addEventListener("submit", (event) => this.begin(event));
    this.knowing = await new Knowing(this.store, this.carried).read();
    await this.show();
  }

  async show() {
    const { group, asked } = this.knowing.next;
    const asks = asked.length > 0;
    this.asking.hidden = !asks;
    this.plan.hidden = asks || this.knowing.isEmergency;
    this.say("made", asks ? "" : await this.madeFor());
    this.querySelector('[data-say="read-first"]').replaceChildren(...(asks ? [] : this.knowing.toRead.map((line) => this.caution(line))));
    if (asks) this.ask(group, asked);
    else this.offerOwn();
    this.querySelector("h1").focus();
  }

  say(what, words) {
    this.querySelector(`[data-say="${what}"]`).textContent = words;
  }

  async madeFor() {
    const { places } = this.carried;
    if (this.knowing.isEmergency) return "";
    if (await this.isOlder()) return this.dataset.older;
    return places.length ? this.dataset.made.replace("{places}", places.join(", ")) : this.dataset.forBoth;
  }

  /** Whether something was noted since that the server, which made this massage, has not heard of. */
  async isOlder() {
    const waiting = await this.store.waiting();
    return this.carried.day !== lived() || waiting.some(({ kind }) => kind === "checkin" || kind === "sign");
  }

  ask(group, asked) {
    const { lang } = document.documentElement;
    this.asking.dataset.group = group;
    this.say("ask", this.dataset[{ "about-you": "askAbout", "follow-up": "askMore" }[group] ?? "askNow"]);
    this.asking.querySelector("ul").replaceChildren(...asked.map(({ slug, words, help }) => {
      const line = this.filled("line", { words: words[lang] ?? words.en, help: help[lang] ?? help.en });
      for (const box of line.querySelectorAll("input")) box.value = slug;
      line.querySelector(".ask-unsure .unseen").append(` ${words[lang] ?? words.en}`);
      return line;
    }));
    this.asked = asked.map(({ slug }) => slug);
  }

  async answered(event) {
    event.preventDefault();
    const said = new FormData(this.asking);
    const [yes, unsure] = [said.getAll("yes"), said.getAll("unsure")];
    const answer = (slug) => (yes.includes(slug) ? "yes" : unsure.includes(slug) ? "unknown" : "no");
    await this.knowing.answer(Object.fromEntries(this.asked.map((slug) => [slug, answer(slug)])));
    await this.show();
  }

  caution({ kind, sign, advice }) {
    const card = this.filled("caution", { sign, advice });
    card.classList.add(kind);
    return card;
  }

  filled(name, words) {
    const node = this.querySelector(`template[data-of="${name}"]`).content.firstElementChild.cloneNode(true);
    for (const [key, text] of Object.entries(words)) node.querySelector(`[data-say="${key}"]`).textContent = text;
    return node;
  }

  /** The routines the person put together, those that may be played today. */
  offerOwn() {
    const own = this.carried.own.filter((routine) => this.knowing.mayPlay(routine));
    const list = this.querySelector(".own");
    list.hidden = !own.length;
    list.querySelector(".segments").replaceChildren(...own.map(({ id, name }) => {
      const choice = this.filled("own", { name });
      choice.querySelector("input").value = `own:${id}`;
      return choice;
    }));
  }

  async begin(event) {
    event.preventDefault();
    const said = new FormData(this.plan);
    const chosen = said.get("minutes");
    const name = chosen.startsWith("own:") ? chosen : this.knowing.whichOf(chosen);
    const { technique, routine } = carriedRoutine(this.carried, name);
    const before = said.get("before");
    const now = new Date();
    const when = { at: wallTime(now), zone: zoneName(), day: lived(now) };
    const key = newId();
    const body = { ...when, minutes: routine.minutes, technique, tool: "", side: "", routine, before: before ? Number(before) : null };
    await this.store.keep("session", key, { ...body, after: null, later: null, next_morning: null, finished_at: null });
    location.assign(`${this.dataset.player}?${new URLSearchParams({ id: key, routine: name })}`);
  }
}

customElements.define("fodro-offline-massage", OfflineMassage);
