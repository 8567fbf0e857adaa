/* <fodro-hand-picture>: the still picture of a technique, moved while it is seen; a tap holds it still. */

import { Hand } from "./hand.js";

class HandPicture extends HTMLElement {
  connectedCallback() {
    this.hand = new Hand(this);
    this.hand.show(JSON.parse(this.querySelector('script[type="application/json"]').textContent));
    this.into = 0;
    this.seen = new IntersectionObserver(([entry]) => this.see(entry.isIntersecting), { threshold: 0.35 });
    this.seen.observe(this);
    this.button = this.querySelector("button");
    this.button.hidden = this.hand.still.matches;
    this.addEventListener("click", () => this.toggle());
    this.hand.still.addEventListener("change", () => this.run());
    this.dataset.live = "yes";
  }

  disconnectedCallback() {
    this.seen.disconnect();
    cancelAnimationFrame(this.frame);
  }

  see(visible) {
    this.visible = visible;
    this.run();
  }

  toggle() {
    if (this.hand.still.matches) return;
    this.held = !this.held;
    this.button.setAttribute("aria-pressed", String(this.held));
    this.run();
  }

  run() {
    cancelAnimationFrame(this.frame);
    this.last = undefined;
    if (this.visible && !this.held) this.frame = requestAnimationFrame((now) => this.next(now));
  }

  next(now) {
    this.into += this.last === undefined ? 0 : Math.min(0.1, (now - this.last) / 1000);
    this.last = now;
    this.hand.draw(this.into);
    this.frame = requestAnimationFrame((later) => this.next(later));
  }
}

customElements.define("fodro-hand-picture", HandPicture);
