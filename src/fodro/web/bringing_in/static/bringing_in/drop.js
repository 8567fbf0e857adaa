/* <fodro-drop>: a file dropped or chosen is sent at once, with how far it is. Without it the form has a button. */

class Drop extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    this.input = this.querySelector("input[type=file]");
    this.said = this.querySelector("[data-chosen]");
    this.progress = this.querySelector("[data-progress]");
    this.querySelector("[data-send]").hidden = true;
    this.classList.add("ready");
    this.input.addEventListener("change", () => this.send());
    for (const name of ["dragenter", "dragover"]) this.addEventListener(name, (event) => this.over(event, true));
    for (const name of ["dragleave", "drop"]) this.addEventListener(name, (event) => this.over(event, false));
    this.addEventListener("drop", (event) => this.take(event));
  }

  over(event, on) {
    event.preventDefault();
    this.classList.toggle("over", on);
  }

  take(event) {
    if (!event.dataTransfer?.files.length || this.request) return;
    this.input.files = event.dataTransfer.files;
    this.send();
  }

  send() {
    if (!this.input.files.length || this.request) return;
    const names = [...this.input.files].map((file) => file.name);
    this.say(`${this.dataset.busy}: ${names.length > 2 ? `${names[0]} … (${names.length})` : names.join(", ")}`);
    this.progress.hidden = false;
    this.classList.add("sending");
    this.request = new XMLHttpRequest();
    this.request.upload.addEventListener("progress", ({ loaded, total }) => {
      if (total) this.progress.value = (100 * loaded) / total;
    });
    this.request.addEventListener("load", () => this.answered());
    this.request.addEventListener("error", () => this.lost());
    this.request.open("POST", this.form.action);
    this.request.setRequestHeader("HX-Request", "true");
    this.request.send(new FormData(this.form));
  }

  answered() {
    const to = this.request.getResponseHeader("HX-Redirect");
    if (to) {
      location.assign(to);
      return;
    }
    const answer = new DOMParser().parseFromString(this.request.responseText, "text/html");
    const error = answer.querySelector("#file-error, .trouble, .card");
    this.lost(error?.textContent.trim());
  }

  /** Nothing was taken in: say why, and let it be tried again. */
  lost(why) {
    this.request = null;
    this.progress.hidden = true;
    this.progress.value = 0;
    this.input.value = "";
    this.classList.remove("sending");
    this.say(why || this.dataset.gone);
  }

  say(text) {
    this.said.textContent = text;
  }
}

customElements.define("fodro-drop", Drop);
