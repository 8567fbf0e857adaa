/* <fodro-shared>: opens a link. The key is read from the part of the address that browsers send to nobody; what
   the server gives is opened here. Text that came with it becomes text, never markup (and the policy of the page
   forbids anything else). */

import { linkIn, NoLink, opened, textOf } from "./sealed.js";
import { pdfOf, sectionsOf, titleOf } from "./document.js";
import { drawn } from "./drawing.js";
import { keep, kept } from "./tab.js";

const HERE = "/share/m/";
const FHIR = "application/fhir+json";
const REFUSED = { 401: "wrong", 404: "gone", 429: "often" };

/** The language of the page, as this browser writes its dates. */
const spoken = () => navigator.languages.find((each) => each.startsWith(document.documentElement.lang)) ?? document.documentElement.lang;

class Refused extends Error {
  constructor(state) {
    super(state);
    this.state = state;
  }
}

class Shared extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.open();
    });
    addEventListener("hashchange", () => this.read());
    this.read();
  }

  /** Read the link, take it out of the address, and keep it for this tab alone, so that a reload still works. */
  read() {
    const text = location.hash.slice(1) || kept();
    try {
      this.link = linkIn(decodeURIComponent(text));
    } catch (trouble) {
      return this.show(trouble instanceof NoLink && trouble.message !== "unreadable" ? trouble.message : "unreadable");
    }
    keep(text);
    history.replaceState(null, "", location.pathname);
    this.fill("label", this.link.label);
    this.until = this.link.exp === null ? null : new Date(this.link.exp * 1000);
    this.fill("until", this.until ? this.until.toLocaleString(spoken(), { dateStyle: "long", timeStyle: "short" }) : "");
    this.part("ends").hidden = !this.until;
    this.part("passcode").hidden = !this.link.needsPasscode;
    this.form.elements.passcode.required = this.link.needsPasscode;
    this.show(this.obstacle() ?? "ask");
  }

  obstacle() {
    if (!crypto.subtle) return "insecure";
    if (!this.link.url.startsWith(location.origin + HERE)) return "elsewhere";
    return this.until && this.until <= new Date() ? "gone" : null;
  }

  async open() {
    this.show("busy");
    try {
      const files = await this.files();
      const first = files.find(({ kind }) => kind === FHIR);
      if (!first) throw new Refused("broken");
      this.present(first.bytes, JSON.parse(textOf(first.bytes)));
      this.show("shown");
      this.part("title").focus();
    } catch (trouble) {
      this.show(trouble instanceof Refused ? trouble.state : "broken");
    }
  }

  async files() {
    const { recipient, passcode } = this.form.elements;
    const asked = { recipient: recipient.value, ...(this.link.needsPasscode && { passcode: passcode.value }) };
    const { files } = await (await this.ask(this.link.url, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(asked) })).json();
    return Promise.all(files.map(async ({ location: where, embedded }) => opened(embedded ?? (await this.download(where)), this.link.key)));
  }

  async download(where) {
    const answer = await this.ask(where);
    const whole = Number(answer.headers.get("Content-Length")) || 0;
    const parts = [];
    let n = 0;
    const reader = answer.body.getReader();
    try {
      for (let step = await reader.read(); !step.done; step = await reader.read()) {
        parts.push(step.value);
        n += step.value.length;
        if (whole) this.part("progress").value = n / whole;
      }
    } catch {
      throw new Refused("broke-off");
    }
    return new Blob(parts).text();
  }

  async ask(url, how = {}) {
    let answer;
    try {
      answer = await fetch(url, { ...how, credentials: "omit", cache: "no-store", referrerPolicy: "no-referrer" });
    } catch {
      throw new Refused("away");
    }
    if (answer.ok) return answer;
    if (answer.status === 401) this.fill("tries", String((await answer.json()).remainingAttempts ?? ""));
    throw new Refused(REFUSED[answer.status] ?? "away");
  }

  present(bytes, bundle) {
    this.fill("title", String(titleOf(bundle) || this.link.label));
    this.part("words").replaceChildren(...sectionsOf(bundle).map(drawn));
    this.offer("data", new Blob([bytes], { type: FHIR }));
    const pdf = pdfOf(bundle);
    this.part("pdf").hidden = !pdf;
    if (!pdf) return;
    const address = this.offer("save", new Blob([pdf], { type: "application/pdf" }));
    this.part("look").href = address;
    if (navigator.pdfViewerEnabled && matchMedia("(width >= 60rem)").matches) this.frame(address);
  }

  frame(address) {
    const frame = document.createElement("iframe");
    frame.title = this.dataset.frame;
    frame.src = `${address}#navpanes=0&view=FitH`;
    this.part("frame").replaceChildren(frame);
  }

  offer(name, blob) {
    const link = this.part(name);
    URL.revokeObjectURL(link.href);
    link.href = URL.createObjectURL(blob);
    return link.href;
  }

  part(name) {
    return this.querySelector(`[data-part="${name}"]`);
  }

  fill(name, text) {
    for (const place of this.querySelectorAll(`[data-part="${name}"]`)) place.textContent = text;
  }

  show(state) {
    this.dataset.state = state;
    for (const part of this.querySelectorAll("[data-when]")) part.hidden = !part.dataset.when.split(" ").includes(state);
    this.querySelector(`[data-says~="${state}"]`)?.focus();
  }
}

customElements.define("fodro-shared", Shared);
