/* A routine changed in place: its buttons answer without a new page, and its steps are put in order by hand. */

import { movable } from "./dragging.js";

const SETTLE_MS = 500;

class OwnSteps extends HTMLElement {
  connectedCallback() {
    this.addEventListener("submit", (event) => this.pressed(event));
    addEventListener("pagehide", () => this.leave());
    movable(this, () => this.list, (row, how) => this.moved(row, how));
    this.ready();
  }

  get list() {
    return this.querySelector(".own-steps");
  }

  get form() {
    return this.list.closest("form");
  }

  get rows() {
    return [...this.list.children];
  }

  ready() {
    for (const grip of this.querySelectorAll("[data-grip]")) grip.hidden = false;
  }

  moved(row, { settled }) {
    const rows = this.rows;
    const told = { step: row.dataset.name, place: rows.indexOf(row) + 1, of: rows.length };
    this.say(this.dataset.moved.replace(/\{(\w+)\}/g, (_all, name) => told[name]));
    this.moving = row;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.keepOrder(), settled ? 0 : SETTLE_MS);
  }

  /** The order as it stands, as the form of the steps sends it. */
  order() {
    const sent = new FormData(this.form);
    sent.set("do", "order");
    sent.set("order", this.rows.map((row) => row.dataset.step).join());
    sent.set("moved", this.moving.dataset.step);
    return sent;
  }

  async keepOrder() {
    clearTimeout(this.timer);
    if (this.sending) await this.sending;
    if (!this.moving) return;
    const sent = this.order();
    const before = this.rows.sort((a, b) => a.dataset.step - b.dataset.step);
    number(this.rows);
    this.moving = null;
    const answer = await this.send(this.form.action, sent);
    if (!answer) this.putBack(before);
    else if (this.moving) this.form.elements.seen.value = answer.querySelector("[name=seen]").value;
    else this.show(answer);
  }

  async pressed(event) {
    const { target: form, submitter } = event;
    if (!("inPlace" in form.dataset)) return;
    event.preventDefault();
    if (this.pressing && !/^(longer|shorter):/.test(submitter.value)) return; // what it meant may have moved
    this.pressing = true;
    const row = submitter.closest("li");
    const place = row ? this.rows.indexOf(row) : -1;
    const sent = new FormData(form, submitter);
    await this.keepOrder();
    if (row) sent.set("do", `${submitter.value.split(":")[0]}:${place}`);
    if (row) sent.set("seen", this.form.elements.seen.value);
    const answer = await this.send(form.action, sent);
    this.pressing = false;
    if (answer) this.show(answer);
  }

  /** Send, one after the other; the part of the page that answers, or null where nothing was kept. */
  async send(address, body) {
    this.sending = this.ask(address, body);
    const answer = await this.sending;
    this.sending = null;
    return answer;
  }

  async ask(address, body) {
    try {
      const answer = await fetch(address, { method: "POST", body, headers: { "HX-Request": "true" } });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const part = page.querySelector("#steps");
      if (!part) location.reload();
      return part;
    } catch {
      this.querySelector("#steps > .error").textContent = this.dataset.notKept;
      this.say(this.dataset.notKept);
      return null;
    }
  }

  show(part) {
    const before = this.querySelector("#steps");
    const held = document.activeElement?.closest?.("[data-grip]") && before.contains(document.activeElement);
    before.replaceWith(document.importNode(part, true));
    this.ready();
    const now = this.querySelector("#steps");
    const focus = now.querySelector("[autofocus]") ?? (held ? now.querySelector("[data-grip]") : null);
    focus?.focus({ preventScroll: true });
    const error = now.querySelector(".error").textContent.trim();
    if (error || now.dataset.said) this.say(error || now.dataset.said);
  }

  putBack(before) {
    this.moving = null;
    this.list.append(...before);
    number(before);
  }

  say(text) {
    this.querySelector("[data-say]").textContent = text;
  }

  leave() {
    if (this.moving) fetch(this.form.action, { method: "POST", body: this.order(), keepalive: true });
  }
}

const number = (rows) => rows.forEach((row, n) => { row.dataset.step = n; });

customElements.define("fodro-own-steps", OwnSteps);
