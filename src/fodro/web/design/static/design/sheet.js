/* A button with data-opens="id" opens the <dialog> with that id. */

for (const button of document.querySelectorAll("[data-opens]")) {
  button.addEventListener("click", () => document.getElementById(button.dataset.opens)?.showModal());
}
