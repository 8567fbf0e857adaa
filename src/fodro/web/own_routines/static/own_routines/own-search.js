/* Techniques by a word of theirs: folds open around what fits, and the rest steps aside. */

class OwnSearch extends HTMLElement {
  connectedCallback() {
    const field = this.querySelector("[data-search]");
    field.hidden = false;
    this.input = field.querySelector("input");
    this.folds = [...this.querySelectorAll("details")];
    this.wasOpen = this.folds.map((fold) => fold.open);
    this.input.addEventListener("input", () => this.look());
    this.input.addEventListener("keydown", (event) => event.key === "Enter" && event.preventDefault());
    this.look();
  }

  look() {
    const words = plain(this.input.value).split(/\s+/).filter(Boolean);
    for (const [n, fold] of this.folds.entries()) {
      const choices = [...fold.querySelectorAll("li")];
      for (const choice of choices) choice.hidden = !words.every((word) => plain(choice.textContent).includes(word));
      const left = choices.filter(({ hidden }) => !hidden).length;
      fold.hidden = !left;
      fold.querySelector(".number").textContent = left;
      fold.open = words.length ? true : this.wasOpen[n];
    }
    this.querySelector("[data-found]").textContent = this.folds.every(({ hidden }) => hidden) ? this.dataset.none : "";
  }
}

const plain = (text) => text.toLocaleLowerCase();

customElements.define("fodro-own-search", OwnSearch);
