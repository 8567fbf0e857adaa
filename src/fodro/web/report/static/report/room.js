// The page follows what is chosen: kept and shown anew without a press of the button. The form works without this.
const PAUSE_MS = 500;

class FodroReport extends HTMLElement {
  #waiting = 0;
  #asked = 0;

  connectedCallback() {
    this.addEventListener("change", () => this.#soon(0));
    this.addEventListener("input", () => this.#soon(PAUSE_MS));
    this.querySelector("form").addEventListener("submit", (event) => {
      event.preventDefault();
      this.#show().then(() => document.getElementById("page").scrollIntoView({ block: "start" }));
    });
  }

  #soon(ms) {
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => this.#show(), ms);
  }

  async #show() {
    const form = this.querySelector("form");
    const leaf = document.querySelector("[data-leaf]");
    const asked = ++this.#asked;
    leaf.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(form.action, {
        method: "POST",
        body: new FormData(form),
        headers: { "HX-Request": "true" },
      });
      const text = await answer.text();
      if (asked !== this.#asked || ![200, 422].includes(answer.status)) return;
      leaf.replaceChildren(...new DOMParser().parseFromString(text, "text/html").body.childNodes);
    } catch {
      return; // the server is gone: the page stays as it was
    } finally {
      if (asked === this.#asked) leaf.removeAttribute("aria-busy");
    }
  }
}

customElements.define("fodro-report", FodroReport);
