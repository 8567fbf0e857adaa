/* <fodro-sending>: sends its form without leaving the page. A server that is gone, or too slow, costs no picture:
   the form stays as it is, and sent again with the same id it is the same photo. */

const PATIENCE_MS = 120_000;

class Sending extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    this.form.addEventListener("submit", (event) => this.send(event));
    for (const error of this.querySelectorAll(".error")) error.setAttribute("role", "alert");
  }

  async send(event) {
    event.preventDefault();
    if (this.hasAttribute("aria-busy")) return;
    this.setAttribute("aria-busy", "true");
    this.say("");
    const words = event.submitter?.textContent;
    if (event.submitter) event.submitter.textContent = this.dataset.busy;
    try {
      await this.read(await this.ask());
    } catch {
      this.say(this.dataset.gone);
    }
    if (event.submitter) event.submitter.textContent = words;
    this.removeAttribute("aria-busy");
  }

  ask() {
    return fetch(this.form.getAttribute("action"), {
      method: "POST",
      body: new FormData(this.form),
      headers: { "HX-Request": "true" },
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
  }

  async read(answer) {
    const onwards = answer.headers.get("HX-Redirect");
    if (onwards) location.assign(onwards);
    else if (answer.status === 422) this.showErrors(await answer.text());
    else this.say(this.dataset.trouble);
  }

  /** The page that was answered says what is wrong: take its words over, leave everything else as it is. */
  showErrors(text) {
    const page = new DOMParser().parseFromString(text, "text/html");
    for (const error of this.querySelectorAll(".error[id]")) {
      error.replaceChildren(...(page.getElementById(error.id)?.childNodes ?? []));
      if (error.textContent.trim()) error.closest("details")?.setAttribute("open", "");
    }
    this.querySelector(".error:not(:empty)")?.scrollIntoView({ block: "center" });
  }

  say(words) {
    this.querySelector("#picture-error").textContent = words;
  }
}

customElements.define("fodro-sending", Sending);
