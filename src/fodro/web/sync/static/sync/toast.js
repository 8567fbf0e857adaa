/* <fodro-toast>: says what was saved, offers Undo for ten seconds, and says when nothing could be kept. */

import { open } from "./store.js";
import { takeSaid } from "./saved.js";

class Toast extends HTMLElement {
  connectedCallback() {
    document.addEventListener("say", () => this.say());
    document.addEventListener("no-room", () => this.show(this.dataset.noRoom, null));
    this.say();
  }

  say() {
    const said = takeSaid();
    if (said) this.show(said.say, said.undo.length ? said : null);
  }

  show(text, said) {
    clearTimeout(this.timer);
    const toast = this.querySelector("template").content.firstElementChild.cloneNode(true);
    toast.querySelector("span").textContent = text;
    const button = toast.querySelector("button");
    if (said) button.addEventListener("click", () => this.undo(said));
    else button.remove();
    this.querySelector(".toast")?.remove();
    this.append(toast);
    const stays = said ? said.until - Date.now() : Number(this.dataset.staysMs);
    this.timer = setTimeout(() => toast.remove(), stays);
  }

  async undo({ undo }) {
    this.querySelector(".toast")?.remove();
    const store = await open();
    await store.keepAll(undo);
    this.show(this.dataset.undone, null);
    document.dispatchEvent(new CustomEvent("undone", { detail: undo }));
  }
}

customElements.define("fodro-toast", Toast);
