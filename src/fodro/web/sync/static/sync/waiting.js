/* <fodro-waiting>: one quiet line while something waits on this device or needs attention; nothing otherwise. */

import { open } from "./store.js";
import { inWords, isWrong } from "./skew.js";

const ALONE = new Set(["signed-out", "another-person"]);

class Waiting extends HTMLElement {
  connectedCallback() {
    this.state = "";
    document.addEventListener("synced", (event) => this.look(event.detail.state));
    this.look("");
  }

  async look(state) {
    this.state = state;
    const store = await open();
    if (!store) return;
    const [waiting, attention, skew] = await Promise.all([store.countWaiting(), store.inAttention(), store.mark("skew")]);
    this.say(this.sentence(waiting, attention.length, skew ?? 0));
  }

  sentence(waiting, attention, skew) {
    if (attention) return this.dataset.attention;
    if (waiting && ALONE.has(this.state)) return this.dataset.signedOut;
    if (waiting && this.state === "away") return this.dataset[waiting === 1 ? "one" : "many"].replace("{n}", waiting);
    if (isWrong(skew)) return this.dataset[skew < 0 ? "ahead" : "behind"].replace("{time}", inWords(skew));
    return "";
  }

  say(sentence) {
    this.hidden = !sentence;
    const words = this.querySelector("span");
    if (words.textContent !== sentence) words.textContent = sentence;
  }
}

customElements.define("fodro-waiting", Waiting);
